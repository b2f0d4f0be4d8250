import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { perRoom } from '../room.ts';
import type { AuditAction } from './audit-actions.ts';
import { FIRST_HASH, hashOf } from './audit-log.ts';
import { answersFor, erasedBy } from './erased.ts';
import { auditLog } from './tables.ts';

const LINES_AT_ONCE = 2_000;
const SALVAGED: AuditAction = 'vault.salvaged';
const DESTROYED: AuditAction = 'archive.destroyed';

/**
 * The chain of an open room. While the room is open nobody else can touch the file, and triggers refuse changes
 * from inside: what was verified once needs no second look until the next unlock, however long the log grows.
 */
export class AuditChain {
  #verified = { sequence: 0, hash: FIRST_HASH };
  /** Where the chain broke last. */
  #brokenAt: number | null = null;
  /** Erased lines by their number, until the line of the destruction comes that answers for them. */
  readonly #unanswered = new Map<number, string>();

  /**
   * True when no line was changed, removed from the middle or put in between. A line that a destruction erased
   * keeps its hash; it counts as whole when a later line, itself whole, says that this destruction erased it.
   */
  isIntact(reader: Reader): boolean {
    for (;;) {
      const lines = reader.db
        .select()
        .from(auditLog)
        .where(gt(auditLog.sequence, this.#verified.sequence))
        .orderBy(asc(auditLog.sequence))
        .limit(LINES_AT_ONCE)
        .all();
      if (lines.length === 0) return this.#brokenAt === null && this.#unanswered.size === 0;
      for (const { hash, ...line } of lines) {
        const follows =
          line.sequence === this.#verified.sequence + 1 && line.previousHash === this.#verified.hash;
        const destruction = erasedBy(line);
        if (destruction !== null) this.#unanswered.set(line.sequence, destruction);
        const isWhole = follows && (destruction !== null || hash === hashOf(line));
        if (!isWhole) this.#brokenAt = line.sequence;
        else if (line.action === DESTROYED) this.#answer(line.detail);
        this.#verified = { sequence: line.sequence, hash };
      }
    }
  }

  #answer(detail: string): void {
    const said = answersFor(detail);
    for (const [sequence, destruction] of this.#unanswered) {
      if (said?.destructionId === destruction && said.holds(sequence)) this.#unanswered.delete(sequence);
    }
  }

  /** True when the chain broke only before a salvage, which leaves out the lines that nobody could read. */
  brokeBeforeSalvage(reader: Reader): boolean {
    if (this.isIntact(reader)) return false;
    const later = and(
      eq(auditLog.action, SALVAGED),
      gt(auditLog.sequence, Math.max(this.#brokenAt ?? 0, ...this.#unanswered.keys())),
    );
    return reader.db.select({ at: auditLog.at }).from(auditLog).where(later).get() !== undefined;
  }
}

/** The whole chain, of a database that is no open room: see `AuditChain.isIntact`. */
export function auditLogIsIntact(reader: Reader): boolean {
  return new AuditChain().isIntact(reader);
}

/** The chain of a room, which remembers how far it was found intact. */
export const auditChainOf = perRoom(() => new AuditChain());
