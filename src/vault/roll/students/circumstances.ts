import { asc, eq } from 'drizzle-orm';
import type { CircumstancePeriod } from '#shared/contract/family.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { CIRCUMSTANCES } from '#shared/terms.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { mustBeAtSchool } from './departures.ts';
import { refuseImpossibleDay } from './possible-days.ts';
import { noPeriod, refuseImpossibleSpan, refuseNoDayAtAll, withoutEnd } from './put-right.ts';
import { auditSubject, studentOn } from './student-lines.ts';
import { circumstancePeriods } from './tables.ts';

type Told = Omit<InputOf<'family.addCircumstance'>, 'studentId'>;

/** Facts about a student's family in the order in which they began; one that was taken back never was so. */
export function circumstancesOf(reader: Reader, studentId: StudentId) {
  return reader.db
    .select()
    .from(circumstancePeriods)
    .where(eq(circumstancePeriods.studentId, studentId))
    .orderBy(asc(circumstancePeriods.fromOn), asc(circumstancePeriods.recordedAt))
    .all()
    .filter(({ fromOn, endedOn }) => endedOn !== fromOn) satisfies CircumstancePeriod[];
}

/**
 * A fact about the family or how the child grows up, with who said so and since when.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `saysNothing`.
 */
export function addCircumstance(writer: Writer, wanted: InputOf<'family.addCircumstance'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  beginCircumstance(writer, wanted.studentId, wanted);
  writer.record({ action: 'circumstance.added', subject: auditSubject(student), detail: { new: wanted } });
}

/**
 * Puts right what was written down wrongly.
 *
 * @throws Refusal `noPeriod`, `archived`, `saysNothing`, `neverWasSo`; those of `refuseImpossibleSpan`.
 */
export function correctCircumstance(
  writer: Writer,
  { periodId, ...written }: InputOf<'family.correctCircumstance'>,
): void {
  const right = withoutEnd(written);
  const { before, subject } = standing(writer, periodId);
  refuseSayingNothing(right);
  refuseNoDayAtAll(right);
  refuseImpossibleSpan(writer, before.studentId, right);
  writer.db.update(circumstancePeriods).set(right).where(eq(circumstancePeriods.id, periodId)).run();
  writer.record({ action: 'circumstance.corrected', subject, detail: { old: before, new: right } });
}

/** @throws Refusal `noPeriod`, `archived`, `dateInFuture`, `endsBeforeStart`. */
export function endCircumstance(writer: Writer, wanted: InputOf<'family.endCircumstance'>): void {
  const { before, subject } = standing(writer, wanted.periodId);
  if (before.endedOn !== null) throw new Refusal('noPeriod', '这一项已经结束。请刷新后查看。');
  refuseImpossibleDay(writer, 'endedOn', wanted.endedOn);
  if (wanted.endedOn <= before.fromOn) {
    throw Refusal.at('endedOn', 'endsBeforeStart', '结束日期要晚于开始日期；从未有过的情况请用“删除”');
  }
  writer.db
    .update(circumstancePeriods)
    .set({ endedOn: wanted.endedOn, endReason: wanted.reason })
    .where(eq(circumstancePeriods.id, before.id))
    .run();
  const { circumstance, fromOn } = before;
  writer.record({
    action: 'circumstance.ended',
    subject,
    detail: { circumstance, fromOn, endedOn: wanted.endedOn, endReason: wanted.reason },
  });
}

/** Takes back what never was so; the row stays in the vault with the reason. @throws Refusal `noPeriod`, `archived`. */
export function removeCircumstance(writer: Writer, wanted: InputOf<'family.removeCircumstance'>): void {
  const { before, subject } = standing(writer, wanted.periodId);
  writer.db
    .update(circumstancePeriods)
    .set({ endedOn: before.fromOn, endReason: wanted.reason })
    .where(eq(circumstancePeriods.id, before.id))
    .run();
  writer.record({ action: 'circumstance.removed', subject, detail: { old: before, reason: wanted.reason } });
}

/** @throws Refusal `dateInFuture`, `saysNothing`. */
export function beginCircumstance(
  writer: Writer,
  studentId: StudentId,
  { circumstance, text, source, fromOn }: Told,
): PeriodId {
  refuseImpossibleDay(writer, 'fromOn', fromOn, { of: [studentId] });
  refuseSayingNothing({ circumstance, text });
  const recorded = { recordedAt: writer.now, recordedBy: writer.person };
  return writer.db
    .insert(circumstancePeriods)
    .values({ studentId, circumstance, text, source, fromOn, ...recorded })
    .returning({ id: circumstancePeriods.id })
    .get().id;
}

function refuseSayingNothing({ circumstance, text }: Pick<Told, 'circumstance' | 'text'>): void {
  if (circumstance !== 'other' || text !== '') return;
  throw Refusal.at('text', 'saysNothing', `选“${CIRCUMSTANCES.other}”时请写明是什么情况`);
}

/** One that was not taken back: that ends on the day it began. */
function standing(writer: Writer, id: PeriodId) {
  const before = writer.db.select().from(circumstancePeriods).where(eq(circumstancePeriods.id, id)).get();
  if (!before || before.endedOn === before.fromOn) throw noPeriod();
  mustBeAtSchool(writer, before.studentId);
  return { before, subject: auditSubject(studentOn(writer, before.studentId, writer.today)) };
}
