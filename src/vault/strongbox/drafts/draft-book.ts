import { desc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drafts } from './tables.ts';

/** What is being typed (rules of the data, 9). It is no record yet, and reaches no other table. */
export class DraftBook {
  readonly #db: BetterSQLite3Database;
  readonly #now: number;

  constructor(db: BetterSQLite3Database, now: number) {
    this.#db = db;
    this.#now = now;
  }

  /** Keeps a draft over the one before it. */
  keep(key: string, content: string): { keptAt: number } {
    const draft = { key, content, keptAt: this.#now };
    this.#db.insert(drafts).values(draft).onConflictDoUpdate({ target: drafts.key, set: draft }).run();
    return { keptAt: this.#now };
  }

  /** The draft under `key`, or null. */
  find(key: string): { content: string; keptAt: number } | null {
    return this.#db.select().from(drafts).where(eq(drafts.key, key)).get() ?? null;
  }

  /** The drafts whose key names somebody, the latest first. */
  naming(id: string): { key: string; keptAt: number }[] {
    return this.#db
      .select({ key: drafts.key, keptAt: drafts.keptAt })
      .from(drafts)
      .where(sql`instr(${drafts.key}, ${id}) > 0`)
      .orderBy(desc(drafts.keptAt))
      .all();
  }

  discard(key: string): void {
    this.#db.delete(drafts).where(eq(drafts.key, key)).run();
  }
}
