import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { ActivityId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type {
  SeasonId,
  SeasonInUse,
  SeasonNear,
  SeasonTask,
  SeasonTaskId,
} from '#shared/contract/seasons.ts';
import { Refusal } from '#shared/outcome.ts';
import { seasonNear, seasonState } from '#shared/seasons.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { activities } from '#vault/rooms/activities/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { seasons, seasonTasks } from './tables.ts';

type TaskRow = typeof seasonTasks.$inferSelect;
type KnownTask = SeasonTask & Pick<TaskRow, 'seasonId' | 'year'>;

/** Every stretch of the school's calendar, in the order of the year. */
export function seasonsInUse({ db }: Reader): SeasonInUse[] {
  return db
    .select({
      id: seasons.id,
      name: seasons.name,
      fromDay: seasons.fromDay,
      untilDay: seasons.untilDay,
      why: seasons.why,
      stoppedOn: seasons.stoppedOn,
    })
    .from(seasons)
    .where(isNull(seasons.removedAt))
    .orderBy(asc(seasons.fromDay), asc(seasons.name))
    .all();
}

/** What is planned and was done; of what stands among the activities the day is that of the activity. */
export function seasonTasksOf({ db }: Reader, which?: SQL): KnownTask[] {
  return db
    .select({ task: seasonTasks, activity: activities })
    .from(seasonTasks)
    .leftJoin(activities, and(eq(activities.id, seasonTasks.activityId), isNull(activities.removedAt)))
    .where(and(which, isNull(seasonTasks.removedAt)))
    .orderBy(asc(seasonTasks.recordedAt))
    .all()
    .map(({ task: { id, seasonId, year, kind, what, responsible, dueOn, doneOn, outcome }, activity }) => ({
      id,
      seasonId,
      year,
      kind,
      what,
      responsible,
      dueOn,
      doneOn: activity ? activity.occurredOn : doneOn,
      outcome,
      activityId: activity?.id ?? null,
    }));
}

/** What the workbench tells: a stretch that begins within a week, and one that runs while something of it is open. */
export function seasonsNear(reader: Reader): SeasonNear[] {
  const { today } = reader;
  const near = seasonsInUse(reader).flatMap((season) => {
    const occurrence = season.stoppedOn === null ? seasonNear(season, today) : null;
    return occurrence ? [{ ...season, ...occurrence }] : [];
  });
  if (near.length === 0) return [];
  const tasks = seasonTasksOf(reader);
  return near
    .map(({ id, name, year, fromOn, untilOn }) => {
      const own = tasks.filter((task) => task.seasonId === id && task.year === year);
      const open = own.filter(({ doneOn }) => doneOn === null).length;
      return {
        id,
        name,
        fromOn,
        untilOn,
        state: seasonState({ fromOn, untilOn }, today),
        planned: own.length,
        open,
      };
    })
    .filter(({ state, planned, open }) => state === 'coming' || open > 0 || planned === 0)
    .sort((one, other) => one.fromOn.localeCompare(other.fromOn));
}

function existingSeason(reader: Reader, id: SeasonId) {
  const row = reader.db
    .select()
    .from(seasons)
    .where(and(eq(seasons.id, id), isNull(seasons.removedAt)))
    .get();
  if (!row) throw new Refusal('noSeason', '找不到这个特殊时段，可能已被删除。请刷新后查看。');
  return row;
}

/** Takes a stretch up, or changes it. @throws Refusal `noSeason`, `sameName`. */
export function writeSeason(writer: Writer, { seasonId, ...columns }: InputOf<'seasons.write'>): SeasonId {
  const before = seasonId && existingSeason(writer, seasonId);
  if (seasonsInUse(writer).some(({ id, name }) => name === columns.name && id !== seasonId)) {
    throw Refusal.at('name', 'sameName', '已经有一个同名的特殊时段，请换一个名称，或修改原来的那个');
  }
  const id =
    before?.id ??
    writer.db
      .insert(seasons)
      .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .returning({ id: seasons.id })
      .get().id;
  if (before) writer.db.update(seasons).set(columns).where(eq(seasons.id, before.id)).run();
  writer.record({ action: 'season.written', subject: columns.name, detail: { old: before, new: columns } });
  return id;
}

/** 停用, from today; or 恢复使用. @throws Refusal `noSeason`. */
export function stopSeason(writer: Writer, { seasonId, stops }: InputOf<'seasons.stop'>): void {
  const before = existingSeason(writer, seasonId);
  writer.db
    .update(seasons)
    .set({ stoppedOn: stops ? writer.today : null })
    .where(eq(seasons.id, before.id))
    .run();
  writer.record({ action: stops ? 'season.putAside' : 'season.takenUp', subject: before.name });
}

/** Hides a stretch with its tasks. @throws Refusal `noSeason`, `hasDone`: what was done stays in sight. */
export function removeSeason(writer: Writer, { seasonId, reason }: InputOf<'seasons.remove'>): void {
  const before = existingSeason(writer, seasonId);
  if (seasonTasksOf(writer, eq(seasonTasks.seasonId, seasonId)).some(({ doneOn }) => doneOn !== null)) {
    throw new Refusal('hasDone', '这个时段里已有完成的工作，没有删除。以后不用的，请停用；做过的还能查到。');
  }
  const removed = { removedAt: writer.now, removedBy: writer.person, removalReason: reason };
  writer.db
    .update(seasonTasks)
    .set(removed)
    .where(and(eq(seasonTasks.seasonId, seasonId), isNull(seasonTasks.removedAt)))
    .run();
  writer.db.update(seasons).set(removed).where(eq(seasons.id, before.id)).run();
  writer.record({ action: 'season.removed', subject: before.name, detail: { reason } });
}

function existingTask(reader: Reader, id: SeasonTaskId): TaskRow {
  const row = reader.db
    .select()
    .from(seasonTasks)
    .where(and(eq(seasonTasks.id, id), isNull(seasonTasks.removedAt)))
    .get();
  if (!row) throw new Refusal('noTask', '找不到这项安排，可能已被删除。请刷新后查看。');
  return row;
}

/**
 * Plans something for a stretch of a year, or puts it right; with an activity it is done, and nothing of that is copied.
 *
 * @throws Refusal `noSeason`, `noTask`, `noActivity`; those of `refuseImpossibleDay`.
 */
export function writeTask(
  writer: Writer,
  { seasonId, year, taskId, ...columns }: InputOf<'seasons.writeTask'>,
): void {
  const season = existingSeason(writer, seasonId);
  refuseImpossibleDay(writer, 'dueOn', columns.dueOn, { ahead: true });
  const activity = columns.activityId && existingActivity(writer, columns.activityId);
  const before = taskId && existingTask(writer, taskId);
  if (before && (before.seasonId !== seasonId || before.year !== year)) {
    throw new Refusal('noTask', '这项安排属于另一个时段。请刷新后重新打开。');
  }
  if (before) writer.db.update(seasonTasks).set(columns).where(eq(seasonTasks.id, before.id)).run();
  else
    writer.db
      .insert(seasonTasks)
      .values({ seasonId, year, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  writer.record({
    action: 'season.taskWritten',
    subject: nameOf(season, year),
    detail: { old: before, new: { ...columns, activity: activity ? activity.title : '' } },
  });
}

function existingActivity(reader: Reader, id: ActivityId) {
  const row = reader.db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), isNull(activities.removedAt)))
    .get();
  if (!row) throw Refusal.at('activityId', 'noActivity', '找不到这项活动，可能已被删除，请重新选择');
  return row;
}

/** 秋季开学前后（2026年）. */
const nameOf = ({ name }: { name: string }, year: number): string => `${name}（${year}年）`;

/** @throws Refusal `noTask`, `isActivity`: what stands among the activities is done by that; of `refuseImpossibleDay`. */
export function tickTask(writer: Writer, { taskId, doneOn, outcome }: InputOf<'seasons.tickTask'>): void {
  const before = existingTask(writer, taskId);
  refuseImpossibleDay(writer, 'doneOn', doneOn);
  if (before.activityId !== null) {
    throw Refusal.at('doneOn', 'isActivity', '这一项的日子按“活动”里的那一次，请在活动里更正');
  }
  writer.db.update(seasonTasks).set({ doneOn, outcome }).where(eq(seasonTasks.id, before.id)).run();
  writer.record({
    action: 'season.taskTicked',
    subject: nameOf(existingSeason(writer, before.seasonId), before.year),
    detail: {
      what: before.what,
      old: { doneOn: before.doneOn, outcome: before.outcome },
      new: { doneOn, outcome },
    },
  });
}

/** @throws Refusal `noTask`. */
export function removeTask(writer: Writer, { taskId, reason }: InputOf<'seasons.removeTask'>): void {
  const before = existingTask(writer, taskId);
  writer.db
    .update(seasonTasks)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(seasonTasks.id, before.id))
    .run();
  writer.record({
    action: 'season.taskRemoved',
    subject: nameOf(existingSeason(writer, before.seasonId), before.year),
    detail: { what: before.what, reason },
  });
}
