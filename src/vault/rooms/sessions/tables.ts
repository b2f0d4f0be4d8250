import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import { SESSION_KINDS, type SessionKind } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** A counselling session. Once signed, triggers refuse every change (rules of the data, 2). */
export const sessions = sqliteTable(
  'sessions',
  {
    id: idColumn<SessionId>(),
    kind: text('kind').$type<SessionKind>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull(),
    minutes: integer('minutes'),
    topic: text('topic').notNull(),
    content: text('content').notNull(),
    assessment: text('assessment').notNull(),
    nextSteps: text('next_steps').notNull(),
    signedAt: integer('signed_at'),
    signedBy: text('signed_by').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  () => [check('sessions_kind', isOneOf('kind', SESSION_KINDS))],
);

export const sessionStudents = sqliteTable(
  'session_students',
  {
    sessionId: text('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => sessions.id),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.studentId] }),
    index('session_students_by_student').on(table.studentId),
  ],
);

/** 心理教师手记, apart from the record so that no query for paper can meet them by accident. */
export const processNotes = sqliteTable('process_notes', {
  sessionId: text('session_id')
    .$type<SessionId>()
    .primaryKey()
    .references(() => sessions.id),
  text: text('text').notNull(),
});

/** 补记 on a signed record. */
export const addenda = sqliteTable(
  'addenda',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    sessionId: text('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => sessions.id),
    text: text('text').notNull(),
    ...recordedColumns,
  },
  (table) => [index('addenda_by_session').on(table.sessionId)],
);
