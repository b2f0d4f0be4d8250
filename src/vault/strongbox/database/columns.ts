import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '#shared/school-calendar.ts';

/** A primary key: a random UUID, branded by what it names. */
export const idColumn = <Id extends string>() =>
  text('id')
    .$type<Id>()
    .primaryKey()
    // randomUUID's template type knows no brands.
    .$defaultFn(() => randomUUID() as string as Id);

/** A local calendar date, `YYYY-MM-DD`. */
export const dateColumn = (name: string) => text(name).$type<LocalDate>();

/** When and by whom a row was written down, as against when the thing happened (rules of the data, 1). */
export const recordedColumns = {
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: text('recorded_by').notNull(),
};

/** A row that a person took away: hidden, with the reason, never destroyed (rules of the data, 3). */
export const removedColumns = {
  removedAt: integer('removed_at'),
  removedBy: text('removed_by').notNull().default(''),
  removalReason: text('removal_reason').notNull().default(''),
};

/** A step of a record beside what it is (`shared/asked-fields.ts`): its day, and what it tells. */
export const stepColumns = {
  occurredOn: dateColumn('occurred_on').notNull(),
  who: text('who').notNull().default(''),
  witnesses: text('witnesses').notNull().default(''),
  institution: text('institution').notNull().default(''),
  nextOn: dateColumn('next_on'),
  text: text('text').notNull().default(''),
};

/** The database takes a code of terms.ts only: a mistyped one would drop out of every count. */
export function isOneOf(column: string, terms: Readonly<Record<string, string>>): SQL {
  const codes = Object.keys(terms).map((code) => `'${code}'`);
  return sql.raw(`${column} IN (${codes.join(', ')})`);
}
