import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { birthDate, type StudentId } from '#shared/contract/fields.ts';
import { boarding, gender } from '#shared/contract/students.ts';
import { isNationalNumber } from '#shared/student-numbers.ts';
import type { NumberKind } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

/** Particulars that one file of a student may lack and the other have. */
export const filledShape = z.object({
  otherNumber: z.string().optional(),
  gender: gender.optional(),
  bornOn: birthDate.nullable().optional(),
  address: z.string().optional(),
  ethnicity: z.string().optional(),
  boarding: boarding.optional(),
});
type Filled = z.infer<typeof filledShape>;

const NOTHING = {
  otherNumber: '',
  gender: 'unknown',
  bornOn: null,
  address: '',
  ethnicity: '',
  boarding: 'unknown',
} as const satisfies Required<Filled>;
// The keys of the table above.
const PARTICULARS = Object.keys(NOTHING) as (keyof Filled)[];

/** A row of `students`, on the list or not. */
export function studentOf(reader: Reader, id: StudentId) {
  const row = reader.db.select().from(students).where(eq(students.id, id)).get();
  if (!row) throw new Error('a student without a row');
  return row;
}

type Row = ReturnType<typeof studentOf>;

/**
 * What the kept file lacks and the other has. A child who came in once by 学号 and once by 学籍号 is found by either
 * afterwards: the number by which the other file went is then the second one of the kept file.
 */
export function lackingParticulars(kept: Row, merged: Row, kind: NumberKind): Filled {
  const isOfOtherKind = isNationalNumber(merged.studentNumber) === (kind === 'studentNumber');
  const has = {
    ...merged,
    otherNumber: merged.otherNumber || (isOfOtherKind ? merged.studentNumber : ''),
  };
  return Object.fromEntries(
    PARTICULARS.filter((key) => kept[key] === NOTHING[key] && has[key] !== NOTHING[key]).map((key) => [
      key,
      has[key],
    ]),
  );
}

/** What was filled in and is still so, as it was before. */
export function takenBack(kept: Row, filled: Filled): Filled {
  return Object.fromEntries(
    PARTICULARS.filter((key) => key in filled && kept[key] === filled[key]).map((key) => [key, NOTHING[key]]),
  );
}

export function fillIn(writer: Writer, id: StudentId, filled: Filled): void {
  if (Object.keys(filled).length === 0) return;
  writer.db.update(students).set(filled).where(eq(students.id, id)).run();
}
