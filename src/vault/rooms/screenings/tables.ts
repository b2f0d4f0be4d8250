import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ScreeningId, StudentId } from '#shared/contract/fields.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** What a screening found of one student: 筛查，非诊断. */
export const screenings = sqliteTable(
  'screenings',
  {
    id: idColumn<ScreeningId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    scale: text('scale').notNull(),
    result: text('result').notNull(),
    note: text('note').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('screenings_by_student').on(table.studentId)],
);
