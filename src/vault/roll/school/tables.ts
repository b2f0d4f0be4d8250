import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  OpeningTimeId,
  RollOverId,
  RosterImportId,
  SchoolClassId,
  StaffId,
} from '#shared/contract/fields.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** Teachers: homeroom teachers, trackers, home visitors. */
export const staff = sqliteTable('staff', {
  id: idColumn<StaffId>(),
  name: text('name').notNull(),
  phone: text('phone').notNull().default(''),
  ...recordedColumns,
});

/**
 * A school year whose dates were set by a person; one without a row has the usual dates (glossary: schoolYear).
 * Both days included.
 */
export const schoolYears = sqliteTable('school_years', {
  schoolYear: integer('school_year').primaryKey(),
  fromOn: dateColumn('from_on').notNull(),
  untilOn: dateColumn('until_on').notNull(),
  ...recordedColumns,
});

/** A term or a holiday of a school year; both days included. */
export const schoolSpans = sqliteTable(
  'school_spans',
  {
    id: idColumn<string>(),
    schoolYear: integer('school_year').notNull(),
    kind: text('kind').$type<'term' | 'holiday'>().notNull(),
    name: text('name').notNull(),
    fromOn: dateColumn('from_on').notNull(),
    untilOn: dateColumn('until_on').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('school_spans_by_year').on(table.schoolYear)],
);

/** When the counselling room is open each week; both days included, no last day while it goes on. */
export const openingTimes = sqliteTable('opening_times', {
  id: idColumn<OpeningTimeId>(),
  /** Digits, 1 is Monday: `135`. */
  weekdays: text('weekdays').notNull(),
  /** `HH:mm`. */
  startsAt: text('starts_at').notNull(),
  endsAt: text('ends_at').notNull(),
  fromOn: dateColumn('from_on').notNull(),
  untilOn: dateColumn('until_on'),
  ...recordedColumns,
  ...removedColumns,
});

/** 升级: the whole school went from one school year into the next. `plan` and `report` are JSON of the contract's. */
export const rollOvers = sqliteTable(
  'roll_overs',
  {
    id: idColumn<RollOverId>(),
    intoSchoolYear: integer('into_school_year').notNull(),
    fromOn: dateColumn('from_on').notNull(),
    plan: text('plan').notNull(),
    report: text('report').notNull(),
    undoneAt: integer('undone_at'),
    ...recordedColumns,
  },
  (table) => [uniqueIndex('roll_overs_standing').on(table.intoSchoolYear).where(sql`undone_at IS NULL`)],
);

/** A class of one school year, named by the year it begins in. */
export const schoolClasses = sqliteTable(
  'school_classes',
  {
    id: idColumn<SchoolClassId>(),
    schoolYear: integer('school_year').notNull(),
    name: text('name').notNull(),
    ...recordedColumns,
  },
  (table) => [uniqueIndex('school_classes_by_name').on(table.schoolYear, table.name)],
);

/** Who was homeroom teacher of a class, from when, until when; the last day excluded. */
export const homeroomTeachers = sqliteTable('homeroom_teachers', {
  id: idColumn<string>(),
  classId: text('class_id')
    .$type<SchoolClassId>()
    .notNull()
    .references(() => schoolClasses.id),
  staffId: text('staff_id')
    .$type<StaffId>()
    .notNull()
    .references(() => staff.id),
  fromOn: dateColumn('from_on').notNull(),
  endedOn: dateColumn('ended_on'),
  /** The roster that named the teacher; undone with it. No reference: imports stand on students, these on us. */
  importId: text('import_id').$type<RosterImportId>(),
  /** The roll-over that took the teacher along; undone with it. */
  rollOverId: text('roll_over_id').$type<RollOverId>(),
  ...recordedColumns,
});
