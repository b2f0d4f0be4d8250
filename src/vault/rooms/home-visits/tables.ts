import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { HomeVisitId, StaffId, StudentId } from '#shared/contract/fields.ts';
import { staff } from '#vault/roll/school/tables.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 家访: planned, done, or both. */
export const homeVisits = sqliteTable(
  'home_visits',
  {
    id: idColumn<HomeVisitId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    plannedOn: dateColumn('planned_on'),
    occurredOn: dateColumn('occurred_on'),
    met: text('met').notNull().default(''),
    text: text('text').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    home: text('home').notNull().default(''),
    advised: text('advised').notNull().default(''),
    agreed: text('agreed').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('home_visits_by_student').on(table.studentId)],
);

export const homeVisitStaff = sqliteTable(
  'home_visit_staff',
  {
    homeVisitId: text('home_visit_id')
      .$type<HomeVisitId>()
      .notNull()
      .references(() => homeVisits.id),
    staffId: text('staff_id')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
  },
  (table) => [primaryKey({ columns: [table.homeVisitId, table.staffId] })],
);
