import type { Connection } from './connection.ts';

/**
 * How many rows each table has, by name.
 *
 * @param schema `main`, or the name under which another database is attached.
 */
export function rowCounts(connection: Connection, schema = 'main'): Record<string, number> {
  const tables = connection
    .prepare(
      `SELECT name FROM "${schema}".sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      Number(connection.prepare(`SELECT count(*) FROM "${schema}"."${table}"`).pluck().get()),
    ]),
  );
}
