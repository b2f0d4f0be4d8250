import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContactId, StudentId } from '#shared/contract/fields.ts';
import { type ChildPresence, CONTACT_CHANNELS, type ContactChannel } from '#shared/terms.ts';
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
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    place: text('place').notNull().default(''),
    childWas: text('child_was').$type<ChildPresence>(),
    institutions: text('institutions').notNull().default(''),
    answer: text('answer').notNull().default(''),
    /** The guardian refused what was asked; why, where somebody says so. */
    refused: integer('refused', { mode: 'boolean' }).notNull().default(false),
    refusal: text('refusal').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('contacts_by_student').on(table.studentId),
    check('contacts_channel', isOneOf('channel', CONTACT_CHANNELS)),
  ],
);
