import type { Connection } from '#vault/strongbox/database/connection.ts';

/**
 * Deleted rows were overwritten in their pages (`secure_delete`); what earlier versions left in free pages goes now,
 * and the write-ahead log with it.
 *
 * @throws Error of SQLite, mostly for want of disk space.
 */
export function clearPages(connection: Connection): void {
  connection.exec('VACUUM');
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * When the last run destroyed files and did not come to its end, nobody knows whether it cleared the pages: it is done
 * now, before anything is written. A disk that is full keeps nobody out of the vault.
 */
export function clearPagesAfterCrash(connection: Connection): void {
  const unsure = connection
    .prepare(
      `SELECT 1 FROM destructions WHERE recorded_at >=
         (SELECT max(at) FROM audit_log WHERE action = 'vault.unlocked')
       AND recorded_at > coalesce((SELECT max(at) FROM audit_log WHERE action = 'vault.locked'), 0) LIMIT 1`,
    )
    .get();
  if (!unsure) return;
  try {
    clearPages(connection);
  } catch {
    // The next one who opens after a crash tries again.
  }
}
