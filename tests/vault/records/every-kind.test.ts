import { expect, test } from 'vitest';
import { DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import type { KindFacts } from '#vault/records/record-kind.ts';
import { KINDS, KIND_CODES as KINDS_IN_ORDER } from '#vault/whole-file/record-kinds.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day, enrolled } from '../sample.ts';
import { SAMPLES, writePartsOf, writeSample } from './samples.ts';

/*
 * What is promised of every kind of record, tried on each, past the app's own rules: by SQL, through the app's own
 * connection.
 */

// A closed file takes nothing more: leaving comes last.
const KIND_CODES = [...KINDS_IN_ORDER.filter((code) => code !== 'departure'), 'departure' as const];
const aboutStudents = KIND_CODES.filter((kind) => KINDS[kind].about.who !== 'nobody');

async function twoStudents(room: TestDesk) {
  const one = await enrolled(room, { guardianName: '' });
  const other = await enrolled(room, { studentNumber: '20260102', name: '周小麦', guardianName: '' });
  return { one, other, connection: openRoomOf(room).connection };
}

/** A column that nothing but the guards keeps from being changed, and a value that it takes. */
function change(kind: KindFacts): string {
  const text = kind.columns.find(
    (column) => column === 'reason' || column === 'text' || column === 'content',
  );
  return `${text ?? 'recorded_by'} = '改'`;
}

test('a row is never deleted', async () => {
  const { one, connection } = await twoStudents(await deskInRoom());
  for (const code of KIND_CODES) {
    const { table, key } = KINDS[code];
    const row = writeSample(connection, code, one);
    const remove = () => connection.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(row);
    expect(remove, code).toThrow('never deleted');
  }
});

test('no row goes over to another student but by a merge on record', async () => {
  const { one, other, connection } = await twoStudents(await deskInRoom());
  for (const code of aboutStudents) {
    const { table, key, about } = KINDS[code];
    const row = writeSample(connection, code, one);
    if (about.who === 'nobody') continue;
    if (about.who === 'many') {
      connection.prepare(`UPDATE ${table} SET signed_at = 1 WHERE ${key} = ?`).run(row);
      const move = connection.prepare(`UPDATE ${about.table} SET ${about.column} = ? WHERE ${about.by} = ?`);
      expect(() => move.run(other, row), code).toThrow('a signed record never changes');
      continue;
    }
    const move = connection.prepare(`UPDATE ${table} SET ${about.column} = ? WHERE ${key} = ?`);
    expect(() => move.run(other, row), code).toThrow(/stays with its student|never changes|can only end/);
  }
});

test('what is frozen never changes', async () => {
  const { one, connection } = await twoStudents(await deskInRoom());
  for (const code of KIND_CODES) {
    const { table, key, frozen, time } = KINDS[code];
    const row = writeSample(connection, code, one);
    const set = (what: string) => () =>
      connection.prepare(`UPDATE ${table} SET ${what} WHERE ${key} = ?`).run(row);
    switch (frozen.from) {
      case 'never':
        set(change(KINDS[code]))();
        break;
      case 'always':
        expect(set(change(KINDS[code])), code).toThrow('never changes');
        break;
      case 'once':
        set(change(KINDS[code]))();
        set(`${frozen.column} = 1`)();
        expect(set(change(KINDS[code])), code).toThrow('never changes');
        break;
      case 'start': {
        if ('only' in frozen) {
          for (const column of frozen.only) expect(set(`${column} = 'x'`), code).toThrow('never changes');
          break;
        }
        if (time.is !== 'period') throw new Error(`${code} can only end, and is no period`);
        expect(set(change(KINDS[code])), code).toThrow('can only end');
        expect(set(`${time.until} = '2026-02-01'`), code).toThrow('ends before it begins');
        set(`${time.until} = '2026-08-01'`)();
        expect(set(`${time.until} = '2026-08-02'`), code).toThrow('can only end');
      }
    }
  }
});

test('what belongs to a frozen record is as frozen, and what is added to one stays as it was added', async () => {
  const { one, connection } = await twoStudents(await deskInRoom());
  const session = writeSample(connection, 'session', one);
  connection.prepare(`INSERT INTO process_notes (session_id, text) VALUES (?, '手记')`).run(session);
  connection.prepare('UPDATE sessions SET signed_at = 1').run();
  connection
    .prepare(`INSERT INTO addenda (session_id, text, recorded_at, recorded_by) VALUES (?, '补', 1, '')`)
    .run(session);
  for (const statement of [
    `UPDATE process_notes SET text = '改'`,
    'DELETE FROM process_notes',
    'DELETE FROM session_students',
    `UPDATE addenda SET text = '改'`,
    'DELETE FROM addenda',
  ]) {
    expect(() => connection.exec(statement), statement).toThrow(/never (changes|deleted)/);
  }
});

test('a closed file is closed to what is new and to changes, and work of before is brought to its end', async () => {
  const room = await deskInRoom();
  const { one, connection } = await twoStudents(room);
  const byDayWritten = KIND_CODES.filter((code) => KINDS[code].closedFile === 'byDayWritten');
  expect(byDayWritten.length).toBeGreaterThan(10);
  const rows = new Map(
    [...byDayWritten, 'session' as const].map((code) => [code, writeSample(connection, code, one)]),
  );
  await room.get('archive.leave', {
    studentIds: [one],
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });
  const archived = 'archived: the student has left';
  for (const code of byDayWritten) {
    const { table, key } = KINDS[code];
    const again = { sequence: 2, pack_id: 'q' };
    const { columns } = SAMPLES[code];
    const except = Object.fromEntries(Object.entries(again).filter(([column]) => column in columns));
    expect(() => writeSample(connection, code, one, except), code).toThrow(archived);
    // Written down before the day of leaving, as somebody might pretend.
    expect(() => writeSample(connection, code, one, { ...except, recorded_at: 1 }), code).toThrow(archived);
    const update = `UPDATE ${table} SET ${change(KINDS[code])} WHERE ${key} = ?`;
    expect(() => connection.prepare(update).run(rows.get(code)), code).toThrow(
      /archived|never changes|can only end/,
    );
  }
  const session = rows.get('session');
  const ofSession = (what: string) =>
    connection.prepare(`UPDATE sessions SET ${what} WHERE id = ?`).run(session);
  expect(() => ofSession(`removed_at = 1`)).toThrow(archived);
  expect(() => ofSession(`occurred_on = '2026-08-21'`)).toThrow(archived);
  expect(() => writeSample(connection, 'session', one, { occurred_on: '2026-08-20' })).toThrow(archived);
  writeSample(connection, 'session', one, { occurred_on: '2026-08-19' });
  ofSession(`content = '补完'`);
  ofSession(`signed_at = 1`);
});

/** Every row of every table of records, but for what tells of the merge itself. */
function everyRow(room: TestDesk) {
  const { connection } = openRoomOf(room);
  const tables = connection
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT IN ('audit_log', 'student_merges')`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      connection
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

test('in a merge every kind goes over, and each row comes back when it is undone', async () => {
  const room = await deskInRoom();
  const { one: keptId, other: mergedId, connection } = await twoStudents(room);
  // Whoever has left is not merged.
  const kinds = aboutStudents.filter((code) => code !== 'departure');
  for (const code of kinds) writeSample(connection, code, mergedId);
  writeSample(connection, 'departure', mergedId, { returned_on: '2026-08-02' });
  const before = everyRow(room);
  const { moved } = await room.get('merges.preview', { keptId, mergedId });
  expect(moved.map(({ word }) => word).sort()).toEqual(
    aboutStudents.map((code) => RECORD_KINDS[code]).sort(),
  );
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  for (const code of aboutStudents) {
    const { table, about } = KINDS[code];
    if (about.who === 'nobody') continue;
    const [where, student] = about.who === 'one' ? [table, about.column] : [about.table, about.column];
    expect(connection.prepare(`SELECT DISTINCT ${student} FROM ${where}`).pluck().all(), code).toEqual([
      keptId,
    ]);
  }
  await room.get('merges.undo', { mergeId, reason: '是两个人' });
  expect(everyRow(room)).toEqual(before);
});

test('of a file that is destroyed no kind leaves a row', async () => {
  const room = await deskInRoom();
  const { one, other, connection } = await twoStudents(room);
  const kinds = aboutStudents.filter(
    (code) => code !== 'departure' && code !== 'hold' && code !== 'attachment',
  );
  for (const code of kinds) writePartsOf(connection, code, writeSample(connection, code, one));
  await room.get('archive.leave', {
    studentIds: [one, other],
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });
  room.clock.now += 11 * 366 * 86_400_000;
  await room.get('archive.destroy', {
    studentIds: [one, other],
    firstWitness: '王芳',
    secondWitness: '李强',
    confirmation: DESTRUCTION_WORD,
  });
  for (const code of aboutStudents) {
    const { table, about, parts } = KINDS[code];
    for (const each of [
      table,
      ...(about.who === 'many' ? [about.table] : []),
      ...parts.map((part) => part.table),
    ]) {
      const left = connection.prepare(`SELECT count(*) FROM ${each}`).pluck().get();
      expect(left, `${code}: ${each}`).toBe(0);
    }
  }
});
