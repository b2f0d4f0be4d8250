/** Between the problems of one session, in the column that holds them; no problem holds it. */
const BETWEEN = '、';

/** Problems as one text. A problem that holds several is several. */
export function keptProblems(problems: readonly string[]): string {
  return [...new Set(problems.flatMap((problem) => problem.split(BETWEEN)))].filter(Boolean).join(BETWEEN);
}

/** The problems of a text that `keptProblems` made. */
export function writtenProblems(kept: string): string[] {
  return kept === '' ? [] : kept.split(BETWEEN);
}
