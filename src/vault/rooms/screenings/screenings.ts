import type { ScreeningId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Screening } from '#shared/contract/screenings.ts';
import { recordsInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { screenings } from './tables.ts';

/** What scales found of a student, in the order in which they were written down. */
export function screeningsOf(reader: Reader, studentId: StudentId) {
  return recordsInFile(reader, screenings, studentId) satisfies Screening[];
}

/**
 * What a scale found: 筛查，非诊断 (policy J1).
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`.
 */
export function writeScreening(
  writer: Writer,
  { screeningId, ...columns }: InputOf<'screenings.write'>,
): ScreeningId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  return writeInFile(writer, { table: screenings, action: 'screening.written' }, screeningId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeScreening(writer: Writer, wanted: InputOf<'screenings.remove'>): void {
  const of = { table: screenings, action: 'screening.removed' } as const;
  removeFromFile(writer, of, wanted.screeningId, wanted.reason);
}
