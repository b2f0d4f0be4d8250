import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { AFTERCARE_KINDS, type AftercareKind } from '#shared/aftercare.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type {
  AftercareId,
  IncidentEntryId,
  IncidentExtractId,
  IncidentId,
  IncidentReportId,
  ReportLegId,
} from '#shared/contract/incidents.ts';
import { INCIDENT_STATES, type IncidentState } from '#shared/incident-states.ts';
import {
  type Disposal,
  INCIDENT_KINDS,
  INCIDENT_ROLES,
  type IncidentKind,
  type IncidentRole,
  REPORT_STAGES,
  RESPONSE_LEVELS,
  type ReportStage,
  type ResponseLevel,
  type SpotStep,
} from '#shared/incident-terms.ts';
import { LEG_CHANNELS, type LegChannel } from '#shared/report-legs.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

const ofIncident = () =>
  text('incident_id')
    .$type<IncidentId>()
    .notNull()
    .references(() => incidents.id);

/** 危机事件: what happened, when the school learned of it, and what it thinks of it. Times are `HH:mm`, or empty. */
export const incidents = sqliteTable(
  'incidents',
  {
    id: idColumn<IncidentId>(),
    schoolYear: integer('school_year').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<IncidentKind>(),
    level: text('level').$type<ResponseLevel>().notNull(),
    happenedOn: dateColumn('happened_on'),
    happenedAt: text('happened_at').notNull().default(''),
    foundOn: dateColumn('found_on'),
    foundAt: text('found_at').notNull().default(''),
    learnedOn: dateColumn('learned_on').notNull(),
    learnedAt: text('learned_at').notNull(),
    place: text('place').notNull().default(''),
    others: text('others').notNull().default(''),
    cause: text('cause').notNull().default(''),
    judgement: text('judgement').notNull().default(''),
    measures: text('measures').notNull().default(''),
    helpNeeded: text('help_needed').notNull().default(''),
    lessons: text('lessons').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    uniqueIndex('incidents_by_number').on(table.schoolYear, table.sequence),
    check('incidents_kind', isOneOf('kind', INCIDENT_KINDS)),
    check('incidents_level', isOneOf('level', RESPONSE_LEVELS)),
  ],
);

/**
 * What an event is about one student: all that the student's own file has of it, since its timeline and its reports are
 * about others too. Its day is the event's, written with it.
 */
export const incidentExtracts = sqliteTable(
  'incident_extracts',
  {
    id: idColumn<IncidentExtractId>(),
    incidentId: ofIncident(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** From 1, in the order of the form. */
    position: integer('position').notNull(),
    role: text('role').$type<IncidentRole>().notNull(),
    facts: text('facts').notNull().default(''),
    assessedOn: dateColumn('assessed_on'),
    assessedAt: text('assessed_at').notNull().default(''),
    assessedBy: text('assessed_by').notNull().default(''),
    assessment: text('assessment').notNull().default(''),
    disposal: text('disposal').$type<Disposal>(),
    advice: text('advice').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('incident_extracts_by_student').on(table.studentId),
    index('incident_extracts_by_incident').on(table.incidentId),
    check('incident_extracts_role', isOneOf('role', INCIDENT_ROLES)),
  ],
);

/** The timeline: what was done on the spot, each step at its minute, and what somebody wrote down. */
export const incidentEntries = sqliteTable(
  'incident_entries',
  {
    id: idColumn<IncidentEntryId>(),
    incidentId: ofIncident(),
    step: text('step').$type<SpotStep>(),
    occurredOn: dateColumn('occurred_on').notNull(),
    startsAt: text('starts_at').notNull(),
    text: text('text').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('incident_entries_by_incident').on(table.incidentId)],
);

/** How far the school has come; the last that stands is how the event stands. */
export const incidentSteps = sqliteTable(
  'incident_steps',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    incidentId: ofIncident(),
    state: text('state').$type<IncidentState>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    startsAt: text('starts_at').notNull(),
    text: text('text').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('incident_steps_by_incident').on(table.incidentId),
    check('incident_steps_state', isOneOf('state', INCIDENT_STATES)),
  ],
);

/** 报告环节: whom the event has to be told to, within what, and when that was done; as the list was when it was asked for. */
export const reportLegs = sqliteTable(
  'report_legs',
  {
    id: idColumn<ReportLegId>(),
    incidentId: ofIncident(),
    /** From 1, in the order of the list. */
    position: integer('position').notNull(),
    toWhom: text('to_whom').notNull(),
    phone: text('phone').notNull().default(''),
    channel: text('channel').$type<LegChannel>().notNull(),
    /** Minutes. */
    within: integer('within_minutes').notNull(),
    /** When it was asked for later than 得知, as after the level rose; null: it counts from 得知. */
    askedAt: integer('asked_at'),
    step: text('step').$type<SpotStep>(),
    basis: text('basis').notNull().default(''),
    doneOn: dateColumn('done_on'),
    doneAt: text('done_at').notNull().default(''),
    reportedBy: text('reported_by').notNull().default(''),
    receivedBy: text('received_by').notNull().default(''),
    note: text('note').notNull().default(''),
    waived: text('waived').notNull().default(''),
    ...recordedColumns,
  },
  (table) => [
    index('report_legs_by_incident').on(table.incidentId),
    check('report_legs_channel', isOneOf('channel', LEG_CHANNELS)),
  ],
);

/** An issued 危机事件报告: its facts and its exact bytes. Triggers refuse every change (rules of the data, 4). */
export const incidentReports = sqliteTable(
  'incident_reports',
  {
    id: idColumn<IncidentReportId>(),
    incidentId: ofIncident(),
    stage: text('stage').$type<ReportStage>().notNull(),
    /** Which of its stage, from 1. */
    nth: integer('nth').notNull(),
    to: text('addressed_to').notNull(),
    /** JSON of what the report said. */
    facts: text('facts').notNull(),
    pdf: blob('pdf', { mode: 'buffer' }).notNull(),
    ...recordedColumns,
  },
  (table) => [
    index('incident_reports_by_incident').on(table.incidentId),
    check('incident_reports_stage', isOneOf('stage', REPORT_STAGES)),
  ],
);

/** 善后: what is done after an event; `doneOn` is filled when it is, also long after the event is closed. */
export const incidentAftercare = sqliteTable(
  'incident_aftercare',
  {
    id: idColumn<AftercareId>(),
    incidentId: ofIncident(),
    kind: text('kind').$type<AftercareKind>().notNull(),
    what: text('what').notNull(),
    className: text('class_name').notNull().default(''),
    responsible: text('responsible').notNull(),
    dueOn: dateColumn('due_on'),
    doneOn: dateColumn('done_on'),
    outcome: text('outcome').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('incident_aftercare_by_incident').on(table.incidentId),
    check('incident_aftercare_kind', isOneOf('kind', AFTERCARE_KINDS)),
  ],
);

/** Whom the school tells, as somebody set it: a change is a new row, and the last counts. */
export const reportRouteLists = sqliteTable('report_route_lists', {
  sequence: integer('sequence').primaryKey({ autoIncrement: true }),
  /** JSON of the list. */
  routes: text('routes').notNull(),
  ...recordedColumns,
});
