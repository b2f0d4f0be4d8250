import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RosterImportId, ScreeningId, StudentId } from '#shared/contract/fields.ts';
import type { ScreeningBatchId, ScreeningEntryId } from '#shared/contract/screenings.ts';
import {
  ABSENCES,
  type Absence,
  BATCH_KINDS,
  BATCH_TERMS,
  type BatchKind,
  type BatchTerm,
  FOCUS_GROUPS,
  type FocusGroup,
  GUARDIAN_CONSENTS,
  type GuardianConsent,
} from '#shared/screening/batches.ts';
import { SCALES, type Scale, type ScaleVersion } from '#shared/screening/scales.ts';
import { SCREENING_OUTCOMES, type ScreeningOutcome } from '#shared/screening/way.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { rosterImports, students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

const ofStudent = () =>
  text('student_id')
    .$type<StudentId>()
    .notNull()
    .references(() => students.id);
const ofBatch = () =>
  text('batch_id')
    .$type<ScreeningBatchId>()
    .notNull()
    .references(() => screeningBatches.id);
const ofEntry = () =>
  text('entry_id')
    .$type<ScreeningEntryId>()
    .references(() => screeningEntries.id);

/**
 * What a class answered goes out of sight where another answer takes its place, and stays in the vault: by hand, or by an
 * import, which puts it back when it is undone.
 */
const answerColumns = () => ({
  /** Of which import of fill-in workbooks it came; null for what was written down by hand. */
  importId: text('import_id')
    .$type<RosterImportId>()
    .references(() => rosterImports.id),
  /** Null while it stands. */
  replacedAt: integer('replaced_at'),
  replacedBy: text('replaced_by')
    .$type<RosterImportId>()
    .references(() => rosterImports.id),
});

/** 普查批次: a run over many students, with the scale, its form and the bands by which it is judged (policy J1, B2, P2). */
export const screeningBatches = sqliteTable(
  'screening_batches',
  {
    id: idColumn<ScreeningBatchId>(),
    name: text('name').notNull(),
    schoolYear: integer('school_year').notNull(),
    term: text('term').$type<BatchTerm>().notNull(),
    kind: text('kind').$type<BatchKind>().notNull(),
    /** Null where people tell whom to speak with, and no scale does. */
    scale: text('scale').$type<Scale>(),
    version: text('version').$type<ScaleVersion>().notNull().default('usual'),
    /** JSON (`Bands`); empty without a scale. */
    bands: text('bands').notNull().default(''),
    fromOn: dateColumn('from_on').notNull(),
    untilOn: dateColumn('until_on').notNull(),
    consent: text('consent').$type<GuardianConsent>().notNull(),
    consentNote: text('consent_note').notNull().default(''),
    note: text('note').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  () => [
    check('screening_batches_kind', isOneOf('kind', BATCH_KINDS)),
    check('screening_batches_term', isOneOf('term', BATCH_TERMS)),
    check('screening_batches_scale', isOneOf('scale', SCALES)),
    check('screening_batches_consent', isOneOf('consent', GUARDIAN_CONSENTS)),
  ],
);

/** Which classes a batch is of. */
export const screeningClasses = sqliteTable(
  'screening_classes',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    batchId: ofBatch(),
    classId: text('class_id')
      .notNull()
      .references(() => schoolClasses.id),
  },
  (table) => [index('screening_classes_by_batch').on(table.batchId)],
);

/** What a class answered about one of the three groups (policy P2): also that there is nobody; no row: it is silent. */
export const screeningReplies = sqliteTable(
  'screening_replies',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    batchId: ofBatch(),
    classId: text('class_id')
      .notNull()
      .references(() => schoolClasses.id),
    focus: text('focus').$type<FocusGroup>().notNull(),
    isNobody: integer('is_nobody', { mode: 'boolean' }).notNull(),
    repliedOn: dateColumn('replied_on').notNull(),
    repliedBy: text('replied_by').notNull(),
    ...answerColumns(),
    ...recordedColumns,
  },
  (table) => [
    index('screening_replies_by_batch').on(table.batchId),
    check('screening_replies_focus', isOneOf('focus', FOCUS_GROUPS)),
  ],
);

/**
 * A student on the list of a batch: why somebody was not tested, who was flagged by a person, what came of it, and when
 * the guardian was told. Its first day is the batch's, written with it.
 */
export const screeningEntries = sqliteTable(
  'screening_entries',
  {
    id: idColumn<ScreeningEntryId>(),
    batchId: ofBatch(),
    studentId: ofStudent(),
    occurredOn: dateColumn('occurred_on').notNull(),
    absence: text('absence').$type<Absence>(),
    reason: text('reason').notNull().default(''),
    flaggedOn: dateColumn('flagged_on'),
    flagReason: text('flag_reason').notNull().default(''),
    outcome: text('outcome').$type<ScreeningOutcome>(),
    outcomeOn: dateColumn('outcome_on'),
    outcomeBy: text('outcome_by').notNull().default(''),
    outcomeReason: text('outcome_reason').notNull().default(''),
    guardianToldOn: dateColumn('guardian_told_on'),
    guardianTold: text('guardian_told').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('screening_entries_by_batch').on(table.batchId),
    index('screening_entries_by_student').on(table.studentId),
    check('screening_entries_absence', isOneOf('absence', ABSENCES)),
    check('screening_entries_outcome', isOneOf('outcome', SCREENING_OUTCOMES)),
  ],
);

/** What a class's sheet said of a student, by group. */
export const screeningFindings = sqliteTable(
  'screening_findings',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    entryId: ofEntry().notNull(),
    focus: text('focus').$type<FocusGroup>().notNull(),
    text: text('text').notNull(),
    reportedOn: dateColumn('reported_on').notNull(),
    reportedBy: text('reported_by').notNull(),
    ...answerColumns(),
  },
  (table) => [
    index('screening_findings_by_entry').on(table.entryId),
    check('screening_findings_focus', isOneOf('focus', FOCUS_GROUPS)),
  ],
);

/**
 * What a screening found of one student: 筛查，非诊断. In words, as it was written down; of a batch also what was scored,
 * no answer by itself.
 */
export const screenings = sqliteTable(
  'screenings',
  {
    id: idColumn<ScreeningId>(),
    studentId: ofStudent(),
    occurredOn: dateColumn('occurred_on').notNull(),
    scale: text('scale').notNull(),
    result: text('result').notNull(),
    note: text('note').notNull().default(''),
    /** The place on the list of a batch that it is of. */
    entryId: ofEntry(),
    /** JSON (`Score`); empty for what was written down by itself. */
    score: text('score').notNull().default(''),
    /** What the batch's bands say of it. */
    asksRetest: integer('asks_retest', { mode: 'boolean' }).notNull().default(false),
    isFlagged: integer('is_flagged', { mode: 'boolean' }).notNull().default(false),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('screenings_by_student').on(table.studentId),
    index('screenings_by_entry').on(table.entryId),
  ],
);
