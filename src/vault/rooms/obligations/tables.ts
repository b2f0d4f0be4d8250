import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DUTIES, type Duty, PERS, type Per, SITUATIONS, type Situation } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { PutOffId } from '#shared/contract/obligations.ts';
import type { Interval } from '#shared/intervals.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** How often a duty is asked for in a situation, where the school has changed what the papers ask; from a day on. */
export const contactRules = sqliteTable(
  'contact_rules',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    situation: text('situation').$type<Situation>().notNull(),
    duty: text('duty').$type<Duty>().notNull(),
    times: integer('times').notNull(),
    per: text('per').$type<Per>().notNull(),
    fromOn: dateColumn('from_on').notNull(),
    ...recordedColumns,
  },
  () => [
    check('contact_rules_situation', isOneOf('situation', SITUATIONS)),
    check('contact_rules_duty', isOneOf('duty', DUTIES)),
    check('contact_rules_per', isOneOf('per', PERS)),
  ],
);

/** How long something may wait, where the school has set it otherwise than the app comes (intervals.ts); the last counts. */
export const setIntervals = sqliteTable('set_intervals', {
  sequence: integer('sequence').primaryKey({ autoIncrement: true }),
  interval: text('interval').$type<Interval>().notNull(),
  /** Days or months, as the interval has them. */
  count: integer('count').notNull(),
  ...recordedColumns,
});

/** 推迟与免办: something owed to a student that waits until a day, or is let go where `until` is null. */
export const putOffs = sqliteTable(
  'put_offs',
  {
    id: idColumn<PutOffId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    /** Names the obligation (obligations.ts). */
    key: text('key').notNull(),
    /** In words, as it was owed then. */
    what: text('what').notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    until: dateColumn('until_on'),
    reason: text('reason').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('put_offs_by_student').on(table.studentId)],
);
