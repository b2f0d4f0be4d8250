import { eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../database/access.ts';
import { drafts } from './tables.ts';

/** The draft under `key`, or null. */
export function findDraft(reader: Reader, key: string) {
  const draft = reader.db.select().from(drafts).where(eq(drafts.key, key)).get();
  return draft ? { content: draft.content, keptAt: draft.keptAt } : null;
}

/**
 * Keeps a draft over the one before it. Drafts come every second while somebody types and are no records
 * yet, so they are the one kind of write that the audit log does not list.
 */
export function keepDraft(db: BetterSQLite3Database, key: string, content: string, now: number): void {
  const draft = { key, content, keptAt: now };
  db.insert(drafts).values(draft).onConflictDoUpdate({ target: drafts.key, set: draft }).run();
}

export function discardDraft(db: BetterSQLite3Database, key: string): void {
  db.delete(drafts).where(eq(drafts.key, key)).run();
}
