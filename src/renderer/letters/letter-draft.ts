import type { StudentId } from '#shared/contract/fields.ts';
import type { LetterText } from '#shared/contract/letters.ts';
import type { LetterWording } from '#shared/contract/school.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import type { DiscoveryRoute } from '#shared/terms.ts';

/** What stands in the form: the text of a letter, where student, date and route may still be missing. */
export type LetterDraft = Omit<LetterText, 'studentId' | 'issuedOn' | 'discoveryRoute'> & {
  studentId: StudentId | null;
  issuedOn: LocalDate | null;
  discoveryRoute: DiscoveryRoute | null;
};

/** An empty letter of today, with the three requests as the school words them. */
export function newLetter(studentId: StudentId | undefined, wording: LetterWording): LetterDraft {
  return {
    studentId: studentId ?? null,
    issuedOn: todayOnThisPc(),
    discoveryRoute: null,
    cognition: '',
    emotion: '',
    behaviour: '',
    will: '',
    hospitalDiagnosis: '',
    wording,
  };
}
