import { asc, gt } from 'drizzle-orm';
import type { Reader } from '../database/access.ts';
import { FIRST_HASH, hashOf } from './audit-log.ts';
import { auditLog } from './tables.ts';

const LINES_AT_ONCE = 2_000;

/**
 * The chain of an open room. While the room is open nobody else can touch the file, and triggers refuse changes
 * from inside: what was verified once needs no second look until the next unlock, however long the log grows.
 */
export class AuditChain {
  #verified = { sequence: 0, hash: FIRST_HASH };
  #broken = false;

  /** True when no line was changed, removed from the middle or put in between. */
  isIntact(reader: Reader): boolean {
    while (!this.#broken) {
      const lines = reader.db
        .select()
        .from(auditLog)
        .where(gt(auditLog.sequence, this.#verified.sequence))
        .orderBy(asc(auditLog.sequence))
        .limit(LINES_AT_ONCE)
        .all();
      if (lines.length === 0) break;
      for (const { hash, ...line } of lines) {
        const follows =
          line.sequence === this.#verified.sequence + 1 && line.previousHash === this.#verified.hash;
        if (!follows || hash !== hashOf(line)) {
          this.#broken = true;
          break;
        }
        this.#verified = { sequence: line.sequence, hash };
      }
    }
    return !this.#broken;
  }
}

/** The whole chain, of a database that is no open room: see `AuditChain.isIntact`. */
export function auditLogIsIntact(reader: Reader): boolean {
  return new AuditChain().isIntact(reader);
}
