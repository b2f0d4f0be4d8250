import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRoomOf } from '../attachments/sample-file.ts';
import { flipBit, PAGE, pagesOf } from '../damaged-files.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { enrolled, sessionText } from '../sample.ts';

const right = { kind: 'password' as const, secret: PASSWORD };
const STUDENTS = 300;

/** A locked vault with so many students and sessions that every table has pages of its own. */
async function filledVault() {
  const room = await deskInRoom();
  for (let number = 1; number <= STUDENTS; number += 1) {
    const studentId = await enrolled(room, { studentNumber: `${number}`, name: `学生${number}` });
    if (number % 10 === 0) {
      await room.get('sessions.write', {
        sessionId: null,
        text: sessionText([studentId], { content: '谈'.repeat(3_000) }),
      });
    }
  }
  const spared = openRoomOf(room)
    .connection.prepare(
      `SELECT pageno FROM dbstat WHERE name IN ('sqlite_autoindex_students_1', 'sqlite_schema', 'sqlite_master')`,
    )
    .pluck()
    .all();
  room.lock();
  return { ...room, spared };
}

const database = (room: TestDesk) => join(room.folder, 'vault/room.db');

test('a damaged page keeps the vault shut; salvage brings back every row that is not on it', async () => {
  const room = await filledVault();
  const file = database(room);
  // Every tenth page from the middle on: a disk rarely fails in one place. What tells how many students there are is
  // spared, since without it nobody can say how many were lost; and the table of contents, without which nothing is read.
  for (let page = Math.floor(pagesOf(file) / 2); page < pagesOf(file); page += 10) {
    if (!room.spared.includes(page + 1)) flipBit(file, page * PAGE + 1_000);
  }
  const damaged = readFileSync(file);
  const refusal = await room.refused('vault.unlock', right);
  expect(refusal.code).toBe('damagedVault');
  expect(readFileSync(file).equals(damaged)).toBe(true);

  const { tables, keptAside } = await room.get('vault.salvage', right);
  const students = tables.find(({ table }) => table === 'students');
  if (!students) throw new Error('the report says nothing of the students');
  const lost = tables.reduce((sum, table) => sum + (table.lost ?? 0), 0);
  expect(lost).toBeGreaterThan(0);
  expect(students.read).toBeGreaterThan(STUDENTS / 2);
  expect(students.read + (students.lost ?? 0)).toBe(STUDENTS);
  expect(readFileSync(join(room.folder, keptAside, 'room.db')).equals(damaged)).toBe(true);

  await room.get('vault.unlock', right);
  const listed = await room.get('students.list', {});
  expect(listed.length).toBeGreaterThan(0);
  for (const { studentNumber, name } of listed) expect(name).toBe(`学生${studentNumber}`);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toContain('抢救损坏的记录文件');
  // It stays open for good: the next unlock finds a whole vault.
  room.clock.now += 8 * 24 * 3_600_000;
  room.lock();
  await room.get('vault.unlock', right);
});

test('a database whose beginning is gone is beyond salvage, and is left as it is', async () => {
  const room = await deskInRoom();
  room.lock();
  const file = database(room);
  flipBit(file, 100);
  const damaged = readFileSync(file);
  expect((await room.refused('vault.unlock', right)).code).toBe('damagedVault');
  expect((await room.refused('vault.salvage', right)).code).toBe('beyondSalvage');
  expect(readFileSync(file).equals(damaged)).toBe(true);
});

test('a whole vault is not salvaged, and a wrong password salvages nothing', async () => {
  const room = await deskInRoom();
  room.lock();
  expect((await room.refused('vault.salvage', right)).code).toBe('notDamaged');
  const wrong = { kind: 'password' as const, secret: 'falsch-falsch' };
  expect((await room.refused('vault.salvage', wrong)).code).toBe('wrongSecret');
  await room.get('vault.unlock', right);
});

test('a database cut off in the middle gives what stands before the cut', async () => {
  const room = await filledVault();
  const file = database(room);
  truncateSync(file, Math.floor(pagesOf(file) * 0.8) * PAGE);
  expect((await room.refused('vault.unlock', right)).code).toBe('damagedVault');
  // By the recovery code, which is nobody's: it is said who salvages.
  const byCode = { kind: 'recoveryCode' as const, secret: room.recoveryCode };
  expect((await room.refused('vault.salvage', byCode)).fields).toHaveProperty('personName');
  const { tables } = await room.get('vault.salvage', { ...byCode, personName: '何老师' });
  expect(tables.reduce((sum, { read }) => sum + read, 0)).toBeGreaterThan(STUDENTS);
  await room.get('vault.unlock', right);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.find(({ action }) => action === '抢救损坏的记录文件')?.who).toBe('何老师');
});

test('what a salvage brought back is found again, and the index that the search made is no loss', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { name: '周小禾' });
  await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { content: '提到搬家。' }),
  });
  const find = () => room.get('search.find', { text: '搬家', all: null, opened: [] });
  expect((await find()).groups).toHaveLength(1);
  const { connection } = openRoomOf(room);
  const page = connection
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'search_texts_data'`)
    .pluck()
    .get();
  room.lock();
  flipBit(database(room), (Number(page) - 1) * PAGE + 1_000);
  expect((await room.refused('vault.unlock', right)).code).toBe('damagedVault');

  const { tables } = await room.get('vault.salvage', right);
  expect(tables.filter(({ lost }) => lost !== 0)).toEqual([]);
  expect(tables.filter(({ table }) => table.startsWith('search_'))).toEqual([]);
  await room.get('vault.unlock', right);
  expect((await find()).groups).toHaveLength(1);
});
