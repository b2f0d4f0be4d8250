import { eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { preferences } from './tables.ts';

type Preferred = Pick<BetterSQLite3Database, 'select' | 'insert' | 'delete'>;

/** How the person likes the screens, and how the room writes. Never a word of a student. */
export class PreferenceBook {
  readonly #db: Preferred;

  constructor(db: Preferred) {
    this.#db = db;
  }

  /** Every preference, by its name. */
  all(): Record<string, string> {
    return Object.fromEntries(
      this.#db
        .select()
        .from(preferences)
        .all()
        .map(({ name, content }) => [name, content]),
    );
  }

  /** Keeps a preference over the one before it; null forgets it. */
  keep(name: string, content: string | null): void {
    if (content === null) {
      this.#db.delete(preferences).where(eq(preferences.name, name)).run();
      return;
    }
    const kept = { name, content };
    this.#db
      .insert(preferences)
      .values(kept)
      .onConflictDoUpdate({ target: preferences.name, set: kept })
      .run();
  }
}
