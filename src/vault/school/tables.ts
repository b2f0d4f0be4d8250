import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RosterImportId, StaffId } from '#shared/contract/fields.ts';
import { dateColumn, idColumn, recordedColumns } from '../database/columns.ts';

/** The one row about the school. Its letter wording is what a new letter begins with. */
export const school = sqliteTable('school', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  counsellorName: text('counsellor_name').notNull(),
  roomPhone: text('room_phone').notNull().default(''),
  careForChild: text('care_for_child').notNull(),
  keepInTouch: text('keep_in_touch').notNull(),
  seeDoctor: text('see_doctor').notNull(),
});

/** Who holds a password: the key file knows only the slot, so that no name stands outside the database. */
export const people = sqliteTable('people', {
  slotId: text('slot_id').primaryKey(),
  name: text('name').notNull(),
});

/** Teachers: homeroom teachers, trackers, home visitors. */
export const staff = sqliteTable('staff', {
  id: idColumn<StaffId>(),
  name: text('name').notNull(),
  phone: text('phone').notNull().default(''),
  ...recordedColumns,
});

/** A class of one school year, named by the year it begins in. */
export const schoolClasses = sqliteTable(
  'school_classes',
  {
    id: idColumn<string>(),
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
  ...recordedColumns,
});
