import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { versionOf } from '#vault/strongbox/database/migrate.ts';

/**
 * The audit log's last line as the key file knows it, signed. A database whose log does not hold this line
 * was cut off, or is older than the key file.
 */
export const auditHeadShape = z.strictObject({
  sequence: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  tag: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditHead = z.infer<typeof auditHeadShape>;

/** HMAC-SHA256 over the UTF-8 of the JSON array `[vaultId, sequence, hash]`, 64 hex digits. */
function tagOf(key: KeyObject, vaultId: string, sequence: number, hash: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([vaultId, sequence, hash]))
    .digest('hex');
}

/** The head of the log as it is now. */
export function auditHeadOf(connection: Connection, key: KeyObject, vaultId: string): AuditHead {
  // The audit table's own columns, as migration 0000 made them.
  const last = connection
    .prepare('SELECT sequence, hash FROM audit_log ORDER BY sequence DESC LIMIT 1')
    .get() as { sequence: number; hash: string } | undefined;
  const { sequence, hash } = last ?? { sequence: 0, hash: '0'.repeat(64) };
  return { sequence, hash, tag: tagOf(key, vaultId, sequence, hash) };
}

/** From this version of the database on, a key file without a head was tampered with. */
const KNOWS_AUDIT_HEAD = 3;

/** False when the database lacks lines that the key file knows of: cut off, or older than the key file. */
export function isAsNewAsKeyFile(
  connection: Connection,
  { auditHead, vaultId }: { auditHead: AuditHead | null; vaultId: string },
  key: KeyObject,
): boolean {
  if (auditHead) return holdsAuditHead(connection, key, vaultId, auditHead);
  return versionOf(connection) < KNOWS_AUDIT_HEAD;
}

/** True when the log still holds the line that `head` names, and `head` was signed with this vault's key. */
export function holdsAuditHead(
  connection: Connection,
  key: KeyObject,
  vaultId: string,
  head: AuditHead,
): boolean {
  const tag = Buffer.from(tagOf(key, vaultId, head.sequence, head.hash), 'hex');
  if (!timingSafeEqual(tag, Buffer.from(head.tag, 'hex'))) return false;
  if (head.sequence === 0) return true;
  const hash = connection.prepare('SELECT hash FROM audit_log WHERE sequence = ?').pluck().get(head.sequence);
  return hash === head.hash;
}
