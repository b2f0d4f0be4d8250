import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One line per view, change, print and export; each line's hash covers the line before (rules of the data, 8). */
export const auditLog = sqliteTable('audit_log', {
  sequence: integer('sequence').primaryKey(),
  at: integer('at').notNull(),
  who: text('who').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  /** JSON: what, old and new. */
  detail: text('detail').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
