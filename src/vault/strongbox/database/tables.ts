import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '#shared/school-calendar.ts';

/**
 * The day of the transaction that writes, in the one row that there is. Guards judge by it whether a file is closed:
 * a rule never asks the clock, and neither does the database.
 */
export const writingDay = sqliteTable('writing_day', {
  id: integer('id').primaryKey(),
  day: text('day').$type<LocalDate>().notNull(),
});
