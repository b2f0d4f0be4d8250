import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns } from '#vault/strongbox/database/columns.ts';

/** An issued letter: its facts and its exact bytes. Triggers refuse every change (rules of the data, 4). */
export const letters = sqliteTable(
  'letters',
  {
    id: idColumn<LetterId>(),
    schoolYear: integer('school_year').notNull(),
    sequence: integer('sequence').notNull(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    issuedOn: dateColumn('issued_on').notNull(),
    /** JSON of what the letter said of the student and the school on its day. */
    facts: text('facts').notNull(),
    pdf: blob('pdf', { mode: 'buffer' }).notNull(),
    ...recordedColumns,
  },
  (table) => [
    uniqueIndex('letters_by_number').on(table.schoolYear, table.sequence),
    index('letters_by_student').on(table.studentId),
  ],
);

export const letterVoids = sqliteTable('letter_voids', {
  letterId: text('letter_id')
    .$type<LetterId>()
    .primaryKey()
    .references(() => letters.id),
  voidedOn: dateColumn('voided_on').notNull(),
  reason: text('reason').notNull(),
  ...recordedColumns,
});

/** 回执. A corrected one is a new row; the newest counts, by its number, since a clock may be set back. */
export const letterReceipts = sqliteTable(
  'letter_receipts',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    letterId: text('letter_id')
      .$type<LetterId>()
      .notNull()
      .references(() => letters.id),
    receivedOn: dateColumn('received_on').notNull(),
    signedBy: text('signed_by').notNull(),
    phone: text('phone').notNull(),
    opinion: text('opinion').notNull(),
    ...recordedColumns,
  },
  (table) => [index('letter_receipts_by_letter').on(table.letterId)],
);
