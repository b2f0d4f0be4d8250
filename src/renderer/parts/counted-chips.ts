/** Chips, each with how many rows it would show beside what the other filters let pass. */
export function countedChips<Code extends string, Row>(
  terms: Readonly<Record<Code, string>>,
  rows: readonly Row[],
  codesOfRow: (row: Row) => readonly Code[],
): Record<Code, string> {
  const counts = new Map<Code, number>();
  for (const code of rows.flatMap(codesOfRow)) counts.set(code, (counts.get(code) ?? 0) + 1);
  // The same codes as in `terms`, each with its count behind the word.
  return Object.fromEntries(
    Object.entries<string>(terms).map(([code, word]) => [code, `${word} ${counts.get(code as Code) ?? 0}`]),
  ) as Record<Code, string>;
}
