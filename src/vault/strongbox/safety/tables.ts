import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The one row of how the room guards itself. */
export const safety = sqliteTable('safety', {
  id: integer('id').primaryKey(),
  /** Minutes without a touch until the room locks; 1 to 60. */
  idleMinutes: integer('idle_minutes').notNull().default(5),
  /** The window stays out of screenshots and shared screens, where the system can do that. */
  screenProtected: integer('screen_protected', { mode: 'boolean' }).notNull().default(true),
  /** Where the daily backup goes; empty until the person has chosen, and the vault's own folder takes it meanwhile. */
  backupFolder: text('backup_folder').notNull().default(''),
  /** When the whole database was last read through and found whole. */
  fullyCheckedAt: integer('fully_checked_at'),
  /** Years after leaving that a file is kept (保管年限). */
  retentionYears: integer('retention_years').notNull().default(10),
});
