import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { weekKey } from '#shared/contact-rules.ts';
import type { FollowUpId, StaffId, StudentId, TrackingPeriodId } from '#shared/contract/fields.ts';
import type { FollowUp, TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, weekOf, weeksBetween } from '#shared/school-calendar.ts';
import { HIGH_RISK_LEVELS, isHighRisk } from '#shared/terms.ts';
import { refuseUnknownStaff } from '#vault/roll/school/school.ts';
import { staff } from '#vault/roll/school/tables.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { existingInFile, removeFromFile, writeInFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, everyStudent, studentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { departures } from '#vault/roll/students/tables.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import { owedIn } from '#vault/rooms/obligations/windows.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { channelsBefore, followUpsBetween, lastFollowUp } from './followed-up.ts';
import { followUps, trackingPeriods, trackingSheets } from './tables.ts';
import { atSchool, weekStateOf } from './week-states.ts';

/** A period of more weeks than this is a slip of the keyboard. */
const MOST_WEEKS = 60;

/** All tracking periods, the latest first. */
export function listTrackingPeriods(reader: Reader): TrackingPeriod[] {
  return reader.db
    .select()
    .from(trackingPeriods)
    .where(isNull(trackingPeriods.removedAt))
    .orderBy(desc(trackingPeriods.fromOn))
    .all();
}

/** @throws Refusal `endsBeforeStart`, `tooLong`. */
export function addTrackingPeriod(writer: Writer, wanted: InputOf<'followUps.addPeriod'>): TrackingPeriodId {
  refuseImpossibleDay(writer, 'fromOn', wanted.fromOn, { ahead: true });
  refuseImpossibleDay(writer, 'untilOn', wanted.untilOn, { ahead: true });
  if (wanted.untilOn < wanted.fromOn) {
    throw Refusal.at('untilOn', 'endsBeforeStart', '结束日期不能早于开始日期，请核对');
  }
  if (weeksBetween(wanted.fromOn, wanted.untilOn).length > MOST_WEEKS) {
    throw Refusal.at('untilOn', 'tooLong', `一个跟踪周期最多 ${MOST_WEEKS} 周，请核对日期`);
  }
  writer.record({ action: 'followUp.periodAdded', subject: wanted.name, detail: { new: wanted } });
  return writer.db
    .insert(trackingPeriods)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .returning({ id: trackingPeriods.id })
    .get().id;
}

/** @throws Refusal `noPeriod`. */
export function renameTrackingPeriod(
  writer: Writer,
  { periodId, name }: InputOf<'followUps.renamePeriod'>,
): void {
  const before = trackingPeriod(writer, periodId);
  writer.db.update(trackingPeriods).set({ name }).where(eq(trackingPeriods.id, periodId)).run();
  writer.record({
    action: 'followUp.periodRenamed',
    subject: name,
    detail: { old: { name: before.name }, new: { name } },
  });
}

/** Hides a period; it stays in the vault with the reason. @throws Refusal `noPeriod`. */
export function removeTrackingPeriod(
  writer: Writer,
  { periodId, reason }: InputOf<'followUps.removePeriod'>,
): void {
  const { name, fromOn, untilOn } = trackingPeriod(writer, periodId);
  writer.db
    .update(trackingPeriods)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(trackingPeriods.id, periodId))
    .run();
  writer.record({
    action: 'followUp.periodRemoved',
    subject: name,
    detail: { old: { name, fromOn, untilOn }, reason },
  });
}

/** @throws Refusal `noPeriod`. */
export function trackingPeriod(reader: Reader, id: TrackingPeriodId): TrackingPeriod {
  const period = reader.db
    .select()
    .from(trackingPeriods)
    .where(and(eq(trackingPeriods.id, id), isNull(trackingPeriods.removedAt)))
    .get();
  if (!period) throw new Refusal('noPeriod', '找不到这个跟踪周期，请重新选择。');
  return period;
}

/**
 * Everyone who was at 二类 or 三类 on some day of the period, by class then name, week by week
 * (policy Z4). The level shown is today's, or the last high one where it has been lifted since.
 */
export function followUpBoard(reader: Reader, periodId: TrackingPeriodId) {
  const period = trackingPeriod(reader, periodId);
  const weeks = weeksBetween(period.fromOn, period.untilOn);
  const risks = riskPeriodsIn(reader, period.fromOn, period.untilOn);
  const [first, last] = [weeks[0]?.from ?? period.fromOn, weeks.at(-1)?.until ?? period.untilOn];
  const records = Map.groupBy(followUpsBetween(reader, first, last), ({ studentId }) => studentId);
  const channels = channelsBefore(reader, first);
  const excuses = new Map(
    excusedWeeks(reader).map(({ studentId, key, id, reason }) => [
      `${studentId}/${key}`,
      { putOffId: id, reason },
    ]),
  );
  const students = everyStudent(reader, reader.today).flatMap((student): TrackedStudent[] => {
    const own = risks.get(student.id);
    const lastRisk = own?.at(-1);
    if (!own || !lastRisk) return [];
    const followed = records.get(student.id) ?? [];
    return [
      {
        ...student,
        level: student.level && isHighRisk(student.level) ? student.level : lastRisk.level,
        channelBefore: channels.get(student.id) ?? null,
        weeks: weeks.map((week) => {
          const excuse = excuses.get(`${student.id}/${weekKey(week.from)}`) ?? null;
          return {
            fromOn: week.from,
            untilOn: week.until,
            state: weekStateOf(
              week,
              own,
              followed.map(({ occurredOn }) => occurredOn),
              reader.today,
              excuse !== null,
            ),
            followUps: followed.filter(
              ({ occurredOn }) => occurredOn >= week.from && occurredOn <= week.until,
            ),
            excuse,
          };
        }),
      },
    ];
  });
  return { period, students };
}

/** Weeks whose follow-up somebody has let go. */
function excusedWeeks({ db }: Reader) {
  return db
    .select({ studentId: putOffs.studentId, key: putOffs.key, id: putOffs.id, reason: putOffs.reason })
    .from(putOffs)
    .where(and(isNull(putOffs.removedAt), isNull(putOffs.until)))
    .all();
}

/** The board as somebody looks at it: the look is on record. @throws Refusal `noPeriod`. */
export function openFollowUpBoard(writer: Writer, periodId: TrackingPeriodId) {
  const board = followUpBoard(writer, periodId);
  writer.recordLook({ action: 'followUp.viewed', subject: board.period.name });
  return board;
}

/** A level goes on in an archive as it was on the last day; but nobody is followed up while away for good. */
function riskPeriodsIn(reader: Reader, fromOn: LocalDate, untilOn: LocalDate) {
  const absences = Map.groupBy(reader.db.select().from(departures).all(), ({ studentId }) => studentId);
  return Map.groupBy(
    reader.db
      .select()
      .from(levelPeriods)
      .where(and(isNull(levelPeriods.removedAt), inArray(levelPeriods.level, [...HIGH_RISK_LEVELS])))
      .orderBy(asc(levelPeriods.fromOn))
      .all()
      .flatMap((period) => atSchool(period, absences.get(period.studentId) ?? []))
      .filter((period) => owedIn({ from: fromOn, until: untilOn }, 1, [period]) > 0),
    ({ studentId }) => studentId,
  );
}

/** Whom a follow-up of that day would be about. @throws Refusal `noStudent`, `archived`, `dateInFuture`. */
export function weighFollowUp(
  reader: Reader,
  { studentId, occurredOn }: Pick<InputOf<'followUps.write'>, 'studentId' | 'occurredOn'>,
) {
  const student = studentOn(reader, studentId, occurredOn);
  mustBeAtSchool(reader, studentId);
  refuseImpossibleDay(reader, 'occurredOn', occurredOn, { of: [studentId] });
  return student;
}

/**
 * Writes a follow-up down, or corrects the one with `followUpId`: the log keeps the old words beside the new.
 *
 * @throws Refusal `noStudent`, `archived`, `dateInFuture`, `noRecord`.
 */
export function writeFollowUp(
  writer: Writer,
  { followUpId, ...columns }: InputOf<'followUps.write'>,
): FollowUpId {
  weighFollowUp(writer, columns);
  return writeInFile(writer, { table: followUps, action: 'followUp.written' }, followUpId, columns);
}

/** Hides a record; it stays in the vault with the reason. @throws Refusal `noRecord`, `archived`. */
export function removeFollowUp(writer: Writer, wanted: InputOf<'followUps.remove'>): void {
  const of = { table: followUps, action: 'followUp.removed' } as const;
  removeFromFile(writer, of, wanted.followUpId, wanted.reason);
}

/** One act in the grid. @throws Refusal as `writeFollowUp` and `removeFollowUp`, naming the student. */
export function enterFollowUps(
  writer: Writer,
  { written, takesBack }: InputOf<'followUps.enter'>,
): { followUpIds: FollowUpId[] } {
  for (const followUpId of takesBack) removeFollowUp(writer, { followUpId, reason: '在跟踪表格里撤销' });
  const names = studentsById(
    writer,
    written.map(({ studentId }) => studentId),
    writer.today,
  );
  return {
    followUpIds: written.map((one) => {
      try {
        return writeFollowUp(writer, one);
      } catch (cause) {
        const name = names.find(({ id }) => id === one.studentId)?.name;
        if (!(cause instanceof Refusal) || !name || written.length === 1) throw cause;
        // Among many one has to know whose it was.
        throw new Refusal(
          cause.failure.code,
          `${name}：${ended(cause.failure.message)}全部没有写入，请改好后再试。`,
        );
      }
    }),
  };
}

/** One follow-up, as it stands. @throws Refusal `noRecord`. */
export function readFollowUp(reader: Reader, { followUpId }: InputOf<'followUps.read'>): FollowUp {
  const { id, ...row } = existingInFile(reader, followUps, followUpId);
  return { ...row, opens: { record: 'followUp', id } };
}

const ended = (sentence: string): string => (/[。！？]$/.test(sentence) ? sentence : `${sentence}。`);

/** What one goes on from when a student is followed up in the week that holds `on`. */
export function followUpBefore(
  reader: Reader,
  { studentId, on }: InputOf<'followUps.before'>,
): OutputOf<'followUps.before'> {
  const monday = weekOf(on).from;
  return {
    last: lastFollowUp(reader, studentId, monday),
    channel: channelsBefore(reader, monday, studentId).get(studentId) ?? null,
  };
}

/** The head of a student's follow-up table as last described; nothing described yet is empty. */
export function trackingSheetOf(reader: Reader, studentId: StudentId) {
  const sheet = reader.db
    .select({
      trackerId: trackingSheets.trackerId,
      trackerName: staff.name,
      trackerPhone: staff.phone,
      condition: trackingSheets.condition,
      intervention: trackingSheets.intervention,
    })
    .from(trackingSheets)
    .leftJoin(staff, eq(staff.id, trackingSheets.trackerId))
    .where(eq(trackingSheets.studentId, studentId))
    .orderBy(desc(trackingSheets.sequence))
    .limit(1)
    .get();
  const nobody: StaffId | null = null;
  return (
    sheet ?? { trackerId: nobody, trackerName: null, trackerPhone: null, condition: '', intervention: '' }
  );
}

/**
 * Describes the head of the follow-up table anew; the earlier one stays.
 *
 * @throws Refusal `noStudent`, `archived`, `noTeacher`.
 */
export function describeTrackingSheet(writer: Writer, wanted: InputOf<'followUps.describe'>): void {
  const student = studentOn(writer, wanted.studentId, writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  refuseUnknownStaff(writer, wanted.trackerId ? [wanted.trackerId] : [], 'trackerId');
  const before = trackingSheetOf(writer, wanted.studentId);
  writer.db
    .insert(trackingSheets)
    .values({ ...wanted, recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'followUp.described',
    subject: auditSubject(student),
    detail: { old: before, new: wanted },
  });
}
