import { z } from 'zod';
import {
  date,
  type GuardianId,
  guardianId,
  prose,
  type StudentId,
  studentId,
} from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { type LetterKind, letterKindCode, letterValues, MOST_LETTERS } from '#shared/contract/letters.ts';
import { fieldsAskedBy, LETTER_FIELDS, type LetterField, type LetterValues } from '#shared/letter-words.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

/** A student among those who get a letter: to whom it goes, and what is this one's own. */
export interface Addressed {
  studentId: StudentId;
  /** Each of them gets one; nobody chosen means the first contact. */
  guardianIds: GuardianId[];
  /** Instead of what stands for all. */
  values: LetterValues;
}

/** What stands in the form. */
export interface LetterDraft {
  kind: string;
  issuedOn: LocalDate | null;
  /** The words for this time; null for those of the kind. */
  body: string | null;
  values: Record<LetterField, string>;
  addressed: Addressed[];
  /** What each student has a text of its own for. */
  apart: LetterField[];
}

/** Every field of a form, those without a value empty. */
export function everyField(values: LetterValues): Record<LetterField, string> {
  return Object.fromEntries(codesOf(LETTER_FIELDS).map((field) => [field, values[field] ?? ''])) as Record<
    LetterField,
    string
  >;
}

/** An empty letter of today. */
export function newLetter(kind: string, studentIds: readonly StudentId[]): LetterDraft {
  return {
    kind,
    issuedOn: todayOnThisPc(),
    body: null,
    values: everyField({}),
    addressed: studentIds.map(addressedTo),
    apart: [],
  };
}

export const addressedTo = (studentId: StudentId): Addressed => ({ studentId, guardianIds: [], values: {} });

/** One letter for each guardian of each student, in the order of the form. */
export function lettersOf(draft: Pick<LetterDraft, 'addressed' | 'values' | 'apart'>) {
  return draft.addressed.flatMap(({ studentId, guardianIds, values: own }) => {
    const values = { ...draft.values };
    for (const field of draft.apart) values[field] = own[field] ?? '';
    const to: (GuardianId | null)[] = guardianIds.length > 0 ? guardianIds : [null];
    return to.map((guardianId) => ({ studentId, guardianId, values }));
  });
}

/** What the form hands in, once it is right. */
export const letterDraft = z
  .object({
    kind: letterKindCode,
    issuedOn: date,
    body: prose(8000).nullable(),
    values: letterValues,
    addressed: z
      .array(z.object({ studentId, guardianIds: z.array(guardianId), values: letterValues }))
      .min(1, '请选择学生')
      .max(MOST_LETTERS, `一次最多 ${MOST_LETTERS} 名学生，请分几次`),
    apart: z.array(z.enum(codesOf(LETTER_FIELDS))),
  })
  .transform(({ kind, issuedOn, body, ...draft }): InputOf<'letters.issue'> => {
    return { kind, issuedOn, body, letters: lettersOf({ ...draft, values: everyField(draft.values) }) };
  });

/** What the form asks for, by the words that it would print. */
export function askedFor(kind: LetterKind, body: string | null): LetterField[] {
  return fieldsAskedBy(`${body ?? kind.body}\n${kind.receipt}`);
}
