import type { NumberKind } from './terms.ts';

/** A national 学籍号: G, or L for the time being, and 18 characters, mostly those of the identity number. */
export function isNationalNumber(text: string): boolean {
  return /^[GL]\d{17}[\dX]$/i.test(text);
}

/**
 * What is said of a student, with each number under its own name, as the log keeps it: which of them the school goes by
 * may change.
 */
export function underTheirNames<Said extends { studentNumber?: string; otherNumber?: string | undefined }>(
  kind: NumberKind,
  { studentNumber, otherNumber, ...said }: Said,
) {
  return {
    ...(studentNumber === undefined ? {} : { [kind]: studentNumber }),
    ...(otherNumber === undefined ? {} : { [otherKind(kind)]: otherNumber }),
    ...said,
  };
}

/** The number beside the one that tells students apart. */
export const otherKind = (kind: NumberKind): NumberKind =>
  kind === 'studentNumber' ? 'registrationNumber' : 'studentNumber';
