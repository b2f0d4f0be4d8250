import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { CARES, CONCERNS } from '#shared/terms.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { beginLeave, endLeave, leavesOf } from '#vault/roll/students/leaves.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { CAUSE_OF_CARE, leaveBehind } from './cares.ts';
import { refuseEndBeforeStart } from './levels.ts';
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
  const lasting = writer.db
    .select()
    .from(concernPeriods)
    .where(
      and(
        eq(concernPeriods.studentId, wanted.studentId),
        eq(concernPeriods.concern, wanted.concern),
        isNull(concernPeriods.endedOn),
      ),
    )
    .get();
  if (lasting) refuseDouble('concern', CONCERNS[wanted.concern]);
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
  const lasting = writer.db
    .select()
    .from(carePeriods)
    .where(
      and(
        eq(carePeriods.studentId, wanted.studentId),
        eq(carePeriods.care, wanted.care),
        isNull(carePeriods.endedOn),
      ),
    )
    .get();
  if (lasting) refuseDouble('care', CARES[wanted.care]);
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
  ending: InputOf<'watchlist.endConcern'>,
): void {
  refuseImpossibleDay(writer, 'endedOn', ending.endedOn);
  const lasting = writer.db
    .select()
    .from(table)
    .where(and(eq(table.id, ending.periodId), isNull(table.endedOn)))
    .get();
  if (!lasting) throw new Refusal('noPeriod', '这一项已经结束。请刷新后查看。');
  mustBeAtSchool(writer, lasting.studentId);
  refuseEndBeforeStart(lasting.fromOn, ending.endedOn);
  writer.db
    .update(table)
    .set({ endedOn: ending.endedOn, endReason: ending.reason })
    .where(eq(table.id, ending.periodId))
    .run();
  const what = 'concern' in lasting ? { concern: lasting.concern } : { care: lasting.care };
  writer.record({
    action,
    subject: auditSubject(studentOn(writer, lasting.studentId, writer.today)),
    detail: { ...what, fromOn: lasting.fromOn, endedOn: ending.endedOn, endReason: ending.reason },
  });
}

/** From before leaves had a cause: what it was is said by a record of its own. */
function isOnLeaveOfUnknownCause(reader: Reader, studentId: StudentId): boolean {
  return leavesOf(reader, studentId).some(({ endedOn, cause }) => endedOn === null && cause === null);
}

function refuseDouble(field: string, word: string): never {
  throw Refusal.at(field, 'alreadyLasting', `已登记“${word}”且尚未结束，无需重复登记`);
}
