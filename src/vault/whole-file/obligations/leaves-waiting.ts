import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { PeriodId } from '#shared/contract/fields.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { certificateMissingSince, expiryOf } from '#shared/leave-steps.ts';
import { needsPlan, returnLacks } from '#shared/return-decisions.ts';
import { addMonths, type LocalDate } from '#shared/school-calendar.ts';
import { CAUSES_OF_CARE } from '#shared/terms.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import { leaveSteps } from '#vault/rooms/leaves/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { schoolReturns } from '#vault/rooms/school-returns/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/** After a return its papers are asked for as long as the return itself is looked after (policy 003: a year). */
const MONTHS_AFTER_RETURN = 12;

/**
 * What a leave because of 心理问题 waits for (policy J11, J12, P5): its certificate; before it expires, more leave or an
 * application to come back; a decision on the application; where ideation or an attempt was the cause, a plan for the
 * worst by the day of the return. Whoever came back without a yes is back, and the decision is made up for.
 */
export function leavesWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const { db } = reader;
  const over = addMonths(reader.today, -MONTHS_AFTER_RETURN);
  const leaves = db
    .select()
    .from(leavePeriods)
    .where(and(theirs(leavePeriods.studentId, whose), inArray(leavePeriods.cause, [...CAUSES_OF_CARE])))
    .all()
    .filter(({ fromOn, endedOn }) => endedOn !== fromOn && (endedOn === null || endedOn > over));
  const ids = leaves.map(({ id }) => id);
  const steps = byLeave(
    db
      .select()
      .from(leaveSteps)
      .where(and(among(leaveSteps.leaveId, ids), isNull(leaveSteps.removedAt)))
      .orderBy(asc(leaveSteps.occurredOn), asc(leaveSteps.recordedAt))
      .all(),
  );
  const sheets = byLeave(
    db
      .select()
      .from(schoolReturns)
      .where(and(among(schoolReturns.leaveId, ids), isNull(schoolReturns.removedAt)))
      .orderBy(asc(schoolReturns.appliedOn), asc(schoolReturns.recordedAt))
      .all(),
  );
  return leaves.flatMap((leave) =>
    waitingIn({ ...leave, steps: steps(leave.id) }, sheets(leave.id)).map(
      (waiting): Of<Waiting> => ({ studentId: leave.studentId, ...waiting }),
    ),
  );
}

type Leave = typeof leavePeriods.$inferSelect & { steps: (typeof leaveSteps.$inferSelect)[] };
type Sheet = typeof schoolReturns.$inferSelect;

function waitingIn(leave: Leave, sheets: readonly Sheet[]): Waiting[] {
  const { endedOn } = leave;
  const last = sheets.at(-1);
  const here: RecordRef = { record: 'leave', id: leave.id };
  const sheet: RecordRef = last ? { record: 'schoolReturn', id: last.id } : here;
  const certificate = endedOn === null ? certificateMissingSince(leave) : null;
  const expiry = endedOn === null && !isUnderWay(last) ? expiryOf(leave) : null;
  const decision = decisionDue(endedOn, last);
  const plan =
    needsPlan(leave.cause) && returnLacks(leave, sheets).includes('plan')
      ? (endedOn ?? (last?.decision === 'granted' ? last.decidedOn : null))
      : null;
  return [
    ...(certificate ? [{ what: 'leaveCertificate', on: certificate, opens: here } as const] : []),
    ...(expiry ? [{ what: 'leaveExpires', on: expiry, opens: here } as const] : []),
    ...(decision ? [{ what: 'returnDecision', on: decision, opens: sheet } as const] : []),
    ...(plan ? [{ what: 'contingencyPlan', on: plan, opens: sheet } as const] : []),
  ];
}

/** Somebody has applied, and is not turned away. */
const isUnderWay = (last: Sheet | undefined): boolean =>
  last !== undefined && (last.decision === null || last.decision === 'granted');

/**
 * From which day a decision is owed: of the application; on which the school wanted to look at it again; of a return
 * without a yes.
 */
function decisionDue(endedOn: LocalDate | null, last: Sheet | undefined): LocalDate | null {
  if (last?.decision === 'granted') return null;
  if (last?.decision === null) return last.appliedOn;
  return endedOn ?? last?.reviewOn ?? null;
}

/** Rows by their leave. */
function byLeave<Row extends { leaveId: PeriodId }>(rows: readonly Row[]): (id: PeriodId) => Row[] {
  const found = Map.groupBy(rows, ({ leaveId }) => leaveId);
  return (id) => found.get(id) ?? [];
}
