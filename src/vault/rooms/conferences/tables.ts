import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import {
  CONCLUSIONS,
  CONFERENCE_KINDS,
  type Conclusion,
  type ConferenceKind,
} from '#shared/conference-kinds.ts';
import type {
  ConferenceExtractId,
  ConferenceId,
  ConferenceMeasureId,
  ConferenceRemedyId,
} from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { Criterion } from '#shared/crisis-criteria.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

const ofConference = () =>
  text('conference_id')
    .$type<ConferenceId>()
    .notNull()
    .references(() => conferences.id);

const ofExtract = () =>
  text('extract_id')
    .$type<ConferenceExtractId>()
    .notNull()
    .references(() => conferenceExtracts.id);

/** 会商: who sat together, when, and what was said there. Once finalised, triggers refuse every change. */
export const conferences = sqliteTable(
  'conferences',
  {
    id: idColumn<ConferenceId>(),
    kind: text('kind').$type<ConferenceKind>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    place: text('place').notNull().default(''),
    chair: text('chair').notNull().default(''),
    recorder: text('recorder').notNull().default(''),
    minutes: text('minutes').notNull().default(''),
    problems: text('problems').notNull().default(''),
    finalisedAt: integer('finalised_at'),
    finalisedBy: text('finalised_by').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('conferences_by_date').on(table.occurredOn),
    check('conferences_kind', isOneOf('kind', CONFERENCE_KINDS)),
  ],
);

/** Who came, by name as written. */
export const conferenceAttendees = sqliteTable(
  'conference_attendees',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    conferenceId: ofConference(),
    name: text('name').notNull(),
    role: text('role').notNull().default(''),
  },
  (table) => [index('conference_attendees_by_conference').on(table.conferenceId)],
);

/**
 * What was said and decided about one student: all that the student's own file has of the conference, whose minutes
 * are about others too. Its day and its being finalised are the conference's, written with it.
 */
export const conferenceExtracts = sqliteTable(
  'conference_extracts',
  {
    id: idColumn<ConferenceExtractId>(),
    conferenceId: ofConference(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** From 1, in the order of the conference. */
    position: integer('position').notNull(),
    facts: text('facts').notNull().default(''),
    dissent: text('dissent').notNull().default(''),
    conclusion: text('conclusion').$type<Conclusion>(),
    criterion: text('criterion').$type<Criterion>(),
    advice: text('advice').notNull().default(''),
    finalisedAt: integer('finalised_at'),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('conference_extracts_by_student').on(table.studentId),
    index('conference_extracts_by_conference').on(table.conferenceId),
    check('conference_extracts_conclusion', isOneOf('conclusion', CONCLUSIONS)),
  ],
);

/** What each member thought of it. */
export const conferenceOpinions = sqliteTable(
  'conference_opinions',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    extractId: ofExtract(),
    member: text('member').notNull(),
    opinion: text('opinion').notNull(),
  },
  (table) => [index('conference_opinions_by_extract').on(table.extractId)],
);

/** What is to be done, by whom and until when; `doneOn` is filled when it is, also long after the conference. */
const toBeDone = () => ({
  /** From 1, in the order in which it was decided. */
  position: integer('position').notNull(),
  what: text('what').notNull(),
  responsible: text('responsible').notNull(),
  dueOn: dateColumn('due_on'),
  doneOn: dateColumn('done_on'),
  outcome: text('outcome').notNull().default(''),
});

/** What was decided for a student. */
export const conferenceMeasures = sqliteTable(
  'conference_measures',
  { id: idColumn<ConferenceMeasureId>(), extractId: ofExtract(), ...toBeDone() },
  (table) => [index('conference_measures_by_extract').on(table.extractId)],
);

/** What the school mends of itself. */
export const conferenceRemedies = sqliteTable(
  'conference_remedies',
  { id: idColumn<ConferenceRemedyId>(), conferenceId: ofConference(), ...toBeDone() },
  (table) => [index('conference_remedies_by_conference').on(table.conferenceId)],
);

/** 补记 on a finalised conference. */
export const conferenceAddenda = sqliteTable(
  'conference_addenda',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    conferenceId: ofConference(),
    text: text('text').notNull(),
    ...recordedColumns,
  },
  (table) => [index('conference_addenda_by_conference').on(table.conferenceId)],
);

/** 作废: a finalised conference that holds no more. It stays, marked, and counts nowhere (`stands`). */
export const conferenceVoids = sqliteTable('conference_voids', {
  conferenceId: ofConference().primaryKey(),
  reason: text('reason').notNull(),
  ...recordedColumns,
});
