import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { TalkId } from '#shared/contract/talks.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 谈心: a talk of the homeroom teacher, or of another, with one student. */
export const talks = sqliteTable(
  'talks',
  {
    id: idColumn<TalkId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    place: text('place').notNull().default(''),
    spokenBy: text('spoken_by').notNull(),
    text: text('text').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('talks_by_student').on(table.studentId)],
);
