import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { LocalDate } from '#shared/school-calendar.ts';
import { type AuditEntry, appendToAuditLog } from '#vault/strongbox/audit/audit-log.ts';
import { DraftBook } from '#vault/strongbox/drafts/draft-book.ts';
import { PreferenceBook } from '#vault/strongbox/preferences/preference-book.ts';
import { compiledOnce } from './compiled-once.ts';
import type { Connection } from './connection.ts';
import type { Moment } from './moment.ts';

declare const dayBrand: unique symbol;
declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

/** Leave to look at what is as it is the whole day, whoever asks. */
export interface DayReader extends Pick<Moment, 'today'> {
  readonly [dayBrand]: true;
  readonly db: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'all' | 'get'>;
  /** Where what was looked at is kept (`remembered`); nowhere inside of a change. */
  readonly memory?: Memory;
}

/** Leave to look. */
export interface Reader extends DayReader, Moment {
  readonly [readBrand]: true;
}

type DayLook<Result> = (reader: DayReader) => Result;
type Memory = Map<DayLook<unknown>, { today: LocalDate; result: unknown }>;

/** Leave to change, inside a transaction. What is done must be said to the audit log. */
export interface Writer extends Moment {
  readonly [dayBrand]: true;
  readonly [readBrand]: true;
  readonly [writeBrand]: true;
  readonly db: Omit<BetterSQLite3Database, 'transaction'>;
  record(entry: AuditEntry): void;
  /** Like `record`, but a look that goes on is one line: a screen reads again after each change that it made. */
  recordLook(entry: AuditEntry): void;
}

/**
 * The same look as on the day that a paper or a count speaks of, never later than today: class, teacher, guardian and
 * age are that day's, whenever it is printed (rules of the data, 4 and 10).
 */
export function asOf(reader: Reader, day: LocalDate): Reader {
  return { ...reader, today: day < reader.today ? day : reader.today };
}

/**
 * What a look comes to that hangs on the records and the day alone: looked up once, and kept until a record is written or
 * the day is another one. Inside of a change everything is looked up.
 *
 * @param look a function of a module, which it is kept by. It reads no drafts, no preferences, no index of the search and
 *   no audit log, which are no records. Nobody changes what it gives.
 */
export function remembered<Result>(reader: DayReader, look: DayLook<Result>): Result {
  const { memory, today } = reader;
  const kept = memory?.get(look);
  if (kept?.today === today) return kept.result as Result;
  const result = look(reader);
  memory?.set(look, { today, result });
  return result;
}

/** Looking at the same file again within this time is the same look. */
const ONE_LOOK_MS = 10 * 60_000;

/** The two ways into an open database. */
export class Access {
  readonly #db: BetterSQLite3Database;
  readonly #connection: Connection;
  readonly #moment: () => Moment;
  readonly #looks = new Map<string, number>();
  readonly #memory: Memory = new Map();
  /** Of how many changes of records the memory knows. */
  #remembers = 0;
  /** Changes of what is no record. */
  #besides = 0;
  #knowsWritingDay = false;

  readonly #recorded: () => void;

  /** @param recorded called after each transaction that left a line in the audit log. */
  constructor(connection: Connection, moment: () => Moment, recorded: () => void = () => undefined) {
    this.#recorded = recorded;
    this.#connection = connection;
    this.#db = drizzle(compiledOnce(connection));
    this.#moment = moment;
  }

  /** A consistent look: every query inside sees the same state. */
  read<Result>(look: (reader: Reader) => Result): Result {
    // The brand exists for the type checker alone: only this class hands out access.
    const reader = {
      ...this.#moment(),
      db: this.#db,
      // What a change has written so far may be taken back with it.
      ...(this.#connection.inTransaction ? {} : { memory: this.#memoryOfNow() }),
    } as unknown as Reader;
    return this.#connection.transaction(() => look(reader)).deferred();
  }

  /**
   * One transaction: all of `act`, or nothing. `act` must be synchronous.
   *
   * @throws Error when `act` has changed something without telling the audit log; nothing is written then.
   */
  write<Result>(act: (writer: Writer) => Result): Result {
    const moment = this.#moment();
    let recorded = false;
    const looks = new Map<string, number>();
    const writer = {
      ...moment,
      db: this.#db,
      record: (entry: AuditEntry) => {
        this.#beside(() => appendToAuditLog(this.#db, moment, entry));
        recorded = true;
      },
      recordLook: (look: AuditEntry) => {
        const key = JSON.stringify([look.action, look.subject, look.detail]);
        const since = moment.now - (this.#looks.get(key) ?? Number.NEGATIVE_INFINITY);
        if (since >= 0 && since < ONE_LOOK_MS) return;
        writer.record(look);
        looks.set(key, moment.now);
      },
    } as unknown as Writer;
    const result = this.#connection
      .transaction(() => {
        this.#setWritingDay(moment);
        const before = this.#changes();
        const given = act(writer);
        if (given instanceof Promise) throw new Error('a transaction cannot wait: fetch first, then write');
        if (!recorded && this.#changes() !== before)
          throw new Error('a change without a line in the audit log');
        return given;
      })
      .immediate();
    // Only now is the line there for good.
    for (const [key, at] of looks) this.#looks.set(key, at);
    if (recorded) this.#recorded();
    return result;
  }

  /**
   * A transaction for what is no record: drafts, which come every second, and how the person likes the screens.
   * Neither is in the audit log.
   */
  jot<Result>(act: (drafts: DraftBook, preferences: PreferenceBook) => Result): Result {
    const moment = this.#moment();
    return this.#connection
      .transaction(() =>
        this.#beside(() => act(new DraftBook(this.#db, moment), new PreferenceBook(this.#db))),
      )
      .immediate();
  }

  /** A transaction on the index of the search, which repeats the records and is none itself. */
  index<Result>(act: () => Result): Result {
    return this.#connection.transaction(() => this.#beside(act)).immediate();
  }

  /** A vault of an earlier version, to which a restore adds its line, has neither the row nor the guards that read it. */
  #setWritingDay({ today }: Moment): void {
    this.#knowsWritingDay ||=
      this.#connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'writing_day'`).get() !== undefined;
    if (!this.#knowsWritingDay) return;
    this.#connection
      .prepare(
        `INSERT INTO writing_day (id, day) VALUES (1, @today)
         ON CONFLICT (id) DO UPDATE SET day = @today WHERE day IS NOT @today`,
      )
      .run({ today });
  }

  /** Whatever has changed a row is a change of a record, by whatever way it came, but for what was done `#beside`. */
  #memoryOfNow(): Memory {
    const changes = this.#changes() - this.#besides;
    if (changes !== this.#remembers) this.#memory.clear();
    this.#remembers = changes;
    return this.#memory;
  }

  #beside<Result>(act: () => Result): Result {
    const before = this.#changes();
    try {
      return act();
    } finally {
      this.#besides += this.#changes() - before;
    }
  }

  #changes(): number {
    return Number(this.#connection.prepare('SELECT total_changes()').pluck().get());
  }
}
