import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Moment } from '#vault/strongbox/database/moment.ts';
import type { AuditAction } from './audit-actions.ts';
import { auditLog } from './tables.ts';

/** What was done, to what. `detail` is what, old and new; it stays inside the vault. */
export interface AuditEntry {
  action: AuditAction;
  subject: string;
  detail?: Record<string, unknown>;
}

/** Stands before the first line's hash. */
export const FIRST_HASH = '0'.repeat(64);

type Line = Omit<typeof auditLog.$inferSelect, 'hash'>;

/** SHA-256 over a line and the hash before it, as 64 hex digits. */
export function hashOf(line: Line): string {
  const said = [line.sequence, line.at, line.who, line.action, line.subject, line.detail, line.previousHash];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Adds one line at the end of the chain. Called inside the transaction of what it tells. */
export function appendToAuditLog(db: BetterSQLite3Database, moment: Moment, entry: AuditEntry): void {
  const last = db
    .select({ sequence: auditLog.sequence, hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.sequence))
    .limit(1)
    .get();
  const line: Line = {
    sequence: (last?.sequence ?? 0) + 1,
    at: moment.now,
    who: moment.person,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? {}),
    previousHash: last?.hash ?? FIRST_HASH,
  };
  db.insert(auditLog)
    .values({ ...line, hash: hashOf(line) })
    .run();
}
