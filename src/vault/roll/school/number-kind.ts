import { and, count, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { isNationalNumber, otherKind } from '#shared/student-numbers.ts';
import { NUMBER_KINDS, type NumberKind } from '#shared/terms.ts';
import { departures, students } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { school } from '#vault/strongbox/owner/tables.ts';

/**
 * By which number the school tells its students apart (decision 23): as it was chosen, or as the numbers look that it has.
 * `isSettled`: there are students who go by it; before the first of them a roster may settle it otherwise.
 */
export function numberKind(reader: Reader): { kind: NumberKind; isSettled: boolean } {
  const { identifiedBy } = schoolRow(reader);
  const numbers = reader.db
    .select({ number: students.studentNumber })
    .from(students)
    .where(isNull(students.removedAt))
    .limit(identifiedBy === '' ? -1 : 1)
    .all();
  const national = numbers.filter(({ number }) => isNationalNumber(number)).length;
  return {
    kind: identifiedBy || (national * 2 > numbers.length ? 'registrationNumber' : 'studentNumber'),
    isSettled: numbers.length > 0,
  };
}

/** What the number is called by which the school tells its students apart. */
export function numberWord(reader: Reader): string {
  return NUMBER_KINDS[numberKind(reader).kind];
}

/** Keeps by which number a roster is taken in, before its students come. */
export function settleNumberKind(writer: Writer, kind: NumberKind): void {
  writer.db.update(school).set({ identifiedBy: kind }).run();
}

/** The roster that settled it was taken back, and nobody is left who goes by it: it is open again. */
export function unsettleNumberKind(writer: Writer): void {
  if (!numberKind(writer).isSettled) writer.db.update(school).set({ identifiedBy: '' }).run();
}

/**
 * From now on the school goes by the other number: the two change places in every student.
 *
 * @throws Refusal `lacksNumber` while a student at the school has only the one.
 */
export function identifyBy(writer: Writer, { kind }: InputOf<'school.identifyBy'>): void {
  const { kind: before } = numberKind(writer);
  if (kind !== before) {
    refuseWithoutNumber(writer, kind);
    writer.db.run(sql`UPDATE students SET student_number = other_number, other_number = student_number
      WHERE other_number <> ''`);
  }
  writer.db.update(school).set({ identifiedBy: kind }).run();
  writer.record({
    action: 'school.changed',
    subject: `以${NUMBER_KINDS[kind]}识别学生`,
    detail: { old: { identifiedBy: NUMBER_KINDS[before] }, new: { identifiedBy: NUMBER_KINDS[kind] } },
  });
}

function refuseWithoutNumber(reader: Reader, kind: NumberKind): void {
  const row = reader.db
    .select({ lacking: count() })
    .from(students)
    .where(
      sql`${students.removedAt} IS NULL AND ${students.otherNumber} = '' AND NOT EXISTS (
        SELECT 1 FROM ${departures} d WHERE d.student_id = ${students.id} AND d.returned_on IS NULL)`,
    )
    .get();
  if (!row || row.lacking === 0) return;
  throw new Refusal(
    'lacksNumber',
    `还有 ${row.lacking} 名在校学生没有${NUMBER_KINDS[kind]}，没有更改。请先导入写有${NUMBER_KINDS[otherKind(kind)]}和${NUMBER_KINDS[kind]}的名册，或在学生的基本信息里补上。`,
  );
}

/** Who else has this number, as the one or the other; undefined for nobody on the list. */
export function holderOf(reader: Reader, number: string, besides: StudentId | null) {
  return reader.db
    .select({ id: students.id, name: students.name })
    .from(students)
    .where(
      and(
        isNull(students.removedAt),
        or(eq(students.studentNumber, number), eq(students.otherNumber, number)),
        besides === null ? undefined : ne(students.id, besides),
      ),
    )
    .get();
}
