import { z } from 'zod';
import { isMonthDay, type MonthDay, SEASON_STATES, SEASON_WORK } from '../seasons.ts';
import { ACTIVITY_KINDS, codesOf } from '../terms.ts';
import { activityId, date, line, optionalLine, optionalProse, prose, schoolYear } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { screeningBatchId } from './screenings.ts';

export const seasonId = z.uuid().brand<'season'>();
export type SeasonId = z.infer<typeof seasonId>;
export const seasonTaskId = z.uuid().brand<'seasonTask'>();
export type SeasonTaskId = z.infer<typeof seasonTaskId>;

const monthDay = z.custom<MonthDay>(
  (value) => typeof value === 'string' && isMonthDay(value),
  '请填写月和日，例如 9月1日',
);
const seasonText = {
  name: line(30),
  fromDay: monthDay,
  untilDay: monthDay,
  /** Why the school looks closer then. */
  why: optionalLine(200),
};

/** What is planned for one of its years, or was done. */
export const seasonTask = z.object({
  id: seasonTaskId,
  kind: z.enum(codesOf(SEASON_WORK)),
  what: z.string(),
  responsible: z.string(),
  dueOn: date.nullable(),
  /** Of what stands among the activities: the day of that. */
  doneOn: date.nullable(),
  outcome: z.string(),
  activityId: activityId.nullable(),
});
export type SeasonTask = z.infer<typeof seasonTask>;

/** What stands elsewhere and lies in those days: nobody writes it down twice. */
const held = z.object({
  activities: z.array(
    z.object({ id: activityId, kind: z.enum(codesOf(ACTIVITY_KINDS)), title: z.string(), occurredOn: date }),
  ),
  batches: z.array(z.object({ id: screeningBatchId, name: z.string(), fromOn: date })),
  followUps: z.int(),
});

/** 特殊时段 as it comes once in a school year. */
export const season = z.object({
  id: seasonId,
  ...seasonText,
  /** By the year that it begins in. */
  year: z.int(),
  fromOn: date,
  untilOn: date,
  state: z.enum(codesOf(SEASON_STATES)),
  tasks: z.array(seasonTask),
  held,
});
export type Season = z.infer<typeof season>;

/** What stands in the school's calendar, whether it is asked for or was put aside. */
const seasonInUse = z.object({ id: seasonId, ...seasonText, stoppedOn: date.nullable() });
export type SeasonInUse = z.infer<typeof seasonInUse>;

export const seasonCalendar = z.object({
  schoolYear,
  fromOn: date,
  untilOn: date,
  /** In the order of their days. */
  seasons: z.array(season),
  known: z.array(seasonInUse),
});
export type SeasonCalendar = z.infer<typeof seasonCalendar>;

/** What the workbench tells of a stretch that runs, or begins within a week. */
export const seasonNear = season
  .pick({ id: true, name: true, fromOn: true, untilOn: true, state: true })
  .extend({
    planned: z.int(),
    open: z.int(),
  });
export type SeasonNear = z.infer<typeof seasonNear>;

export const seasonRequests = {
  /** 一级预警 of a school year; null: the running one. */
  'seasons.read': inRoom(z.strictObject({ schoolYear: schoolYear.nullable() }), seasonCalendar),
  /** Takes a stretch up, or changes one: each year anew. */
  'seasons.write': inRoom(
    z.strictObject({ seasonId: seasonId.nullable(), ...seasonText }),
    z.object({ seasonId }),
  ),
  /** 停用: it is asked for no more; what was done stays. Or 恢复使用. */
  'seasons.stop': inRoom(z.strictObject({ seasonId, stops: z.boolean() }), z.object({})),
  /** Hides a stretch; it stays in the vault with the reason. */
  'seasons.remove': inRoom(z.strictObject({ seasonId, reason: prose(500) }), z.object({})),
  'seasons.writeTask': inRoom(
    z.strictObject({
      seasonId,
      year: z.int().min(1999).max(2199),
      taskId: seasonTaskId.nullable(),
      kind: z.enum(codesOf(SEASON_WORK)),
      what: line(200),
      responsible: line(60),
      dueOn: date.nullable(),
      /** It stands among the activities: then it is done, on the day of that. */
      activityId: activityId.nullable(),
    }),
    z.object({}),
  ),
  /** Ticks it off on a day; null takes the tick back. */
  'seasons.tickTask': inRoom(
    z.strictObject({ taskId: seasonTaskId, doneOn: date.nullable(), outcome: optionalProse(2000) }),
    z.object({}),
  ),
  'seasons.removeTask': inRoom(z.strictObject({ taskId: seasonTaskId, reason: prose(500) }), z.object({})),
  /** 一级预警工作安排 of a school year; for superiors without names. */
  'seasons.layCalendar': inRoom(z.strictObject({ schoolYear, ...paperFor('season.calendar') }), laidPaper),
};
