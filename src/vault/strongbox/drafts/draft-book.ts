import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { WHEREABOUTS_KEY } from '#shared/contract/vault.ts';
import type { Moment } from '../database/moment.ts';
import { drafts } from './tables.ts';

type Database = Pick<BetterSQLite3Database, 'select' | 'insert' | 'delete'>;

/**
 * What the person at the PC is typing (rules of the data, 9). It is no record yet, reaches no other table, and is
 * shown to nobody else.
 */
export class DraftBook {
  readonly #db: Database;
  readonly #moment: Pick<Moment, 'now' | 'person'>;

  constructor(db: Database, moment: Pick<Moment, 'now' | 'person'>) {
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

  /** Every draft that one can go on with, the latest first. */
  all(): { key: string; content: string; keptAt: number }[] {
    return this.#db
      .select({ key: drafts.key, content: drafts.content, keptAt: drafts.keptAt })
      .from(drafts)
      .where(and(ne(drafts.key, WHEREABOUTS_KEY), this.#isOwn()))
      .orderBy(desc(drafts.keptAt))
      .all();
  }

  /** Nobody goes on where they were: the app has been ended since. */
  forgetWhereabouts(): void {
    this.#db.delete(drafts).where(eq(drafts.key, WHEREABOUTS_KEY)).run();
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
