import { asc, eq } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import type { carePeriods, concernPeriods, levelPeriods } from './tables.ts';

/** A student's periods of one kind, in the order in which they began. */
export function periodsOf<Table extends typeof levelPeriods | typeof concernPeriods | typeof carePeriods>(
  reader: Reader,
  table: Table,
  studentId: StudentId,
): Table['$inferSelect'][] {
  return reader.db
    .select()
    .from(table as typeof levelPeriods)
    .where(eq(table.studentId, studentId))
    .orderBy(asc(table.fromOn), asc(table.recordedAt))
    .all() as Table['$inferSelect'][];
}
