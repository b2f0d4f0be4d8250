import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What is being typed, as JSON of the form (rules of the data, 9), by whoever types it: process notes may be in it.
 * `keptBy` is empty for what was kept before it was asked whose it is.
 */
export const drafts = sqliteTable(
  'drafts',
  {
    key: text('key').notNull(),
    keptBy: text('kept_by').notNull().default(''),
    content: text('content').notNull(),
    keptAt: integer('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.keptBy] })],
);
