import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { SessionId, StudentId } from '#shared/contract/fields.ts';
import { type RiskAnswer, SESSION_KINDS, type SessionKind, type SessionRoute } from '#shared/terms.ts';
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
    place: text('place').notNull().default(''),
    route: text('route').$type<SessionRoute>(),
    /** Beside each other, with 、 between them. */
    problems: text('problems').notNull().default(''),
    topic: text('topic').notNull(),
    content: text('content').notNull(),
    assessment: text('assessment').notNull(),
    nextSteps: text('next_steps').notNull(),
    risk: text('risk').$type<RiskAnswer>().notNull().default('notAsked'),
    measures: text('measures').notNull().default(''),
    nextOn: dateColumn('next_on'),
    nextAt: text('next_at').notNull().default(''),
    effect: text('effect').notNull().default(''),
    signedAt: integer('signed_at'),
    signedBy: text('signed_by').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    check('sessions_kind', isOneOf('kind', SESSION_KINDS)),
    // The workbench asks for them each time that it is shown: few of the sessions of ten years.
    index('sessions_unsigned').on(table.id).where(sql`signed_at IS NULL`),
    index('sessions_appointed').on(table.nextOn).where(sql`next_on IS NOT NULL`),
    index('sessions_by_risk').on(table.risk, table.occurredOn),
  ],
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
    /** Of a group, whether the student came. */
    came: integer('came', { mode: 'boolean' }).notNull().default(true),
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

/** 作废: a signed record that should not have been signed. It stays, marked, and counts nowhere (`stands`). */
export const sessionVoids = sqliteTable('session_voids', {
  sessionId: text('session_id')
    .$type<SessionId>()
    .primaryKey()
    .references(() => sessions.id),
  reason: text('reason').notNull(),
  ...recordedColumns,
});

/** The number of a session in its school year: given when it is first written, never again, whatever becomes of it. */
export const sessionNumbers = sqliteTable(
  'session_numbers',
  {
    sessionId: text('session_id')
      .$type<SessionId>()
      .primaryKey()
      .references(() => sessions.id),
    schoolYear: integer('school_year').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (table) => [uniqueIndex('session_numbers_by_year').on(table.schoolYear, table.sequence)],
);
