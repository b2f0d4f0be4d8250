/** A letter's number in its school year; never used twice (forms.md 附件2). */
export interface LetterNumber {
  schoolYear: number;
  /** 1, 2, 3 … within the school year. */
  sequence: number;
}

/** As it stands on paper: 心告〔2026〕3号. */
export function writtenLetterNumber({ schoolYear, sequence }: LetterNumber): string {
  return `心告〔${schoolYear}〕${sequence}号`;
}
