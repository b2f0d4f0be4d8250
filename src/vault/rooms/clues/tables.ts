import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CLUE_ANSWERS, type ClueAnswer, type ClueRule } from '#shared/clues.ts';
import type { ClueId } from '#shared/contract/clues.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** How often and within how many days, where the school has set a rule otherwise than the app comes; the last counts. */
export const setClueRules = sqliteTable('set_clue_rules', {
  sequence: integer('sequence').primaryKey({ autoIncrement: true }),
  rule: text('rule').$type<ClueRule>().notNull(),
  need: integer('need').notNull(),
  days: integer('days').notNull(),
  ...recordedColumns,
});

/** An answer to 预警线索: taken up or not, and why (policy B5). What waits for one is computed (`shared/clues.ts`). */
export const clues = sqliteTable(
  'clues',
  {
    id: idColumn<ClueId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** The rules in words, as they were met then. */
    because: text('because').notNull(),
    answer: text('answer').$type<ClueAnswer>().notNull(),
    reason: text('reason').notNull().default(''),
    answeredBy: text('answered_by').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('clues_by_student').on(table.studentId),
    check('clues_answer', isOneOf('answer', CLUE_ANSWERS)),
  ],
);

/** The records by which the rules were met: they count for no other clue. */
export const clueRecords = sqliteTable(
  'clue_records',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    clueId: text('clue_id')
      .$type<ClueId>()
      .notNull()
      .references(() => clues.id),
    recordKind: text('record_kind').$type<RecordKind>().notNull(),
    recordId: text('record_id').notNull(),
    /** What it was and who saw it, as it stood then. */
    told: text('told').notNull(),
  },
  (table) => [index('clue_records_by_clue').on(table.clueId)],
);
