import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { compiledOnce } from '#vault/strongbox/database/compiled-once.ts';

test('the same words are compiled once, and answer as objects or as lists, as each who asks wants them', () => {
  const connection = new Database(':memory:');
  connection.exec('CREATE TABLE days (id INTEGER); INSERT INTO days VALUES (1), (2)');
  const once = compiledOnce(connection);
  const db = drizzle(once);
  const days = sqliteTable('days', { id: integer('id') });
  const asked = db.select({ id: days.id }).from(days);
  const { sql: words } = asked.toSQL();
  expect(asked.all()).toEqual([{ id: 1 }, { id: 2 }]);
  expect(once.prepare(words)).toBe(once.prepare(words));
  expect(once.prepare(words).all()).toEqual([{ id: 1 }, { id: 2 }]);
  expect(asked.all()).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a table that is another one since is asked as it is now', () => {
  const connection = new Database(':memory:');
  connection.exec('CREATE TABLE days (id INTEGER); INSERT INTO days VALUES (1)');
  const once = compiledOnce(connection);
  const ask = () => once.prepare('SELECT * FROM days').all();
  expect(ask()).toEqual([{ id: 1 }]);
  once.exec(`ALTER TABLE days ADD COLUMN word TEXT DEFAULT '暑假'`);
  expect(ask()).toEqual([{ id: 1, word: '暑假' }]);
});

test('of ever new words only the last ones are kept', () => {
  const connection = new Database(':memory:');
  const once = compiledOnce(connection);
  const first = once.prepare('SELECT 0');
  for (let number = 1; number <= 1_000; number += 1) once.prepare(`SELECT ${number}`);
  expect(once.prepare('SELECT 0')).not.toBe(first);
  expect(once.prepare('SELECT 1000')).toBe(once.prepare('SELECT 1000'));
});
