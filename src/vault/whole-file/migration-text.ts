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
  // table's own triggers go with it: they are taken off first and laid anew.
  const copied = [...tables.matchAll(/DROP TABLE `(\w+)`/g)].map(([, table]) => table ?? '');
  const view = viewOf(database);
  const viewGoes = view !== null && copied.some((table) => speaksOf(view, table));
  const gone = viewGoes ? [...copied, VIEW] : copied;
  const off = triggersOf(database).filter(({ sql }) => gone.some((name) => speaksOf(sql, name)));
  const first = [...off.map(dropped), ...(viewGoes ? [`DROP VIEW ${VIEW}`] : [])];
  const changes = withOldColumns(database, tables);
  const laidAnew = off.filter((trigger) => !isDerived(trigger)).map(({ sql }) => sql);
  for (const each of [...first, ...changes]) database.exec(each);
  const guards = [...guardChanges(database), ...laidAnew];
  for (const each of guards) database.exec(each);
  return `${[...first, ...changes, ...guards].join(BREAK)};\n`;
}

const speaksOf = (sql: string, name: string) => new RegExp(`\\b${name}\\b`).test(sql);

/**
 * The statements that change tables, mended: drizzle-kit copies a column that is only coming, and switches foreign
 * keys off where it has no effect (`migrate` does it).
 */
function withOldColumns(database: Pick<Connection, 'prepare'>, tables: string): string[] {
  return tables
    .split(/;?\s*--> statement-breakpoint\s*/)
    .map((statement) => statement.trim().replace(/;$/, ''))
    .filter((statement) => statement !== '' && !statement.startsWith('PRAGMA foreign_keys'))
    .map((statement) => {
      const copy = /^INSERT INTO `(\w+)`\(([^)]*)\) SELECT [^;]* FROM `(\w+)`$/.exec(statement);
      if (!copy) return statement;
      const [, into, columns = '', from = ''] = copy;
      const known = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(from) as string[];
      const kept = columns.split(', ').filter((column) => known.includes(column.replaceAll('"', '')));
      return `INSERT INTO \`${into}\`(${kept.join(', ')}) SELECT ${kept.join(', ')} FROM \`${from}\``;
    });
}

/** Statements that bring the triggers and the view to what the declarations ask for; none when they are. */
export function guardChanges(database: Pick<Connection, 'prepare'>): string[] {
  const standing = new Map(
    triggersOf(database)
      .filter(isDerived)
      .map((guard) => [guard.name, guard]),
  );
  const view = viewOf(database);
  return [
    ...[...standing.values()].filter(({ name, sql }) => GUARDS.get(name) !== sql).map(dropped),
    ...(view === SEARCH_EVERYTHING
      ? []
      : [...(view === null ? [] : [`DROP VIEW ${VIEW}`]), SEARCH_EVERYTHING]),
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

function viewOf(database: Pick<Connection, 'prepare'>): string | null {
  const sql = database.prepare(`SELECT sql FROM sqlite_schema WHERE name = '${VIEW}'`).pluck().get();
  return typeof sql === 'string' ? sql : null;
}
