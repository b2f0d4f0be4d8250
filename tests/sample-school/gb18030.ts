/** Text as Chinese Excel saves a CSV. Node can decode GB18030 but not write it, so its own table is turned round. */
export function encodeGb18030(text: string): Uint8Array {
  const table = codes();
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point >= 0x10000) bytes.push(...fourBytes(point - 0x10000 + FIRST_SUPPLEMENTARY));
    else {
      const code = table.get(letter);
      if (!code) throw new RangeError(`GB18030 cannot write ${letter}`);
      bytes.push(...code);
    }
  }
  return Uint8Array.from(bytes);
}

/** U+10000 is 0x90 0x30 0x81 0x30, counted in four-byte codes from 0x81 0x30 0x81 0x30. */
const FIRST_SUPPLEMENTARY = 189_000;
const FOUR_BYTE_CODES_OF_THE_BASIC_PLANE = 39_420;

function fourBytes(index: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

let known: Map<string, number[]> | undefined;

function codes(): Map<string, number[]> {
  if (known) return known;
  const all: number[][] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) all.push([lead, trail]);
  }
  for (let index = 0; index < FOUR_BYTE_CODES_OF_THE_BASIC_PLANE; index++) all.push(fourBytes(index));
  // One line a code, all decoded at once: a decoder for each would take seconds.
  const lines = new TextDecoder('gb18030')
    .decode(Uint8Array.from(all.flatMap((code) => [...code, 0x0a])))
    .split('\n');
  known = new Map();
  for (const [n, code] of all.entries()) {
    const letter = lines[n] ?? '';
    if (letter !== '' && !letter.includes('\ufffd') && !known.has(letter)) known.set(letter, code);
  }
  return known;
}
