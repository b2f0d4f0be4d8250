import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CustodyHandOverId } from '#shared/contract/custody.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { IncidentId, WatchGroupId } from '#shared/contract/incidents.ts';
import type { WatchShiftId } from '#shared/contract/watch-groups.ts';
import { students } from '#vault/roll/students/tables.ts';
import { custodyHandOvers } from '#vault/rooms/custody/tables.ts';
import { incidents } from '#vault/rooms/incidents/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

const ofGroup = () =>
  text('watch_group_id')
    .$type<WatchGroupId>()
    .notNull()
    .references(() => watchGroups.id);

/** 监护小组: who watches over a student of an event, until the child goes over to its guardians. */
export const watchGroups = sqliteTable(
  'watch_groups',
  {
    id: idColumn<WatchGroupId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    incidentId: text('incident_id')
      .$type<IncidentId>()
      .notNull()
      .references(() => incidents.id),
    fromOn: dateColumn('from_on').notNull(),
    /** `HH:mm`. */
    fromAt: text('from_at').notNull(),
    place: text('place').notNull().default(''),
    task: text('task').notNull().default(''),
    endedOn: dateColumn('ended_on'),
    endedAt: text('ended_at').notNull().default(''),
    /** The record with which it ends; null where the student had left the school. */
    custodyHandOverId: text('custody_hand_over_id')
      .$type<CustodyHandOverId>()
      .references(() => custodyHandOvers.id),
    endReason: text('end_reason').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('watch_groups_by_student').on(table.studentId),
    index('watch_groups_by_incident').on(table.incidentId),
  ],
);

/** Who is in it, three at least. */
export const watchers = sqliteTable(
  'watchers',
  {
    watchGroupId: ofGroup(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull().default(''),
    phone: text('phone').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.watchGroupId, table.position] })],
);

/** Who was on duty from when until when, how the child was, and to whom it went on. */
export const watchShifts = sqliteTable(
  'watch_shifts',
  {
    id: idColumn<WatchShiftId>(),
    watchGroupId: ofGroup(),
    fromOn: dateColumn('from_on').notNull(),
    fromAt: text('from_at').notNull(),
    untilOn: dateColumn('until_on').notNull(),
    untilAt: text('until_at').notNull(),
    who: text('who').notNull(),
    state: text('state').notNull().default(''),
    handedTo: text('handed_to').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('watch_shifts_by_group').on(table.watchGroupId)],
);
