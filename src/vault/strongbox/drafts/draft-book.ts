import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Moment } from '../database/moment.ts';
import { drafts } from './tables.ts';

/**
 * What the person at the PC is typing (rules of the data, 9). It is no record yet, reaches no other table, and is
 * shown to nobody else.
 */
export class DraftBook {
  readonly #db: BetterSQLite3Database;
  readonly #moment: Pick<Moment, 'now' | 'person'>;

  constructor(db: BetterSQLite3Database, moment: Pick<Moment, 'now' | 'person'>) {
    this.#db = db;
    this.#moment = moment;
  }

  /** Keeps a draft over the one before it. */
  keep(key: string, content: string): { keptAt: number } {
    const { now: keptAt, person: keptBy } = this.#moment;
    this.discard(key);
    this.#db.insert(drafts).values({ key, keptBy, content, keptAt }).run();
    return { keptAt };
  }

  /** The draft under `key`, or null. */
  find(key: string): { content: string; keptAt: number } | null {
    return this.#db.select().from(drafts).where(this.#own(key)).orderBy(desc(drafts.keptAt)).get() ?? null;
  }

  /** The drafts whose key names somebody, the latest first. */
  naming(id: string): { key: string; keptAt: number }[] {
    return this.#db
      .select({ key: drafts.key, keptAt: drafts.keptAt })
      .from(drafts)
      .where(and(sql`instr(${drafts.key}, ${id}) > 0`, this.#isOwn()))
      .orderBy(desc(drafts.keptAt))
      .all();
  }

  discard(key: string): void {
    this.#db.delete(drafts).where(this.#own(key)).run();
  }

  #own(key: string) {
    return and(eq(drafts.key, key), this.#isOwn());
  }

  #isOwn() {
    return inArray(drafts.keptBy, [this.#moment.person, '']);
  }
}
