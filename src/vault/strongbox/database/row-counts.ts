import type { Connection } from './connection.ts';

/** Rows of each table, by its name, in the order of the names. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Counts the rows of every table, drafts and the audit log included, of whatever version the database is.
 *
 * @param schema `main`, or the name under which another database is attached.
 */
export function rowCounts(connection: Connection, schema: 'main' | 'proof' = 'main'): RowCounts {
  const names = connection
    .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
    .map(String);
  return Object.fromEntries(
    names.map((name) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      return [name, Number(connection.prepare(`SELECT count(*) FROM ${schema}.${quoted}`).pluck().get())];
    }),
  );
}
