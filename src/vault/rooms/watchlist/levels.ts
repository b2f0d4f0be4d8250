import { eq } from 'drizzle-orm';
import { CONCLUSIONS, levelOf } from '#shared/conference-kinds.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { endsForLevel, leadsTo } from '#shared/level-changes.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { refuseEndBeforeStart, refuseImpossibleSpan, withoutEnd } from '#vault/roll/students/put-right.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { existingExtract } from '#vault/rooms/conferences/extracts.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';

import { hidePeriod, periodsOf, refuseEndWithoutReason, standingPeriod } from './periods.ts';
import { levelPeriods } from './tables.ts';

/**
 * Puts students at a level from a date on, all of them or nobody. A level that still lasts ends on that date.
 *
 * @throws the Refusals of `weighLevel`: each says of whom.
 */
export function setLevel(writer: Writer, { studentIds, ...wanted }: InputOf<'watchlist.setLevel'>): void {
  for (const studentId of new Set(studentIds)) putAtLevel(writer, { studentId, ...wanted });
}

export type OneLevel = Omit<InputOf<'watchlist.setLevel'>, 'studentIds'> & { studentId: StudentId };

/**
 * Whether a student can be put at a level, and which one ends with it; writes nothing.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `dateFarAhead`, `dateBeforeBirth`, `dateLongAgo`,
 * `sameLevel`, `beforeLastLevel`.
 */
export function weighLevel(reader: Reader, wanted: Pick<OneLevel, 'studentId' | 'level' | 'fromOn'>) {
  const { studentId, level, fromOn } = wanted;
  refuseImpossibleDay(reader, 'fromOn', fromOn, { of: [studentId] });
  const student = studentOn(reader, studentId, reader.today);
  mustBeAtSchool(reader, studentId);
  const known = periodsOf(reader, levelPeriods, studentId);
  const lasting = known.find(({ endedOn }) => endedOn === null);
  if (lasting?.level === level) {
    throw Refusal.at('level', 'sameLevel', `${student.name}目前已是${ALERT_LEVELS[level]}，无需重复登记`);
  }
  const lastChange = known
    .map((period) => period.endedOn ?? period.fromOn)
    .sort()
    .at(-1);
  if (lastChange !== undefined && fromOn < lastChange) {
    throw Refusal.at(
      'fromOn',
      'beforeLastLevel',
      `不能早于${student.name}上一次等级变动（${writtenDate(lastChange)}），请核对日期`,
    );
  }
  return { student, lasting };
}

/**
 * Puts one student at a level.
 *
 * @returns the id of the period.
 * @throws the Refusals of `weighLevel` and `refuseOtherThanDecided`.
 */
export function putAtLevel(writer: Writer, wanted: OneLevel): PeriodId {
  const { student, lasting } = weighLevel(writer, wanted);
  refuseOtherThanDecided(writer, wanted);
  if (lasting) {
    endLevel(writer, lasting.id, {
      endedOn: wanted.fromOn,
      endReason: endsForLevel(wanted.level),
      endDecidedBy: wanted.decidedBy,
    });
  }
  const { id } = writer.db
    .insert(levelPeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: levelPeriods.id })
    .get();
  writer.record({
    action: 'level.set',
    subject: auditSubject(student),
    detail: { old: lasting ?? null, new: wanted },
  });
  return id;
}

/**
 * A level that points to a conference is the one which that decided about this student, and came of it once.
 *
 * @throws Refusal `noExtract`, `otherStudent`, `notFinalised`, `voided`, `alreadyFollowed`, `otherThanDecided`,
 *   `beforeDecided`.
 */
function refuseOtherThanDecided(reader: Reader, { extractId, studentId, level, fromOn }: OneLevel): void {
  if (extractId === undefined) return;
  const extract = existingExtract(reader, extractId);
  const refuse = (code: string, message: string) => new Refusal(code, message);
  if (extract.studentId !== studentId) {
    throw refuse('otherStudent', '这次会商讨论的是另一名学生。请从那名学生的会商结论登记。');
  }
  if (extract.voided) throw refuse('voided', '这次会商已经作废，不能再按它登记等级。');
  if (extract.finalisedAt === null) {
    throw refuse('notFinalised', '这次会商还没有定稿。请先定稿。');
  }
  if (extract.periodId !== null) {
    throw refuse('alreadyFollowed', '已经按这次会商登记过预警等级。要更正，请打开那一段等级。');
  }
  const decided = levelOf(extract.conclusion);
  if (decided !== level) {
    const was = extract.conclusion === null ? '没有定等级' : `定的是“${CONCLUSIONS[extract.conclusion]}”`;
    throw Refusal.at('level', 'otherThanDecided', `会商${was}。要登记别的等级，请从学生档案另行登记`);
  }
  if (fromOn < extract.occurredOn) {
    throw Refusal.at(
      'fromOn',
      'beforeDecided',
      `不能早于会商的日期（${writtenDate(extract.occurredOn)}），请核对`,
    );
  }
}

/**
 * 解除: ends the level that lasts.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `noLevel`, `endsBeforeStart`.
 */
export function liftLevel(writer: Writer, wanted: InputOf<'watchlist.lift'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseImpossibleDay(writer, 'endedOn', wanted.endedOn);
  const lasting = periodsOf(writer, levelPeriods, wanted.studentId).find(({ endedOn }) => endedOn === null);
  if (!lasting) throw new Refusal('noLevel', '该生目前不在预警库中，无需解除。');
  refuseEndBeforeStart(lasting.fromOn, wanted.endedOn);
  endLevel(writer, lasting.id, {
    endedOn: wanted.endedOn,
    endReason: wanted.reason,
    endDecidedBy: wanted.decidedBy,
  });
  writer.record({
    action: 'level.lifted',
    subject: auditSubject(student),
    detail: { level: lasting.level, fromOn: lasting.fromOn, ...wanted },
  });
}

/**
 * Puts right what was written down wrongly. Where a level began because another one did (一类调整为二类), both change
 * on one day: the one before ends when this one begins, and this one's end is the beginning of the next.
 *
 * @throws Refusal `noPeriod`, `archived`, `sameLevel`, `beforeLastLevel`, `whyEnded`; those of `refuseImpossibleSpan`.
 */
export function correctLevel(writer: Writer, wanted: InputOf<'watchlist.correctLevel'>): void {
  const { periodId, ...written } = wanted;
  const { before, student } = standingPeriod(writer, levelPeriods, periodId);
  const { previous, leads, next, led } = besideLevel(writer, before);
  const { endedOn, endReason, endDecidedBy } = led ? before : written;
  const right = withoutEnd({
    ...written,
    endedOn,
    endReason,
    endDecidedBy: endedOn === null ? '' : endDecidedBy,
  });
  refuseEndWithoutReason(right);
  if ((leads && previous?.level === right.level) || (led && next?.level === right.level)) {
    throw Refusal.at('level', 'sameLevel', `与相接的一段同为${ALERT_LEVELS[right.level]}，请核对`);
  }
  const beside = periodsOf(writer, levelPeriods, before.studentId)
    .filter(({ id }) => id !== before.id)
    .map((each) => (leads && each.id === previous?.id ? { ...each, endedOn: right.fromOn } : each));
  refuseImpossibleSpan(writer, before.studentId, right, beside);
  if (leads && previous && right.fromOn < previous.fromOn) {
    throw Refusal.at(
      'fromOn',
      'beforeLastLevel',
      `不能早于前一段的开始（${writtenDate(previous.fromOn)}），请核对日期`,
    );
  }
  if (leads && previous) {
    endLevel(writer, previous.id, {
      endedOn: right.fromOn,
      endReason: endsForLevel(right.level),
      endDecidedBy: right.decidedBy,
    });
  }
  writer.db.update(levelPeriods).set(right).where(eq(levelPeriods.id, before.id)).run();
  writer.record({
    action: 'level.corrected',
    subject: auditSubject(student),
    detail: { old: before, new: right },
  });
}

/**
 * Takes back a level that never was so. The one that it followed without a day between goes on in its place.
 *
 * @throws Refusal `noPeriod`, `archived`.
 */
export function removeLevel(writer: Writer, { periodId, reason }: InputOf<'watchlist.removeLevel'>): void {
  const { before, student } = standingPeriod(writer, levelPeriods, periodId);
  const { previous, leads } = besideLevel(writer, before);
  hidePeriod(writer, levelPeriods, before, reason);
  const { endedOn, endReason, endDecidedBy } = before;
  if (leads && previous) endLevel(writer, previous.id, { endedOn, endReason, endDecidedBy });
  writer.record({ action: 'level.removed', subject: auditSubject(student), detail: { old: before, reason } });
}

type LevelRow = typeof levelPeriods.$inferSelect;

function endLevel(
  writer: Writer,
  id: PeriodId,
  ending: Pick<LevelRow, 'endedOn' | 'endReason' | 'endDecidedBy'>,
): void {
  writer.db.update(levelPeriods).set(ending).where(eq(levelPeriods.id, id)).run();
}

/** The levels before and after one, and whether each of the two changes was one act. */
function besideLevel(reader: Reader, period: LevelRow) {
  const levels = periodsOf(reader, levelPeriods, period.studentId);
  const at = levels.findIndex(({ id }) => id === period.id);
  const previous = levels[at - 1];
  const next = levels[at + 1];
  return {
    previous,
    leads: previous !== undefined && leadsTo(previous, period),
    next,
    led: next !== undefined && leadsTo(period, next),
  };
}
