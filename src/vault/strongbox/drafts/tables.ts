import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What is being typed, as JSON of the form (rules of the data, 9). */
export const drafts = sqliteTable('drafts', {
  key: text('key').primaryKey(),
  content: text('content').notNull(),
  keptAt: integer('kept_at').notNull(),
});
