import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ScreeningId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { existingInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { screeningBatches, screeningEntries, screenings } from './tables.ts';

/** What scales found of a student, in the order in which they were written down. */
export function screeningsOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select({ row: screenings, batch: { id: screeningBatches.id, name: screeningBatches.name } })
    .from(screenings)
    .leftJoin(screeningEntries, eq(screeningEntries.id, screenings.entryId))
    .leftJoin(screeningBatches, eq(screeningBatches.id, screeningEntries.batchId))
    .where(and(eq(screenings.studentId, studentId), isNull(screenings.removedAt)))
    .orderBy(asc(screenings.recordedAt))
    .all()
    .map(({ row, batch }) => ({ ...row, batch }));
}

/**
 * What a scale found: 筛查，非诊断 (policy J1). Of what a batch has brought, the note alone may be written.
 *
 * @throws Refusal `dateInFuture`, `noStudent`, `archived`, `noRecord`, `ofBatch`.
 */
export function writeScreening(
  writer: Writer,
  { screeningId, ...columns }: InputOf<'screenings.write'>,
): ScreeningId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  const before = screeningId && existingInFile(writer, screenings, screeningId);
  const isOther = (['occurredOn', 'scale', 'result'] as const).some((key) => before?.[key] !== columns[key]);
  if (before && before.entryId !== null && isOther) {
    throw new Refusal(
      'ofBatch',
      '这条结果是普查导入的，量表、日期和结果不能在这里改。导错了的，请撤销那次导入，或删除这条后重新导入；备注可以改。',
    );
  }
  return writeInFile(writer, { table: screenings, action: 'screening.written' }, screeningId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeScreening(writer: Writer, wanted: InputOf<'screenings.remove'>): void {
  const of = { table: screenings, action: 'screening.removed' } as const;
  removeFromFile(writer, of, wanted.screeningId, wanted.reason);
}
