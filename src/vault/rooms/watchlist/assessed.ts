import { eq } from 'drizzle-orm';
import { SAID_SITUATIONS } from '#shared/contact-rules.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { CARES, CONCERNS } from '#shared/terms.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { beginLeave, correctLeave, endLeave, leavesOf, removeLeave } from '#vault/roll/students/leaves.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseEndBeforeStart, refuseImpossibleSpan, withoutEnd } from '#vault/roll/students/put-right.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { leaveBehind } from './cares.ts';
import { hidePeriod, periodsOf, refuseEndWithoutReason, standingPeriod } from './periods.ts';
import { carePeriods, concernPeriods, situationPeriods } from './tables.ts';

/*
 * What the school itself assesses and what lasts: 重点学生类型, states of care, 情形. Several may last at once, each
 * kind of it only once.
 */

const CONCERN = { table: concernPeriods, record: 'concern', words: CONCERNS } as const;
const CARE = { table: carePeriods, record: 'care', words: CARES } as const;
const SITUATION = { table: situationPeriods, record: 'situation', words: SAID_SITUATIONS } as const;
type Assessed = typeof CONCERN | typeof CARE | typeof SITUATION;

/** A period as it is asked for: its code stands under the kind's own name. */
type Begun = { studentId: StudentId; fromOn: LocalDate; reason: string } & CodeOf;
type CodeOf = { concern?: string; care?: string; situation?: string };

/** Of what kind it is. */
const codeOf = ({ concern, care, situation }: CodeOf): string => concern ?? care ?? situation ?? '';

/**
 * 重点学生类型 from a date on.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyLasting`.
 */
export function addConcern(writer: Writer, wanted: InputOf<'watchlist.addConcern'>): void {
  begin(writer, CONCERN, wanted);
}

/**
 * 情形 from a date on: contact frequencies hang on it.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyLasting`.
 */
export function addSituation(writer: Writer, wanted: InputOf<'watchlist.addSituation'>): void {
  begin(writer, SITUATION, wanted);
}

/**
 * Leave, hospital, medication, regular counselling from a date on. 休学在家 is entered as the leave that it is, once.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyLasting`; those of `beginLeave`.
 */
export function addCare(writer: Writer, wanted: InputOf<'watchlist.addCare'>): void {
  if (wanted.care === 'leaveAtHome' && !isOnLeaveOfUnknownCause(writer, wanted.studentId)) {
    const { care, ...leave } = wanted;
    beginLeave(writer, { ...leave, cause: 'psychological' });
    return;
  }
  begin(writer, CARE, wanted);
}

function begin(writer: Writer, { table, record, words }: Assessed, wanted: Begun): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { of: [wanted.studentId] });
  const code = codeOf(wanted);
  const lasts = periodsOf(writer, table, wanted.studentId).some(
    (each) => codeOf(each) === code && each.endedOn === null,
  );
  if (lasts) {
    // The contract has checked that the code is one of the words'.
    const word = (words as Readonly<Record<string, string>>)[code];
    throw Refusal.at(record, 'alreadyLasting', `已登记“${word}”且尚未结束，无需重复登记`);
  }
  writer.db
    .insert(anyOf(table))
    // The code is the table's own: the caller's kind and its table are one.
    .values({
      ...(wanted as InputOf<'watchlist.addCare'>),
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .run();
  writer.record({ action: `${record}.added`, subject: auditSubject(student), detail: { new: wanted } });
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endConcern(writer: Writer, ending: InputOf<'watchlist.endConcern'>): void {
  endPeriod(writer, CONCERN, ending);
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endSituation(writer: Writer, ending: InputOf<'watchlist.endSituation'>): void {
  endPeriod(writer, SITUATION, ending);
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endCare(writer: Writer, ending: InputOf<'watchlist.endCare'>): void {
  const { periodId, ...how } = ending;
  const leave = leaveBehind(writer, periodId);
  if (leave) endLeave(writer, { studentId: leave.studentId, ...how });
  else endPeriod(writer, CARE, ending);
}

function endPeriod(
  writer: Writer,
  { table, record }: Assessed,
  { periodId, endedOn, reason }: InputOf<'watchlist.endConcern'>,
): void {
  refuseImpossibleDay(writer, 'endedOn', endedOn);
  const { before, student } = standingPeriod(writer, table, periodId);
  if (before.endedOn !== null) throw new Refusal('noPeriod', '这一项已经结束。请刷新后查看。');
  refuseEndBeforeStart(before.fromOn, endedOn);
  writer.db.update(anyOf(table)).set({ endedOn, endReason: reason }).where(eq(table.id, periodId)).run();
  writer.record({
    action: `${record}.ended`,
    subject: auditSubject(student),
    detail: { [record]: codeOf(before), fromOn: before.fromOn, endedOn, endReason: reason },
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
  correctPeriod(writer, CONCERN, periodId, right);
}

/**
 * Puts right what was written down wrongly.
 *
 * @throws Refusal `noPeriod`, `archived`, `whyEnded`; those of `refuseImpossibleSpan`.
 */
export function correctSituation(
  writer: Writer,
  { periodId, ...right }: InputOf<'watchlist.correctSituation'>,
): void {
  correctPeriod(writer, SITUATION, periodId, right);
}

/**
 * Puts right what was written down wrongly. A leave that is a state of care stays the leave that it is.
 *
 * @throws Refusal `noPeriod`, `archived`, `isLeave`, `whyEnded`; those of `refuseImpossibleSpan` and `correctLeave`.
 */
export function correctCare(writer: Writer, wanted: InputOf<'watchlist.correctCare'>): void {
  const { periodId, ...right } = wanted;
  const leave = leaveBehind(writer, periodId);
  if (!leave) {
    correctPeriod(writer, CARE, periodId, right);
    return;
  }
  if (right.care !== 'leaveAtHome') {
    throw Refusal.at('care', 'isLeave', '这一项来自休学登记，不能改成其他类型；登记错了的请删除后另记');
  }
  const { care, ...span } = right;
  correctLeave(writer, { periodId, cause: leave.cause, ...span });
}

type Righted = CodeOf & Omit<InputOf<'watchlist.correctCare'>, 'periodId' | 'care'>;

function correctPeriod(
  writer: Writer,
  { table, record }: Assessed,
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
  writer.db
    .update(anyOf(table))
    .set(right as InputOf<'watchlist.correctCare'>)
    .where(eq(table.id, periodId))
    .run();
  writer.record({
    action: `${record}.corrected`,
    subject: auditSubject(student),
    detail: { old: before, new: right },
  });
}

/** Takes back what never was so. @throws Refusal `noPeriod`, `archived`. */
export function removeConcern(writer: Writer, wanted: InputOf<'watchlist.removeConcern'>): void {
  removePeriod(writer, CONCERN, wanted);
}

/** Takes back what never was so. @throws Refusal `noPeriod`, `archived`. */
export function removeSituation(writer: Writer, wanted: InputOf<'watchlist.removeSituation'>): void {
  removePeriod(writer, SITUATION, wanted);
}

/** Takes back what never was so. @throws Refusal `noPeriod`, `archived`. */
export function removeCare(writer: Writer, wanted: InputOf<'watchlist.removeCare'>): void {
  if (leaveBehind(writer, wanted.periodId)) removeLeave(writer, wanted);
  else removePeriod(writer, CARE, wanted);
}

function removePeriod(
  writer: Writer,
  { table, record }: Assessed,
  { periodId, reason }: InputOf<'watchlist.removeConcern'>,
): void {
  const { before, student } = standingPeriod(writer, table, periodId);
  hidePeriod(writer, table, before, reason);
  writer.record({
    action: `${record}.removed`,
    subject: auditSubject(student),
    detail: { old: before, reason },
  });
}

/** From before leaves had a cause: what it was is said by a record of its own. */
function isOnLeaveOfUnknownCause(reader: Reader, studentId: StudentId): boolean {
  return leavesOf(reader, studentId).some(({ endedOn, cause }) => endedOn === null && cause === null);
}

/** The table as one of the three: the query builder cannot follow a choice of tables. */
function anyOf(table: Assessed['table']): typeof carePeriods {
  return table as typeof carePeriods;
}
