import type { Connection } from '#vault/strongbox/database/connection.ts';
import { isDamage } from '#vault/strongbox/database/examine.ts';

/** What became of one table. */
export interface SalvagedTable {
  table: string;
  /** Rows that were read and are in the new database. */
  read: number;
  /** Rows that are known to have been there and could not be read; null when nobody can tell how many. */
  lost: number | null;
}

type Row = Record<string, unknown>;

/**
 * Copies every row that can still be read from a damaged database into a new one. A page that is damaged costs
 * the rows on it, not the table. The new database has the same tables; rows that it was made with give way. Its
 * guards are set aside meanwhile, since old rows come in an order that they would refuse.
 *
 * @param lastRows by table, the number of its last row where that is known from elsewhere.
 */
export function salvageTables(
  damaged: Connection,
  next: Connection,
  lastRows: Readonly<Record<string, number>>,
): SalvagedTable[] {
  const tables = tableNames(next);
  const stackTraceLimit = Error.stackTraceLimit;
  // A damaged page is met a thousand times, and nobody reads where.
  Error.stackTraceLimit = 0;
  try {
    return copyReadable(damaged, next, tables, lastRows);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function copyReadable(
  damaged: Connection,
  next: Connection,
  tables: readonly string[],
  lastRows: Readonly<Record<string, number>>,
): SalvagedTable[] {
  next.pragma('foreign_keys = OFF');
  const guards = next.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  return next
    .transaction(() => {
      for (const { name } of guards) next.exec(`DROP TRIGGER "${name}"`);
      const salvaged = tables.map((table) => salvageTable(damaged, next, table, lastRows[table]));
      for (const { sql } of guards) next.exec(sql);
      markUnread(next);
      return salvaged;
    })
    .immediate();
}

/** The triggers that tell the search what is new were set aside too. */
function markUnread(next: Connection): void {
  // A database from before there was a search learns all of it when it is brought up to date.
  if (!next.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search_everything'`).get()) return;
  next.exec('INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything');
}

/** Every table of records. What the search made of them is made anew, and is no loss. */
function tableNames(connection: Connection): string[] {
  return connection
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}

function salvageTable(
  damaged: Connection,
  next: Connection,
  table: string,
  lastRow: number | undefined,
): SalvagedTable {
  const columns = next.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const put = next.prepare(
    `INSERT OR REPLACE INTO "${table}" (${list}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const known = knownRowids(damaged, table);
  let read = 0;
  const unreadable = readRows(
    damaged,
    table,
    list,
    known?.at(-1) ?? highestRowid(damaged, table, lastRow),
    (row) => {
      put.run(row);
      read += 1;
    },
  );
  if (known) return { table, read, lost: Math.max(0, known.length - read) };
  return { table, read, lost: unreadable ? null : 0 };
}

/** Every rowid, in order, as an index of the table knows them: it may be whole where the table is not. */
function knownRowids(damaged: Connection, table: string): number[] | null {
  const index = damaged
    .prepare(`SELECT name FROM pragma_index_list(?) WHERE origin = 'pk' AND partial = 0`)
    .pluck()
    .get(table);
  const key = damaged
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
  if (typeof index !== 'string' || key.length === 0) return null;
  const order = key.map((column) => `"${column}"`).join(', ');
  try {
    // Sorted by the index's own columns, the query reads the index alone.
    const rowids = damaged
      .prepare(`SELECT rowid FROM "${table}" ORDER BY ${order}`)
      .pluck()
      .all() as number[];
    return rowids.sort((one, other) => one - other);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** As far as a table without a readable index can be searched when its last page is unreadable. */
const SEARCHED_ROWIDS = 2 ** 16;

function highestRowid(damaged: Connection, table: string, lastRow: number | undefined): number {
  try {
    return Number(damaged.prepare(`SELECT max(rowid) FROM "${table}"`).pluck().get() ?? 0);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return lastRow ?? SEARCHED_ROWIDS;
  }
}

/** Hands every readable row on; a stretch that cannot be read is halved until it is one row. @returns was any row unreadable? */
function readRows(
  damaged: Connection,
  table: string,
  list: string,
  highest: number,
  take: (row: Row) => void,
): boolean {
  const rows = damaged.prepare(
    `SELECT rowid AS "the rowid", ${list} FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
  );
  let unreadable = false;
  const stretches: [number, number][] = [[1, highest]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [first, last] = stretch;
    let from = first;
    try {
      for (const found of rows.iterate(first, last)) {
        const { 'the rowid': rowid, ...row } = found as Row & { 'the rowid': number };
        take(row);
        from = rowid + 1;
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (from >= last) {
        unreadable = true;
        continue;
      }
      const middle = from + Math.floor((last - from) / 2);
      stretches.push([middle + 1, last], [from, middle]);
    }
  }
  return unreadable;
}
