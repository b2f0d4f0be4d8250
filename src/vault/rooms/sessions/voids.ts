import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { SessionId } from '#shared/contract/fields.ts';
import type { SessionVoid } from '#shared/contract/sessions.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { sessionVoids } from './tables.ts';

/**
 * SQL that holds for a session that was neither taken away nor voided: what is counted, what satisfies a duty, what one
 * looks back at.
 *
 * @param table the sessions, or an alias of them.
 */
export function stands(table: { id: SQLiteColumn; removedAt: SQLiteColumn }): SQL | undefined {
  return and(
    isNull(table.removedAt),
    sql`NOT EXISTS (SELECT 1 FROM ${sessionVoids} WHERE ${sessionVoids.sessionId} = ${table.id})`,
  );
}

/** How a session was voided; null where it was not. */
export function voidOf(reader: Reader, id: SessionId): SessionVoid | null {
  const row = reader.db.select().from(sessionVoids).where(eq(sessionVoids.sessionId, id)).get();
  return row ? { reason: row.reason, voidedAt: row.recordedAt, voidedBy: row.recordedBy } : null;
}

/** All that were voided. */
export function voidedSessions(reader: Reader): ReadonlySet<SessionId> {
  return new Set(
    reader.db
      .select({ id: sessionVoids.sessionId })
      .from(sessionVoids)
      .all()
      .map(({ id }) => id),
  );
}
