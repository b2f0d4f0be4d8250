import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RosterImportId, StudentId } from '#shared/contract/fields.ts';
import { GENDERS, type Gender } from '#shared/terms.ts';
import { dateColumn, idColumn, isOneOf, recordedColumns, removedColumns } from '../database/columns.ts';
import { schoolClasses } from '../school/tables.ts';

/** A roster file that was read in; `report` is JSON of the contract's `rosterReport`. */
export const rosterImports = sqliteTable('roster_imports', {
  id: idColumn<RosterImportId>(),
  fileName: text('file_name').notNull(),
  report: text('report').notNull(),
  taken: integer('taken').notNull(),
  skipped: integer('skipped').notNull(),
  undoneAt: integer('undone_at'),
  ...recordedColumns,
});

/** A student. The student number identifies; names repeat (glossary). */
export const students = sqliteTable(
  'students',
  {
    id: idColumn<StudentId>(),
    studentNumber: text('student_number').notNull(),
    name: text('name').notNull(),
    gender: text('gender').$type<Gender>().notNull(),
    bornOn: dateColumn('born_on'),
    importId: text('import_id')
      .$type<RosterImportId>()
      .references(() => rosterImports.id),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    uniqueIndex('students_by_number').on(table.studentNumber).where(sql`removed_at IS NULL`),
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
      .notNull()
      .references(() => schoolClasses.id),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    ...recordedColumns,
  },
  (table) => [
    index('class_memberships_by_student').on(table.studentId),
    uniqueIndex('class_memberships_lasting').on(table.studentId).where(sql`ended_on IS NULL`),
  ],
);

/** A guardian as known from a date on; a corrected one ends and a new row begins. */
export const guardians = sqliteTable(
  'guardians',
  {
    id: idColumn<string>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    name: text('name').notNull(),
    relation: text('relation').notNull(),
    phone: text('phone').notNull(),
    /** 1 is the first contact, then in order. */
    position: integer('position').notNull(),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    ...recordedColumns,
  },
  (table) => [index('guardians_by_student').on(table.studentId)],
);
