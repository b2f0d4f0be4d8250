import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DiagnosisId, StudentId } from '#shared/contract/fields.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 医院诊断（家长提供）: kept apart from what the school itself assessed. */
export const diagnoses = sqliteTable(
  'diagnoses',
  {
    id: idColumn<DiagnosisId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    diagnosedOn: dateColumn('diagnosed_on').notNull(),
    hospital: text('hospital').notNull(),
    diagnosis: text('diagnosis').notNull(),
    /** Who told or showed it. */
    providedBy: text('provided_by').notNull(),
    providedOn: dateColumn('provided_on').notNull(),
    note: text('note').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('diagnoses_by_student').on(table.studentId)],
);
