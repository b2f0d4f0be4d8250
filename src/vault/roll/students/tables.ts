import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { BornOn } from '#shared/birth-date.ts';
import type {
  DepartureId,
  DestructionId,
  GuardianId,
  HandOverId,
  MergeId,
  PeriodId,
  RollOverId,
  RosterImportId,
  SchoolClassId,
  StudentId,
} from '#shared/contract/fields.ts';
import type { RosterRemarkId } from '#shared/contract/roster.ts';
import { type ListKind, REMARK_MEANINGS, type RemarkMeaning } from '#shared/roster-terms.ts';
import {
  type Boarding,
  CIRCUMSTANCES,
  type Circumstance,
  DEPARTURE_KINDS,
  type DepartureCause,
  type DepartureKind,
  GENDERS,
  type Gender,
  type LeaveCause,
} from '#shared/terms.ts';
import { rollOvers, schoolClasses } from '#vault/roll/school/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** A roster or another list that was read in; `report` is JSON of the contract's `rosterReport`. */
export const rosterImports = sqliteTable('roster_imports', {
  id: idColumn<RosterImportId>(),
  list: text('list').$type<ListKind>().notNull().default('roster'),
  fileName: text('file_name').notNull(),
  report: text('report').notNull(),
  taken: integer('taken').notNull(),
  skipped: integer('skipped').notNull(),
  undoneAt: integer('undone_at'),
  ...recordedColumns,
});

/**
 * A student. `studentNumber` is the number by which the school tells its students apart, mostly the 学号, and
 * `otherNumber` the one beside it, mostly the 学籍号 (decision 23); names repeat (glossary).
 */
export const students = sqliteTable(
  'students',
  {
    id: idColumn<StudentId>(),
    studentNumber: text('student_number').notNull(),
    otherNumber: text('other_number').notNull().default(''),
    name: text('name').notNull(),
    gender: text('gender').$type<Gender>().notNull(),
    /** The month alone, `YYYY-MM`, where nobody knows the day (decision 21). */
    bornOn: text('born_on').$type<BornOn>(),
    address: text('address').notNull().default(''),
    ethnicity: text('ethnicity').notNull().default(''),
    boarding: text('boarding').$type<Boarding>().notNull().default('unknown'),
    importId: text('import_id')
      .$type<RosterImportId>()
      .references(() => rosterImports.id),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    uniqueIndex('students_by_number').on(table.studentNumber).where(sql`removed_at IS NULL`),
    uniqueIndex('students_by_other_number')
      .on(table.otherNumber)
      .where(sql`removed_at IS NULL AND other_number <> ''`),
    index('students_by_import').on(table.importId),
    check('students_gender', isOneOf('gender', GENDERS)),
  ],
);

/** Which class a student was in, from when, until when; the last day excluded. Old papers show the old class. */
export const classMemberships = sqliteTable(
  'class_memberships',
  {
    id: idColumn<string>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    classId: text('class_id')
      .$type<SchoolClassId>()
      .notNull()
      .references(() => schoolClasses.id),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    /** The roll-over or the roster that brought the student into this class; undone with it. */
    rollOverId: text('roll_over_id')
      .$type<RollOverId>()
      .references(() => rollOvers.id),
    importId: text('import_id')
      .$type<RosterImportId>()
      .references(() => rosterImports.id),
    ...recordedColumns,
  },
  (table) => [
    index('class_memberships_by_class').on(table.classId),
    index('class_memberships_by_student').on(table.studentId),
    uniqueIndex('class_memberships_lasting').on(table.studentId).where(sql`ended_on IS NULL`),
  ],
);

/** A guardian as known from a date on; a corrected one ends and a new row begins. */
export const guardians = sqliteTable(
  'guardians',
  {
    id: idColumn<GuardianId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    name: text('name').notNull(),
    relation: text('relation').notNull(),
    phone: text('phone').notNull(),
    /** 1 is the first contact, then in order. */
    position: integer('position').notNull(),
    /** Custody, who lives with the child, when to call: what one must know before calling. */
    note: text('note').notNull().default(''),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    ...recordedColumns,
  },
  (table) => [index('guardians_by_student').on(table.studentId)],
);

const studentColumn = () =>
  text('student_id')
    .$type<StudentId>()
    .notNull()
    .references(() => students.id);

/** A fact about the family or how the child grows up, with who said so and since when. */
export const circumstancePeriods = sqliteTable(
  'circumstance_periods',
  {
    id: idColumn<PeriodId>(),
    studentId: studentColumn(),
    circumstance: text('circumstance').$type<Circumstance>().notNull(),
    /** What exactly. */
    text: text('text').notNull(),
    source: text('source').notNull(),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    endReason: text('end_reason').notNull().default(''),
    ...recordedColumns,
  },
  (table) => [
    index('circumstance_periods_by_student').on(table.studentId),
    check('circumstance_periods_circumstance', isOneOf('circumstance', CIRCUMSTANCES)),
  ],
);

/** 名册备注: what a roster said beside a student, as it was read on that day; never written over by the next one. */
export const rosterRemarks = sqliteTable(
  'roster_remarks',
  {
    id: idColumn<RosterRemarkId>(),
    studentId: studentColumn(),
    importId: text('import_id')
      .$type<RosterImportId>()
      .notNull()
      .references(() => rosterImports.id),
    notedOn: dateColumn('noted_on').notNull(),
    text: text('text').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('roster_remarks_by_student').on(table.studentId)],
);

/** What is not offered out of a remark any more (decision 0027). */
export const remarkOffersPutAside = sqliteTable(
  'remark_offers_put_aside',
  {
    remarkId: text('remark_id')
      .$type<RosterRemarkId>()
      .notNull()
      .references(() => rosterRemarks.id),
    meaning: text('meaning').$type<RemarkMeaning>().notNull(),
    ...recordedColumns,
  },
  (table) => [
    primaryKey({ columns: [table.remarkId, table.meaning] }),
    check('remark_offers_put_aside_meaning', isOneOf('meaning', REMARK_MEANINGS)),
  ],
);

/** What an import changed of a student who was known already, so that it can be undone field by field. */
export const rosterChanges = sqliteTable(
  'roster_changes',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    importId: text('import_id')
      .$type<RosterImportId>()
      .notNull()
      .references(() => rosterImports.id),
    studentId: studentColumn(),
    /** JSON: what it was, and what it became. */
    change: text('change').notNull(),
  },
  (table) => [index('roster_changes_by_import').on(table.importId)],
);

/** Which field each column of a roster was matched to, by the headings of the sheet; for the next file like it. */
export const rosterMatchings = sqliteTable('roster_matchings', {
  headings: text('headings').primaryKey(),
  matching: text('matching').notNull(),
  keptAt: integer('kept_at').notNull(),
});

/** A student left the school on `leftOn`, the first day no longer there; back since `returnedOn`, if ever. */
export const departures = sqliteTable(
  'departures',
  {
    id: idColumn<DepartureId>(),
    studentId: studentColumn(),
    kind: text('kind').$type<DepartureKind>().notNull(),
    leftOn: dateColumn('left_on').notNull(),
    /** The next school, where it is known. */
    destination: text('destination').notNull().default(''),
    reason: text('reason').notNull().default(''),
    /** Null where it was not asked. */
    cause: text('cause').$type<DepartureCause>(),
    /** The hospital and the day of the certificate; without a day none was handed in. */
    certificateHospital: text('certificate_hospital').notNull().default(''),
    certificateOn: dateColumn('certificate_on'),
    returnedOn: dateColumn('returned_on'),
    returnReason: text('return_reason').notNull().default(''),
    rollOverId: text('roll_over_id')
      .$type<RollOverId>()
      .references(() => rollOvers.id),
    ...recordedColumns,
  },
  (table) => [
    index('departures_by_student').on(table.studentId),
    uniqueIndex('departures_lasting').on(table.studentId).where(sql`returned_on IS NULL`),
    check('departures_kind', isOneOf('kind', DEPARTURE_KINDS)),
  ],
);

/** 休学: away for a time, for whatever reason; the place in the class is kept. */
export const leavePeriods = sqliteTable(
  'leave_periods',
  {
    id: idColumn<PeriodId>(),
    studentId: studentColumn(),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    /** Null where it was never asked. */
    cause: text('cause').$type<LeaveCause>(),
    reason: text('reason').notNull(),
    endReason: text('end_reason').notNull().default(''),
    /** Until when it was granted at first; an extension is a step of it. Null where nobody said. */
    expiresOn: dateColumn('expires_on'),
    ...recordedColumns,
  },
  (table) => [
    index('leave_periods_by_student').on(table.studentId),
    uniqueIndex('leave_periods_lasting').on(table.studentId).where(sql`ended_on IS NULL`),
  ],
);

/** Two files of one student became one; `moved` is JSON: table → ids of the rows that went over. */
export const studentMerges = sqliteTable(
  'student_merges',
  {
    id: idColumn<MergeId>(),
    keptId: text('kept_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    mergedId: text('merged_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    reason: text('reason').notNull(),
    moved: text('moved').notNull(),
    undoneAt: integer('undone_at'),
    ...recordedColumns,
  },
  (table) => [
    index('student_merges_by_kept').on(table.keptId),
    uniqueIndex('student_merges_standing').on(table.mergedId).where(sql`undone_at IS NULL`),
  ],
);

/** A pack for the next school (policy B4); `content` is JSON of the contract's `handOver`, as it was handed over. */
export const handOvers = sqliteTable(
  'hand_overs',
  {
    id: idColumn<HandOverId>(),
    studentId: studentColumn(),
    preparedOn: dateColumn('prepared_on').notNull(),
    toSchool: text('to_school').notNull(),
    content: text('content').notNull(),
    /** The return receipt, once it has come. */
    receivedOn: dateColumn('received_on'),
    receivedBy: text('received_by').notNull().default(''),
    ...recordedColumns,
  },
  (table) => [index('hand_overs_by_student').on(table.studentId)],
);

/** A pack that another school handed over. `packId` is the other school's; taken in once. */
export const receivedHandOvers = sqliteTable(
  'received_hand_overs',
  {
    id: idColumn<HandOverId>(),
    studentId: studentColumn(),
    packId: text('pack_id').notNull(),
    fromSchool: text('from_school').notNull(),
    receivedOn: dateColumn('received_on').notNull(),
    content: text('content').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('received_hand_overs_by_student').on(table.studentId),
    uniqueIndex('received_hand_overs_by_pack').on(table.packId).where(sql`removed_at IS NULL`),
  ],
);

/** 暂缓销毁: a file that is kept though its time is over. */
export const retentionHolds = sqliteTable(
  'retention_holds',
  {
    id: idColumn<PeriodId>(),
    studentId: studentColumn(),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    reason: text('reason').notNull(),
    endReason: text('end_reason').notNull().default(''),
    ...recordedColumns,
  },
  (table) => [
    index('retention_holds_by_student').on(table.studentId),
    uniqueIndex('retention_holds_lasting').on(table.studentId).where(sql`ended_on IS NULL`),
  ],
);

/** Files that were destroyed, their time being over. It keeps how many and who signed, never who they were. */
export const destructions = sqliteTable('destructions', {
  id: idColumn<DestructionId>(),
  destroyedOn: dateColumn('destroyed_on').notNull(),
  files: integer('files').notNull(),
  firstWitness: text('first_witness').notNull(),
  secondWitness: text('second_witness').notNull(),
  ...recordedColumns,
});
