import { and, eq, inArray } from 'drizzle-orm';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import { CAUSES_OF_CARE, isCauseOfCare } from '#shared/terms.ts';
import { leavesOf } from '#vault/roll/students/leaves.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { periodsOf } from './periods.ts';
import { carePeriods } from './tables.ts';

/** A student's states of care in the order in which they began; a leave because of 心理问题 is one. */
export function caresOf(reader: Reader, studentId: StudentId) {
  const leaves = leavesOf(reader, studentId)
    .filter(({ cause }) => isCauseOfCare(cause))
    .map(({ cause, ...period }) => ({ ...period, care: 'leaveAtHome' as const }));
  return [...periodsOf(reader, carePeriods, studentId), ...leaves].sort(
    (one, other) => one.fromOn.localeCompare(other.fromOn) || one.recordedAt - other.recordedAt,
  );
}

/** The leave that is a state of care; undefined for one that is a record of its own. */
export function leaveBehind(reader: Reader, id: PeriodId) {
  return reader.db
    .select()
    .from(leavePeriods)
    .where(and(eq(leavePeriods.id, id), inArray(leavePeriods.cause, [...CAUSES_OF_CARE])))
    .get();
}
