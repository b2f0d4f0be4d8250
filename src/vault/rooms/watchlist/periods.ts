import { and, asc, eq, isNull } from 'drizzle-orm';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import { Refusal } from '#shared/outcome.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { noPeriod, type Span } from '#vault/roll/students/put-right.ts';
import { studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import type { carePeriods, concernPeriods, levelPeriods, situationPeriods } from './tables.ts';

type PeriodTable = typeof levelPeriods | typeof concernPeriods | typeof carePeriods | typeof situationPeriods;

/** A student's periods of one kind, in the order in which they began, without those taken away. */
export function periodsOf<Table extends PeriodTable>(
  reader: Reader,
  table: Table,
  studentId: StudentId,
): Table['$inferSelect'][] {
  return reader.db
    .select()
    .from(anyOf(table))
    .where(and(eq(table.studentId, studentId), isNull(table.removedAt)))
    .orderBy(asc(table.fromOn), asc(table.recordedAt))
    .all() as Table['$inferSelect'][];
}

/**
 * A period that is to be changed, and whose it is.
 *
 * @throws Refusal `noPeriod`, `archived`.
 */
export function standingPeriod<Table extends PeriodTable>(writer: Writer, table: Table, id: PeriodId) {
  const before = writer.db
    .select()
    .from(anyOf(table))
    .where(and(eq(table.id, id), isNull(table.removedAt)))
    .get() as Table['$inferSelect'] | undefined;
  if (!before) throw noPeriod();
  mustBeAtSchool(writer, before.studentId);
  return { before, student: studentOn(writer, before.studentId, writer.today) };
}

/** Hides a period that never was so. It lasts no more: only one of its kind may. */
export function hidePeriod(
  writer: Writer,
  table: PeriodTable,
  { id, fromOn, endedOn }: Span & { id: PeriodId },
  reason: string,
): void {
  const { now: removedAt, person: removedBy } = writer;
  writer.db
    .update(anyOf(table))
    .set({ removedAt, removedBy, removalReason: reason, endedOn: endedOn ?? fromOn })
    .where(eq(table.id, id))
    .run();
}

/** @throws Refusal `whyEnded`: what is over has a reason for it (rules of the data, 5). */
export function refuseEndWithoutReason({
  endedOn,
  endReason,
}: {
  endedOn: string | null;
  endReason: string;
}) {
  if (endedOn !== null && endReason === '') throw Refusal.at('endReason', 'whyEnded', '请填写结束的原因');
}

/** The table as one of them: the query builder cannot follow a choice of tables. */
function anyOf(table: PeriodTable): typeof levelPeriods {
  return table as typeof levelPeriods;
}
