/** A letter's number in its school year; never used twice (forms.md 附件2). */
export interface LetterNumber {
  /** What stands before the year, one for each kind: 心告. A letter of an earlier app does not say. */
  prefix?: string;
  schoolYear: number;
  /** 1, 2, 3 … within the school year and the prefix. */
  sequence: number;
}

/** As it stands on paper: 心告〔2026〕3号. */
export function writtenLetterNumber({ prefix = '心告', schoolYear, sequence }: LetterNumber): string {
  return `${prefix}〔${schoolYear}〕${sequence}号`;
}
