import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How the person likes the screens (columns of a list, density, light or dark) and how the room writes: JSON by name. */
export const preferences = sqliteTable('preferences', {
  name: text('name').primaryKey(),
  content: text('content').notNull(),
});
