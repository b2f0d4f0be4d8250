import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FollowUpId, StaffId, StudentId, TrackingPeriodId } from '#shared/contract/fields.ts';
import {
  FOLLOW_UP_CHANNELS,
  FOLLOW_UP_COMPARISONS,
  type FollowUpChannel,
  type FollowUpComparison,
} from '#shared/terms.ts';
import { staff } from '#vault/roll/school/tables.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 跟踪周期; `untilOn` is its last day. Nothing hangs on it: follow-ups are of a student and a day. */
export const trackingPeriods = sqliteTable('tracking_periods', {
  id: idColumn<TrackingPeriodId>(),
  name: text('name').notNull(),
  fromOn: dateColumn('from_on').notNull(),
  untilOn: dateColumn('until_on').notNull(),
  ...recordedColumns,
  ...removedColumns,
});

/** 跟踪记录. Its week and its period follow from its date. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: idColumn<FollowUpId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    channel: text('channel').$type<FollowUpChannel>().notNull(),
    compared: text('compared').$type<FollowUpComparison>(),
    text: text('text').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    // Read whole from the index: who looks for the weeks without one asks for a year of sixty students.
    index('follow_ups_by_student').on(table.studentId, table.occurredOn, table.channel, table.removedAt),
    // The workbench asks everybody's of a year for what was worse than the week before.
    index('follow_ups_compared').on(table.occurredOn).where(sql`compared IS NOT NULL`),
    check('follow_ups_channel', isOneOf('channel', FOLLOW_UP_CHANNELS)),
    check('follow_ups_compared', isOneOf('compared', FOLLOW_UP_COMPARISONS)),
  ],
);

/** The head of the follow-up table as last described; each description is a row of its own (forms.md 附件1). */
export const trackingSheets = sqliteTable(
  'tracking_sheets',
  {
    /** The newest counts: by this number, since a clock may be set back. */
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    trackerId: text('tracker_id')
      .$type<StaffId>()
      .references(() => staff.id),
    condition: text('condition').notNull(),
    intervention: text('intervention').notNull(),
    ...recordedColumns,
  },
  (table) => [index('tracking_sheets_by_student').on(table.studentId)],
);
