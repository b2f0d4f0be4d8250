import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ActivityId } from '#shared/contract/fields.ts';
import type { SeasonId, SeasonTaskId } from '#shared/contract/seasons.ts';
import { type MonthDay, SEASON_WORK, type SeasonWork } from '#shared/seasons.ts';
import { activities } from '#vault/rooms/activities/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 一级预警: stretches of each year in which the school looks closer (policy J10); `MM-DD`, both days included. */
export const seasons = sqliteTable('seasons', {
  id: idColumn<SeasonId>(),
  name: text('name').notNull(),
  fromDay: text('from_day').$type<MonthDay>().notNull(),
  untilDay: text('until_day').$type<MonthDay>().notNull(),
  why: text('why').notNull().default(''),
  /** Since when it is asked for no more; null while it is. */
  stoppedOn: dateColumn('stopped_on'),
  ...recordedColumns,
  ...removedColumns,
});

/** What is planned for a stretch of one year, and was done. */
export const seasonTasks = sqliteTable(
  'season_tasks',
  {
    id: idColumn<SeasonTaskId>(),
    seasonId: text('season_id')
      .$type<SeasonId>()
      .notNull()
      .references(() => seasons.id),
    /** In which the stretch begins. */
    year: integer('year').notNull(),
    kind: text('kind').$type<SeasonWork>().notNull(),
    what: text('what').notNull(),
    responsible: text('responsible').notNull(),
    dueOn: dateColumn('due_on'),
    doneOn: dateColumn('done_on'),
    outcome: text('outcome').notNull().default(''),
    /** The activity that it was; then its day is that of the activity. */
    activityId: text('activity_id')
      .$type<ActivityId>()
      .references(() => activities.id),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('season_tasks_by_season').on(table.seasonId, table.year),
    check('season_tasks_kind', isOneOf('kind', SEASON_WORK)),
  ],
);
