import type { Connection } from '#vault/strongbox/database/connection.ts';
import { GUARDED_TABLES, GUARDS, SEARCH_EVERYTHING } from './schema-guards.ts';

/** What drizzle-kit writes between two statements; the database reads it as a comment. */
const BREAK = ';\n--> statement-breakpoint\n';
const VIEW = 'search_everything';

interface Standing {
  name: string;
  table: string;
  sql: string;
}

/**
 * The text of a migration: what changes in the tables, and then the triggers and the view that follow from the kinds
 * of records, where they are not as they should be.
 *
 * @param database as the migrations before have left it; it is left as this one leaves it.
 * @param tables SQL of what changes in the tables; may be empty.
 * @throws SqliteError when the text would not run.
 */
export function withGuards(database: Pick<Connection, 'exec' | 'prepare'>, tables: string): string {
  // SQLite copies a table whose columns change. It refuses while a trigger or a view speaks of the table, and the
  // table's own triggers go with it: all are taken off first and laid anew.
  const rebuilds = /\b(DROP TABLE|RENAME TO|RENAME COLUMN|DROP COLUMN)\b/.test(tables);
  const off = rebuilds ? triggersOf(database) : [];
  const first = rebuilds ? [...off.map(dropped), `DROP VIEW ${VIEW}`] : [];
  const laidAnew = off.filter((trigger) => !isDerived(trigger)).map(({ sql }) => sql);
  for (const each of [...first, ...(tables ? [tables] : [])]) database.exec(each);
  const guards = [...guardChanges(database), ...laidAnew];
  for (const each of guards) database.exec(each);
  const statements = [...first, ...(tables ? [tables.replace(/;?\s*$/, '')] : []), ...guards];
  return `${statements.join(BREAK)};\n`;
}

/** Statements that bring the triggers and the view to what the declarations ask for; none when they are. */
export function guardChanges(database: Pick<Connection, 'prepare'>): string[] {
  const standing = new Map(
    triggersOf(database)
      .filter(isDerived)
      .map((guard) => [guard.name, guard]),
  );
  const view = database.prepare(`SELECT sql FROM sqlite_schema WHERE name = '${VIEW}'`).pluck().get();
  const hasView = view !== undefined;
  return [
    ...[...standing.values()].filter(({ name, sql }) => GUARDS.get(name) !== sql).map(dropped),
    ...(view === SEARCH_EVERYTHING ? [] : [...(hasView ? [`DROP VIEW ${VIEW}`] : []), SEARCH_EVERYTHING]),
    ...[...GUARDS].filter(([name, sql]) => standing.get(name)?.sql !== sql).map(([, sql]) => sql),
  ];
}

const dropped = ({ name }: Standing) => `DROP TRIGGER ${name}`;

/** Follows from the kinds of records, or did so in an older version. */
const isDerived = ({ name, table }: Standing) => GUARDED_TABLES.has(table) || GUARDS.has(name);

function triggersOf(database: Pick<Connection, 'prepare'>): Standing[] {
  return database
    .prepare(`SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`)
    .all() as Standing[];
}
