import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ObservationId, StudentId } from '#shared/contract/fields.ts';
import { OBSERVED_SIGNS, type ObservedSign } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 高危因素 or 警示信号, as somebody observed it on a day (policy P1). */
export const observations = sqliteTable(
  'observations',
  {
    id: idColumn<ObservationId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    sign: text('sign').$type<ObservedSign>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    text: text('text').notNull(),
    source: text('source').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('observations_by_student').on(table.studentId),
    check('observations_sign', isOneOf('sign', OBSERVED_SIGNS)),
  ],
);
