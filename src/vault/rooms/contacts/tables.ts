import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContactId, StudentId } from '#shared/contract/fields.ts';
import { CONTACT_CHANNELS, type ContactChannel } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 家校沟通: a talk with a guardian (policy Z6, J9). */
export const contacts = sqliteTable(
  'contacts',
  {
    id: idColumn<ContactId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    channel: text('channel').$type<ContactChannel>().notNull(),
    guardian: text('guardian').notNull(),
    /** Who spoke for the school. */
    spokenBy: text('spoken_by').notNull(),
    witnesses: text('witnesses').notNull().default(''),
    text: text('text').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('contacts_by_student').on(table.studentId),
    check('contacts_channel', isOneOf('channel', CONTACT_CHANNELS)),
  ],
);
