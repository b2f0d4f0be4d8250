import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every backup that was tried, and what became of it. */
export const backupRuns = sqliteTable(
  'backup_runs',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    folder: text('folder').notNull(),
    fileName: text('file_name').notNull(),
    /** `good` only when the file was read back and proved whole. */
    outcome: text('outcome').$type<'good' | 'failed'>().notNull(),
    /** The code of what went wrong; empty when nothing did. */
    reason: text('reason').notNull().default(''),
    bytes: integer('bytes').notNull().default(0),
  },
  () => [check('backup_runs_outcome', sql`outcome IN ('good', 'failed')`)],
);
