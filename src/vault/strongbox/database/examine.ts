import Database from 'better-sqlite3';
import type { Connection } from './connection.ts';

/** How thoroughly a database was read through, and whether every page of it was what it should be. */
export interface Examination {
  kind: 'quick' | 'full';
  whole: boolean;
}

const A_WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * Reads the whole database through: every page proves itself by its HMAC, and the tables are what they should
 * be. Once a week the indexes are compared with the tables too.
 *
 * @param now UTC milliseconds.
 */
export function examine(connection: Connection, now: number): Examination {
  const kind = isDueForFull(connection, now) ? 'full' : 'quick';
  return { kind, whole: isWhole(connection, kind) };
}

/** True when the check of this kind finds nothing wrong. Never throws for damage. */
export function isWhole(connection: Connection, kind: Examination['kind']): boolean {
  try {
    if (kind === 'quick') return quickCheck(connection);
    return connection.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/**
 * Table by table, the search's own index among them page by page. What SQLite does besides when it is asked for the
 * whole file, it also does for that index: comparing it word for word would make unlocking wait for seconds, and what
 * it holds can be made anew. Once a week that too.
 */
function quickCheck(connection: Connection): boolean {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'`)
    .pluck()
    .all();
  return ['sqlite_schema', ...tables].every(
    (table) => connection.pragma(`quick_check("${table}")`, { simple: true }) === 'ok',
  );
}

/** True for the errors with which SQLite says that a page is not what it should be. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    /^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_)?READ|IOERR_DATA)/.test(error.code)
  );
}

function isDueForFull(connection: Connection, now: number): boolean {
  try {
    const at = connection.prepare('SELECT fully_checked_at FROM safety').pluck().get();
    // A clock set back makes the last check lie in the future.
    return typeof at !== 'number' || now - at >= A_WEEK_MS || now < at;
  } catch {
    // A version before this one, or damage: the check itself will say.
    return true;
  }
}
