import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { endsForLevel } from './level-history.ts';
import { levelPeriods } from './tables.ts';

/**
 * Puts students at a level from a date on, all of them or nobody. A level that still lasts ends on that date.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `dateFarAhead`, `dateBeforeBirth`, `dateLongAgo`,
 * `sameLevel`, `beforeLastLevel`: each says of whom.
 */
export function setLevel(writer: Writer, { studentIds, ...wanted }: InputOf<'watchlist.setLevel'>): void {
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { of: studentIds });
  for (const studentId of new Set(studentIds)) setLevelOfOne(writer, { studentId, ...wanted });
}

type OneLevel = Omit<InputOf<'watchlist.setLevel'>, 'studentIds'> & { studentId: StudentId };

function setLevelOfOne(writer: Writer, wanted: OneLevel): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  const known = writer.db
    .select()
    .from(levelPeriods)
    .where(eq(levelPeriods.studentId, wanted.studentId))
    .all();
  const lasting = known.find(({ endedOn }) => endedOn === null);
  if (lasting?.level === wanted.level) {
    throw Refusal.at(
      'level',
      'sameLevel',
      `${student.name}目前已是${ALERT_LEVELS[wanted.level]}，无需重复登记`,
    );
  }
  const changes = known.map(({ fromOn, endedOn }) => endedOn ?? fromOn).sort();
  const lastChange = changes.at(-1);
  if (lastChange !== undefined && wanted.fromOn < lastChange) {
    throw Refusal.at(
      'fromOn',
      'beforeLastLevel',
      `不能早于${student.name}上一次等级变动（${writtenDate(lastChange)}），请核对日期`,
    );
  }
  if (lasting) {
    writer.db
      .update(levelPeriods)
      .set({
        endedOn: wanted.fromOn,
        endReason: endsForLevel(wanted.level),
        endDecidedBy: wanted.decidedBy,
      })
      .where(eq(levelPeriods.id, lasting.id))
      .run();
  }
  writer.db
    .insert(levelPeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'level.set',
    subject: auditSubject(student),
    detail: { old: lasting ?? null, new: wanted },
  });
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
  const lasting = writer.db
    .select()
    .from(levelPeriods)
    .where(and(eq(levelPeriods.studentId, wanted.studentId), isNull(levelPeriods.endedOn)))
    .get();
  if (!lasting) throw new Refusal('noLevel', '该生目前不在预警库中，无需解除。');
  refuseEndBeforeStart(lasting.fromOn, wanted.endedOn);
  writer.db
    .update(levelPeriods)
    .set({ endedOn: wanted.endedOn, endReason: wanted.reason, endDecidedBy: wanted.decidedBy })
    .where(eq(levelPeriods.id, lasting.id))
    .run();
  writer.record({
    action: 'level.lifted',
    subject: auditSubject(student),
    detail: { level: lasting.level, fromOn: lasting.fromOn, ...wanted },
  });
}

/** @throws Refusal `endsBeforeStart`. */
export function refuseEndBeforeStart(fromOn: string, endedOn: string): void {
  if (endedOn >= fromOn) return;
  throw Refusal.at('endedOn', 'endsBeforeStart', '结束日期不能早于开始日期，请核对');
}
