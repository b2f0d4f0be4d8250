import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '#vault/strongbox/database/migrate.ts';
import { guardChanges, withGuards } from '#vault/whole-file/migration-text.ts';
import { GUARDED_TABLES, GUARDS, SEARCH_EVERYTHING } from '#vault/whole-file/schema-guards.ts';

/*
 * The schema stands twice: as the migrations have made it step by step, and as tables and kinds declare it now.
 */

function opened(): Database.Database {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  return database;
}

function migrated(): Database.Database {
  const database = opened();
  for (const { sql } of MIGRATIONS) database.exec(sql);
  return database;
}

/** Every table as its domain declares it. */
async function declared(): Promise<Database.Database> {
  const modules = import.meta.glob<Record<string, unknown>>('/src/vault/*/*/tables.ts', { eager: true });
  const schema = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;
  const empty = await generateSQLiteDrizzleJson({});
  const statements = await generateSQLiteMigration(empty, await generateSQLiteDrizzleJson(schema));
  const database = opened();
  for (const statement of statements) database.exec(statement);
  return database;
}

const namesOf = (database: Database.Database, type: string) =>
  database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all(type) as string[];

/** What a table holds and asks for; the order in which columns were added does not count. */
function shapeOf(database: Database.Database, table: string) {
  const of = (pragma: string, columns: string) =>
    database.prepare(`SELECT ${columns} FROM pragma_${pragma}(?) ORDER BY 1, 2`).all(table);
  return {
    columns: of('table_info', 'name, lower(type) AS type, "notnull", dflt_value, pk'),
    references: of('foreign_key_list', '"from", "table", "to"'),
    indexes: of('index_list', `CASE origin WHEN 'c' THEN name ELSE origin END AS name, "unique", partial`),
  };
}

test('the migrations make every table, column, reference and index that is declared, and no other', async () => {
  const [steps, whole] = [migrated(), await declared()];
  const tables = namesOf(whole, 'table');
  expect(namesOf(steps, 'table')).toEqual(tables);
  for (const table of tables) expect(shapeOf(steps, table), table).toEqual(shapeOf(whole, table));
  expect(namesOf(steps, 'index')).toEqual(namesOf(whole, 'index'));
});

test('the migrations lay every trigger that the kinds of records ask for, and on their tables no other', () => {
  const database = migrated();
  const triggers = database
    .prepare(`SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all() as { name: string; table: string; sql: string }[];
  const laid = new Map(triggers.map(({ name, sql }) => [name, sql]));
  for (const [name, sql] of GUARDS) expect(laid.get(name), name).toBe(sql);
  const byHand = triggers.filter(({ name, table }) => GUARDED_TABLES.has(table) && !GUARDS.has(name));
  expect(byHand).toEqual([]);
  const view = database
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'search_everything'`)
    .pluck()
    .get();
  expect(view).toBe(SEARCH_EVERYTHING);
  expect(guardChanges(database)).toEqual([]);
});

test('a table that is copied by a migration gets its triggers back, and so do all others', () => {
  const database = migrated();
  const everything = () =>
    database.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE type <> 'index' ORDER BY name`).all();
  const before = everything();
  const table = database
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'departures'`)
    .pluck()
    .get() as string;
  const text = withGuards(
    migrated(),
    [
      table.replace(/`?departures`? \(/, '`__new_departures` ('),
      'INSERT INTO `__new_departures` SELECT * FROM `departures`',
      'DROP TABLE `departures`',
      'ALTER TABLE `__new_departures` RENAME TO `departures`',
    ].join(';\n--> statement-breakpoint\n'),
  );
  database.exec(text);
  const withoutQuotes = (rows: unknown[]) => JSON.stringify(rows).replaceAll(/[`"\\]/g, '');
  expect(withoutQuotes(everything())).toBe(withoutQuotes(before));
});
