import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContactId, StudentId } from '#shared/contract/fields.ts';
import {
  type ChildPresence,
  CONTACT_CHANNELS,
  type ContactChannel,
  GUARDIAN_ANSWERS,
  type GuardianAnswer,
} from '#shared/terms.ts';
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
    /** What the answer comes to; null where nobody says. */
    answered: text('answered').$type<GuardianAnswer>(),
    /** What the guardian refused, and why, where somebody says so. */
    refusal: text('refusal').notNull().default(''),
    /** 拒签: the guardian would not sign the record of the talk. */
    unsigned: integer('unsigned', { mode: 'boolean' }).notNull().default(false),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('contacts_by_student').on(table.studentId),
    check('contacts_channel', isOneOf('channel', CONTACT_CHANNELS)),
    check('contacts_answered', isOneOf('answered', GUARDIAN_ANSWERS)),
  ],
);
