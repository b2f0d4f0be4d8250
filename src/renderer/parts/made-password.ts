/** Without what people mistake for one another when they read a password aloud or off a slip: 0 o, 1 l i, 2 z. */
const LETTERS = 'abcdefghjkmnpqrstuvwxy3456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password made by chance, about 77 bits, in groups that can be read over the telephone: kfw7-m3bx-9acd-pq5h. */
export function madePassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS[chosenBelow(LETTERS.length)]).join(''),
  );
  return groups.join('-');
}

/** Every number below `count` equally likely; `count` is at most 256. */
function chosenBelow(count: number): number {
  const limit = 256 - (256 % count);
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return byte % count;
  }
}
