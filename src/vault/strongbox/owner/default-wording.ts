import { DEFAULT_LETTER_WORDING } from '#documents/letters/letter-wording.ts';
import type { LetterWording } from '#shared/contract/school.ts';

/** What a school begins with: the project's own sentences (forms.md 附件2). */
export const DEFAULT_WORDING: LetterWording = {
  careForChild: DEFAULT_LETTER_WORDING.requests.attention,
  keepInTouch: DEFAULT_LETTER_WORDING.requests.contact,
  seeDoctor: DEFAULT_LETTER_WORDING.requests.medical,
};
