import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import { CIRCUMSTANCES, type Circumstance } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, isOneOf, recordedColumns } from '#vault/strongbox/database/columns.ts';

/** A fact about the family or how the child grows up, with who said so and since when. */
export const circumstancePeriods = sqliteTable(
  'circumstance_periods',
  {
    id: idColumn<PeriodId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
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
