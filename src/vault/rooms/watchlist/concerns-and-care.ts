import { eq } from 'drizzle-orm';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { CARES, type Care, CONCERNS, type Concern } from '#shared/terms.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { beginLeave, correctLeave, endLeave, leavesOf, removeLeave } from '#vault/roll/students/leaves.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseEndBeforeStart, refuseImpossibleSpan, withoutEnd } from '#vault/roll/students/put-right.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { CAUSE_OF_CARE, leaveBehind } from './cares.ts';
import { hidePeriod, periodsOf, refuseEndWithoutReason, standingPeriod } from './periods.ts';
import { carePeriods, concernPeriods } from './tables.ts';

/**
 * 重点学生类型 from a date on.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyLasting`.
 */
export function addConcern(writer: Writer, wanted: InputOf<'watchlist.addConcern'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { of: [wanted.studentId] });
  const lasts = periodsOf(writer, concernPeriods, wanted.studentId).some(
    (each) => each.concern === wanted.concern && each.endedOn === null,
  );
  if (lasts) refuseDouble('concern', CONCERNS[wanted.concern]);
  writer.db
    .insert(concernPeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'concern.added',
    subject: auditSubject(student),
    detail: { new: wanted },
  });
}

/**
 * Leave, hospital, medication, regular counselling from a date on. 休学在家 is entered as the leave that it is, once.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyLasting`; those of `beginLeave`.
 */
export function addCare(writer: Writer, wanted: InputOf<'watchlist.addCare'>): void {
  if (wanted.care === 'leaveAtHome' && !isOnLeaveOfUnknownCause(writer, wanted.studentId)) {
    const { care, ...leave } = wanted;
    beginLeave(writer, { ...leave, cause: CAUSE_OF_CARE });
    return;
  }
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { of: [wanted.studentId] });
  const lasts = periodsOf(writer, carePeriods, wanted.studentId).some(
    (each) => each.care === wanted.care && each.endedOn === null,
  );
  if (lasts) refuseDouble('care', CARES[wanted.care]);
  writer.db
    .insert(carePeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'care.added',
    subject: auditSubject(student),
    detail: { new: wanted },
  });
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endConcern(writer: Writer, ending: InputOf<'watchlist.endConcern'>): void {
  endPeriod(writer, concernPeriods, 'concern.ended', ending);
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endCare(writer: Writer, ending: InputOf<'watchlist.endCare'>): void {
  const { periodId, ...how } = ending;
  const leave = leaveBehind(writer, periodId);
  if (leave) endLeave(writer, { studentId: leave.studentId, ...how });
  else endPeriod(writer, carePeriods, 'care.ended', ending);
}

function endPeriod(
  writer: Writer,
  table: typeof concernPeriods | typeof carePeriods,
  action: 'concern.ended' | 'care.ended',
  { periodId, endedOn, reason }: InputOf<'watchlist.endConcern'>,
): void {
  refuseImpossibleDay(writer, 'endedOn', endedOn);
  const { before, student } = standingPeriod(writer, table, periodId);
  if (before.endedOn !== null) throw new Refusal('noPeriod', '这一项已经结束。请刷新后查看。');
  refuseEndBeforeStart(before.fromOn, endedOn);
  writer.db.update(table).set({ endedOn, endReason: reason }).where(eq(table.id, periodId)).run();
  const what = 'concern' in before ? { concern: before.concern } : { care: before.care };
  const { fromOn } = before;
  writer.record({
    action,
    subject: auditSubject(student),
    detail: { ...what, fromOn, endedOn, endReason: reason },
  });
}

/**
 * Puts right what was written down wrongly.
 *
 * @throws Refusal `noPeriod`, `archived`, `whyEnded`; those of `refuseImpossibleSpan`.
 */
export function correctConcern(
  writer: Writer,
  { periodId, ...right }: InputOf<'watchlist.correctConcern'>,
): void {
  correctPeriod(writer, concernPeriods, 'concern.corrected', periodId, right);
}

/**
 * Puts right what was written down wrongly. A leave that is a state of care stays the leave that it is.
 *
 * @throws Refusal `noPeriod`, `archived`, `isLeave`, `whyEnded`; those of `refuseImpossibleSpan` and `correctLeave`.
 */
export function correctCare(writer: Writer, wanted: InputOf<'watchlist.correctCare'>): void {
  const { periodId, ...right } = wanted;
  if (leaveBehind(writer, periodId)) {
    if (right.care !== 'leaveAtHome') {
      throw Refusal.at('care', 'isLeave', '这一项来自休学登记，不能改成其他类型；登记错了的请删除后另记');
    }
    const { care, ...leave } = right;
    correctLeave(writer, { periodId, cause: CAUSE_OF_CARE, ...leave });
    return;
  }
  correctPeriod(writer, carePeriods, 'care.corrected', periodId, right);
}

function correctPeriod(
  writer: Writer,
  table: typeof concernPeriods | typeof carePeriods,
  action: 'concern.corrected' | 'care.corrected',
  periodId: PeriodId,
  written: Righted,
): void {
  const right = withoutEnd(written);
  const { before, student } = standingPeriod(writer, table, periodId);
  refuseEndWithoutReason(right);
  const beside = periodsOf(writer, table, before.studentId).filter(
    (period) => period.id !== periodId && codeOf(period) === codeOf(right),
  );
  refuseImpossibleSpan(writer, before.studentId, right, beside);
  writer.db.update(table).set(right).where(eq(table.id, periodId)).run();
  writer.record({ action, subject: auditSubject(student), detail: { old: before, new: right } });
}

type Righted = Omit<InputOf<'watchlist.correctConcern'> | InputOf<'watchlist.correctCare'>, 'periodId'> &
  ({ concern: Concern } | { care: Care });

/** Of what kind it is: of each kind only one holds at a time. */
function codeOf(period: { concern: Concern } | { care: Care }): Concern | Care {
  return 'concern' in period ? period.concern : period.care;
}

/** Takes back what never was so. @throws Refusal `noPeriod`, `archived`. */
export function removeConcern(writer: Writer, wanted: InputOf<'watchlist.removeConcern'>): void {
  removePeriod(writer, concernPeriods, 'concern.removed', wanted);
}

/** Takes back what never was so. @throws Refusal `noPeriod`, `archived`. */
export function removeCare(writer: Writer, wanted: InputOf<'watchlist.removeCare'>): void {
  if (leaveBehind(writer, wanted.periodId)) removeLeave(writer, wanted);
  else removePeriod(writer, carePeriods, 'care.removed', wanted);
}

function removePeriod(
  writer: Writer,
  table: typeof concernPeriods | typeof carePeriods,
  action: 'concern.removed' | 'care.removed',
  { periodId, reason }: InputOf<'watchlist.removeConcern'>,
): void {
  const { before, student } = standingPeriod(writer, table, periodId);
  hidePeriod(writer, table, before, reason);
  writer.record({ action, subject: auditSubject(student), detail: { old: before, reason } });
}

/** From before leaves had a cause: what it was is said by a record of its own. */
function isOnLeaveOfUnknownCause(reader: Reader, studentId: StudentId): boolean {
  return leavesOf(reader, studentId).some(({ endedOn, cause }) => endedOn === null && cause === null);
}

function refuseDouble(field: string, word: string): never {
  throw Refusal.at(field, 'alreadyLasting', `已登记“${word}”且尚未结束，无需重复登记`);
}
