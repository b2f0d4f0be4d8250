import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How the person likes the screens: columns of a list, density, light or dark. JSON by name; no record. */
export const preferences = sqliteTable('preferences', {
  name: text('name').primaryKey(),
  content: text('content').notNull(),
});
