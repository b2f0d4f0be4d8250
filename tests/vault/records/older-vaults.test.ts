import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/record-kinds.ts';
import { Access } from '#vault/strongbox/database/access.ts';
import { type Connection, openConnection } from '#vault/strongbox/database/connection.ts';
import { MIGRATIONS, migrate } from '#vault/strongbox/database/migrate.ts';
import { KIND_CODES, KINDS } from '#vault/whole-file/record-kinds.ts';
import { SearchIndex } from '#vault/whole-file/search/search-index.ts';
import { SEARCHED } from '#vault/whole-file/search/searched-records.ts';
import { indexed } from '#vault/whole-file/search/searched-text.ts';
import { day } from '../sample.ts';
import { SAMPLES, writeSample } from './samples.ts';

const KEY = new Uint8Array(32).fill(7);
// An id as the app makes them; the rows below are written past it.
const STUDENT = '11111111-1111-4111-8111-111111111111' as StudentId;

function vaultOf(version: number): Connection {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'));
  const connection = openConnection(join(folder, 'room.db'), KEY, { mustExist: false });
  onTestFinished(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });
  migrate(connection, MIGRATIONS.slice(0, version));
  connection
    .prepare(
      `INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by)
       VALUES (?, '20260101', '周小禾', 'female', 1, '林静')`,
    )
    .run(STUDENT);
  return connection;
}

const columnsOf = (connection: Connection, table: string) =>
  connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];

/** The kinds that the version had, each with its sample; leaving comes last, since it closes the file. */
function fill(connection: Connection): RecordKind[] {
  const had = KIND_CODES.filter((code) => {
    const columns = columnsOf(connection, KINDS[code].table);
    return Object.keys(SAMPLES[code].columns).every((column) => columns.includes(column));
  });
  const inOrder = had.toSorted((one, other) => Number(one === 'departure') - Number(other === 'departure'));
  for (const code of inOrder) writeSample(connection, code, STUDENT);
  return had;
}

/** Columns whose fact stands in another one since, which a test of that migration of its own follows. */
const MOVED: Partial<Record<RecordKind, readonly string[]>> = { contact: ['refused'] };

/** Every row of every kind, with the columns that the version had. */
function rowsOf(connection: Connection, columns: ReadonlyMap<RecordKind, readonly string[]>) {
  return Object.fromEntries(
    [...columns].map(([code, names]) => [
      code,
      connection.prepare(`SELECT ${names.join(', ')} FROM ${KINDS[code].table}`).all(),
    ]),
  );
}

test.each(MIGRATIONS.map((_migration, index) => index + 1))(
  'a vault of version %i with a record of every kind keeps, tells and finds each of them',
  (version) => {
    const connection = vaultOf(version);
    const had = fill(connection);
    expect(had.length).toBeGreaterThan(8);
    const columns = new Map(
      had.map((code) => [
        code,
        columnsOf(connection, KINDS[code].table).filter((column) => !MOVED[code]?.includes(column)),
      ]),
    );
    const before = rowsOf(connection, columns);

    migrate(connection);

    expect(connection.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(rowsOf(connection, columns)).toEqual(before);
    expect(connection.prepare('SELECT name FROM students').pluck().all()).toEqual(['周小禾']);
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    const access = new Access(connection, () => ({ now: 1, today: day('2026-03-02'), person: '林静' }));
    const told = access.read((reader) =>
      had.filter((code) => KINDS[code].told(reader, STUDENT).length > 0).map((code) => RECORD_KINDS[code]),
    );
    const silent: RecordKind[] = [
      'guardian',
      'trackingSheet',
      'hold',
      'handOver',
      'receivedHandOver',
      'activity',
      'conference',
      'screeningBatch',
      'weeklyReport',
      'incident',
      'season',
    ];
    expect(told).toEqual(had.filter((code) => !silent.includes(code)).map((code) => RECORD_KINDS[code]));
    const index = new SearchIndex(connection);
    index.readOn(() => false);
    for (const code of had.filter((each) => SEARCHED.has(each))) {
      const found = index.find(`"${indexed(SAMPLES[code].word ?? '')}"`, 9, null);
      expect(
        found.map(({ total }) => total),
        code,
      ).toEqual([1]);
    }
  },
);

/** The migration of that number has not run yet. */
const versionBefore = (migration: number): Connection => vaultOf(migration);

test('0013: what columns were matched to while 学籍号, 住址 and 备注 meant nothing is forgotten, and nothing else', () => {
  const connection = versionBefore(13);
  const keep = connection.prepare(
    `INSERT INTO roster_matchings (headings, matching, kept_at) VALUES (?, '[]', 1)`,
  );
  const kept = [
    ['学号', '姓名', '班级'],
    ['学号', '姓名', '父亲姓名', '父亲电话'],
  ];
  const forgotten = ['学籍号', '家庭地址', '现住址', '民族', '备注', '走读', '就读方式', '户口', '特殊情况'];
  for (const headings of [...kept, ...forgotten.map((heading) => ['学号', '姓名', heading])]) {
    keep.run(JSON.stringify(headings));
  }
  migrate(connection);
  const left = connection.prepare('SELECT headings FROM roster_matchings ORDER BY rowid').pluck().all();
  expect(left.map((headings) => JSON.parse(String(headings)))).toEqual(kept);
});

test('0032: the index begins anew, since groups had changed their numbers in it', () => {
  const connection = versionBefore(32);
  connection
    .prepare(
      `INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by)
       VALUES ('a student', '1', '周小禾', 'female', 1, '林静')`,
    )
    .run();
  connection.exec(`DELETE FROM search_stale;
    INSERT INTO search_entries (kind, record, place) VALUES ('contact', 'a talk', 4000000000000001);
    INSERT INTO search_texts (rowid, text, notes, who) VALUES (4000000000000001, '沟 通', '', '')`);
  migrate(connection);
  const count = (table: string) => connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('search_entries'), count('search_texts')]).toEqual([0, 0]);
  expect(connection.prepare('SELECT kind, record FROM search_stale').all()).toContainEqual({
    kind: 'student',
    record: 'a student',
  });
});

test('0014: what was imported before lists came in is a roster', () => {
  const connection = versionBefore(14);
  connection
    .prepare(
      `INSERT INTO roster_imports (id, file_name, report, taken, skipped, recorded_at, recorded_by)
       VALUES ('an import', '名册.xlsx', '{}', 1, 0, 1, '林静')`,
    )
    .run();
  migrate(connection);
  expect(connection.prepare('SELECT list FROM roster_imports').pluck().all()).toEqual(['roster']);
});
