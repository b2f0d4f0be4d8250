import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { LeavePeriod } from '#shared/contract/schooling.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { mustBeAtSchool } from './departures.ts';
import { refuseImpossibleDay } from './possible-days.ts';
import { noPeriod, refuseImpossibleSpan, refuseNoDayAtAll, withoutEnd } from './put-right.ts';
import { auditSubject, studentOn } from './student-lines.ts';
import { leavePeriods } from './tables.ts';

/** A student's times of leave, the latest first. */
export function leavesOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select()
    .from(leavePeriods)
    .where(
      and(
        eq(leavePeriods.studentId, studentId),
        or(isNull(leavePeriods.endedOn), ne(leavePeriods.endedOn, leavePeriods.fromOn)),
      ),
    )
    .orderBy(desc(leavePeriods.fromOn))
    .all() satisfies LeavePeriod[];
}

/**
 * 休学: away for a time; the place in the class is kept.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `alreadyOnLeave`, `overlapsLeave`; those of
 *   `refuseImpossibleExpiry`.
 */
export function beginLeave(writer: Writer, wanted: InputOf<'schooling.beginLeave'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { of: [wanted.studentId] });
  refuseImpossibleExpiry(writer, wanted);
  const [latest] = leavesOf(writer, wanted.studentId);
  if (latest?.endedOn === null) {
    throw new Refusal('alreadyOnLeave', `该生自${writtenDate(latest.fromOn)}起已在休学，请先登记复学。`);
  }
  if (latest?.endedOn && wanted.fromOn < latest.endedOn) {
    throw Refusal.at(
      'fromOn',
      'overlapsLeave',
      `上一次休学到${writtenDate(latest.endedOn)}才结束，日期不能更早`,
    );
  }
  writer.db
    .insert(leavePeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({ action: 'leave.begun', subject: auditSubject(student), detail: { new: wanted } });
}

/**
 * 复学: the first day back.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `notOnLeave`, `endsBeforeStart`.
 */
export function endLeave(
  writer: Writer,
  { studentId, endedOn, reason }: InputOf<'schooling.endLeave'>,
): void {
  const student = studentOn(writer, studentId, writer.today);
  mustBeAtSchool(writer, studentId);
  refuseImpossibleDay(writer, 'endedOn', endedOn);
  const lasting = writer.db
    .select()
    .from(leavePeriods)
    .where(and(eq(leavePeriods.studentId, studentId), isNull(leavePeriods.endedOn)))
    .get();
  if (!lasting) throw new Refusal('notOnLeave', '该生没有在休学，可能已登记复学。请刷新后查看。');
  if (endedOn < lasting.fromOn) {
    throw Refusal.at(
      'endedOn',
      'endsBeforeStart',
      `不能早于休学开始的日期（${writtenDate(lasting.fromOn)}）`,
    );
  }
  writer.db
    .update(leavePeriods)
    .set({ endedOn, endReason: reason })
    .where(eq(leavePeriods.id, lasting.id))
    .run();
  writer.record({
    action: 'leave.ended',
    subject: auditSubject(student),
    detail: { fromOn: lasting.fromOn, endedOn, endReason: reason },
  });
}

/**
 * Puts right what was written down wrongly about a leave.
 *
 * @throws Refusal `noPeriod`, `archived`, `neverWasSo`; those of `refuseImpossibleSpan` and `refuseImpossibleExpiry`.
 */
export function correctLeave(
  writer: Writer,
  { periodId, ...written }: InputOf<'schooling.correctLeave'>,
): void {
  const right = withoutEnd(written);
  const { before, beside } = standingLeave(writer, periodId);
  refuseNoDayAtAll(right);
  refuseImpossibleExpiry(writer, right);
  refuseImpossibleSpan(writer, before.studentId, right, beside);
  writer.db.update(leavePeriods).set(right).where(eq(leavePeriods.id, periodId)).run();
  recordLeave(writer, 'leave.corrected', before, { new: right });
}

/** Takes back a leave that never was; the row stays in the vault with the reason. @throws Refusal `noPeriod`, `archived`. */
export function removeLeave(writer: Writer, { periodId, reason }: InputOf<'schooling.removeLeave'>): void {
  const { before } = standingLeave(writer, periodId);
  writer.db
    .update(leavePeriods)
    .set({ endedOn: before.fromOn, endReason: reason })
    .where(eq(leavePeriods.id, periodId))
    .run();
  recordLeave(writer, 'leave.removed', before, { reason });
}

/** @throws Refusal `expiresAtOnce` where it ends as it begins; those of `refuseImpossibleDay`. */
function refuseImpossibleExpiry(
  reader: Reader,
  { fromOn, expiresOn = null }: { fromOn: LocalDate; expiresOn?: LocalDate | null | undefined },
): void {
  if (expiresOn === null) return;
  refuseImpossibleDay(reader, 'expiresOn', expiresOn, { ahead: true });
  if (expiresOn <= fromOn)
    throw Refusal.at('expiresOn', 'expiresAtOnce', '到期日要晚于休学开始的日期，请核对');
}

type Leave = typeof leavePeriods.$inferSelect;

/** A leave that was not taken back. @throws Refusal `noPeriod`. */
export function existingLeave(reader: Reader, id: PeriodId): Leave {
  const row = reader.db.select().from(leavePeriods).where(eq(leavePeriods.id, id)).get();
  if (!row || row.endedOn === row.fromOn) throw noPeriod();
  return row;
}

/**
 * A leave that was not taken back, of somebody who is at the school, and the others beside it.
 *
 * @throws Refusal `noPeriod`, `archived`.
 */
export function standingLeave(writer: Writer, id: PeriodId): { before: Leave; beside: Leave[] } {
  const before = existingLeave(writer, id);
  mustBeAtSchool(writer, before.studentId);
  return { before, beside: leavesOf(writer, before.studentId).filter((each) => each.id !== id) };
}

function recordLeave(
  writer: Writer,
  action: 'leave.corrected' | 'leave.removed',
  before: Leave,
  detail: Record<string, unknown>,
): void {
  const student = studentOn(writer, before.studentId, writer.today);
  writer.record({ action, subject: auditSubject(student), detail: { old: before, ...detail } });
}
