import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import { DELIVERY_WAYS, type DeliveryWay, type ReceiptOutcome } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, isOneOf, recordedColumns } from '#vault/strongbox/database/columns.ts';

/** An issued letter: its facts and its exact bytes. Triggers refuse every change (rules of the data, 4). */
export const letters = sqliteTable(
  'letters',
  {
    id: idColumn<LetterId>(),
    /** The code of a kind that the app brings along, or the id of one of the school's own. */
    kind: text('kind').notNull().default('notice'),
    /** What stands before the year in its number. */
    prefix: text('prefix').notNull().default('心告'),
    schoolYear: integer('school_year').notNull(),
    sequence: integer('sequence').notNull(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    issuedOn: dateColumn('issued_on').notNull(),
    /** A receipt hangs on it, and is waited for. */
    asksReceipt: integer('asks_receipt', { mode: 'boolean' }).notNull().default(true),
    /** JSON of what the letter said of the student and the school on its day, and in which words. */
    facts: text('facts').notNull(),
    pdf: blob('pdf', { mode: 'buffer' }).notNull(),
    ...recordedColumns,
  },
  (table) => [
    uniqueIndex('letters_by_number').on(table.prefix, table.schoolYear, table.sequence),
    index('letters_by_student').on(table.studentId),
    // asks_receipt lies behind the bytes of the paper: without this, who looks for what is still out reads them all.
    index('letters_asking').on(table.studentId, table.issuedOn, table.id).where(sql`asks_receipt`),
  ],
);

/** The highest number ever given, by prefix and school year: it stays when the letters are destroyed. */
export const letterNumbers = sqliteTable(
  'letter_numbers',
  {
    prefix: text('prefix').notNull(),
    schoolYear: integer('school_year').notNull(),
    highest: integer('highest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.prefix, table.schoolYear] })],
);

/** The words of a kind as somebody wrote them: a change is a new row, and the highest version counts. */
export const letterTemplates = sqliteTable(
  'letter_templates',
  {
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    /** JSON of the words; empty where the kind was put aside. */
    content: text('content').notNull(),
    ...recordedColumns,
  },
  (table) => [primaryKey({ columns: [table.kind, table.version] })],
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

/** How a letter came to the guardian, each time that it was given out. */
export const letterDeliveries = sqliteTable(
  'letter_deliveries',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    letterId: text('letter_id')
      .$type<LetterId>()
      .notNull()
      .references(() => letters.id),
    deliveredOn: dateColumn('delivered_on').notNull(),
    way: text('way').$type<DeliveryWay>().notNull(),
    by: text('by').notNull(),
    note: text('note').notNull(),
    /** 补发 */
    isAgain: integer('is_again', { mode: 'boolean' }).notNull(),
    ...recordedColumns,
  },
  (table) => [
    index('letter_deliveries_by_letter').on(table.letterId),
    check('letter_deliveries_way', isOneOf('way', DELIVERY_WAYS)),
  ],
);

/** 回执, or that there is none. A corrected one is a new row; the newest counts, by its number, since a clock may be set back. */
export const letterReceipts = sqliteTable(
  'letter_receipts',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    letterId: text('letter_id')
      .$type<LetterId>()
      .notNull()
      .references(() => letters.id),
    receivedOn: dateColumn('received_on').notNull(),
    outcome: text('outcome').$type<ReceiptOutcome>().notNull().default('signed'),
    signedBy: text('signed_by').notNull(),
    phone: text('phone').notNull(),
    opinion: text('opinion').notNull(),
    witnesses: text('witnesses').notNull().default(''),
    ...recordedColumns,
  },
  (table) => [index('letter_receipts_by_letter').on(table.letterId)],
);
