import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openConnection } from '#vault/strongbox/database/connection.ts';
import { MIGRATIONS, migrate, NewerVault } from '#vault/strongbox/database/migrate.ts';

const KEY = new Uint8Array(32).fill(7);

function openedFile(whenDone: (end: () => void) => unknown = onTestFinished) {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-test-'));
  const file = join(folder, 'room.db');
  const connection = openConnection(file, KEY, { mustExist: false });
  whenDone(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });
  return { file, connection };
}

/** A vault with a row in every table that the guards watch. */
function withRows() {
  const { file, connection } = openedFile(afterAll);
  migrate(connection);
  connection.exec(`
    INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by) VALUES ('s', '1', '甲', 'male', 1, '林静');
    INSERT INTO level_periods (id, student_id, from_on, reason, recorded_at, recorded_by, level, decided_by, discovery_route)
      VALUES ('l', 's', '2026-03-01', '因', 1, '林静', 'serious', '组', 'other');
    INSERT INTO sessions (id, kind, occurred_on, starts_at, topic, content, assessment, next_steps, recorded_at, recorded_by)
      VALUES ('n', 'individual', '2026-03-01', '', '题', '文', '', '', 1, '林静');
    INSERT INTO session_students (session_id, student_id) VALUES ('n', 's');
    INSERT INTO process_notes VALUES ('n', '手记');
    UPDATE sessions SET signed_at = 2, signed_by = '林静' WHERE id = 'n';
    INSERT INTO addenda (session_id, text, recorded_at, recorded_by) VALUES ('n', '补', 3, '林静');
    INSERT INTO letters (id, school_year, sequence, student_id, issued_on, facts, pdf, recorded_at, recorded_by)
      VALUES ('t', 2026, 1, 's', '2026-03-02', '{}', x'01', 1, '林静');
    INSERT INTO audit_log VALUES (1, 1, '林静', 'x', '', '{}', '', '');
  `);
  return { file, connection };
}

/** One for all: what is refused changes nothing, and what were not refused would be a failed test. */
let guarded: ReturnType<typeof withRows>;
beforeAll(() => {
  guarded = withRows();
});

test.each([
  ['a signed record is changed', `UPDATE sessions SET content = '改' WHERE id = 'n'`],
  ['a signed record is unsigned', `UPDATE sessions SET signed_at = NULL WHERE id = 'n'`],
  ['a signed record is hidden', `UPDATE sessions SET removed_at = 5 WHERE id = 'n'`],
  ['a signed record is deleted', `DELETE FROM sessions WHERE id = 'n'`],
  [
    'a signed record is replaced',
    `INSERT OR REPLACE INTO sessions (id, kind, occurred_on, starts_at, topic, content, assessment, next_steps, recorded_at, recorded_by)
     VALUES ('n', 'individual', '2026-03-01', '', '题', '改', '', '', 1, '林静')`,
  ],
  ['a student is taken out of a signed record', `DELETE FROM session_students WHERE session_id = 'n'`],
  ['notes of a signed record are changed', `UPDATE process_notes SET text = '改' WHERE session_id = 'n'`],
  ['notes of a signed record are deleted', `DELETE FROM process_notes WHERE session_id = 'n'`],
  ['an addendum is changed', `UPDATE addenda SET text = '改'`],
  ['an addendum is deleted', `DELETE FROM addenda`],
  ['an issued letter is changed', `UPDATE letters SET pdf = x'02'`],
  ['an issued letter is deleted', `DELETE FROM letters`],
  ['a level ends before it begins', `UPDATE level_periods SET ended_on = '2026-02-01'`],
  ['a level is deleted', `DELETE FROM level_periods`],
  [
    'a second level begins beside a lasting one',
    `INSERT INTO level_periods (id, student_id, from_on, reason, recorded_at, recorded_by, level, decided_by, discovery_route) VALUES ('l2', 's', '2026-04-01', '因', 1, '林静', 'severe', '组', 'other')`,
  ],
  [
    'a level of no kind is written',
    `INSERT INTO level_periods (id, student_id, from_on, ended_on, reason, recorded_at, recorded_by, level, decided_by, discovery_route) VALUES ('l3', 's', '2026-04-01', '2026-04-02', '因', 1, '林静', 'sever', '组', 'other')`,
  ],
  ['a student is deleted', `DELETE FROM students`],
  ['a line of the audit log is changed', `UPDATE audit_log SET who = '别人'`],
  ['a line of the audit log is deleted', `DELETE FROM audit_log`],
])('the database itself refuses: %s', (_what, statement) => {
  const { connection } = guarded;
  expect(() => connection.exec(statement)).toThrow(/never|only end|ends before|UNIQUE|CHECK/);
});

test('a migration that fails halfway leaves the version and the rows as they were', () => {
  const { connection } = openedFile();
  migrate(connection, MIGRATIONS.slice(0, 1));
  const broken = { name: '9999_broken', sql: 'CREATE TABLE half (x); INSERT INTO no_such_table VALUES (1);' };
  expect(() => migrate(connection, [...MIGRATIONS, broken])).toThrow();
  expect(connection.pragma('user_version', { simple: true })).toBe(1);
  expect(connection.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
});

test('a vault of a newer app is refused and not touched', () => {
  const { connection } = openedFile();
  migrate(connection);
  connection.pragma('user_version = 999');
  expect(() => migrate(connection)).toThrow(NewerVault);
  expect(connection.pragma('user_version', { simple: true })).toBe(999);
});

test('the file is SQLCipher with every write flushed and no readable text beside it', () => {
  const { file, connection } = guarded;
  expect(connection.pragma('cipher', { simple: true })).toBe('sqlcipher');
  expect(connection.pragma('synchronous', { simple: true })).toBe(2);
  expect(connection.pragma('temp_store', { simple: true })).toBe(2);
  expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  for (const path of [file, `${file}-wal`]) {
    const bytes = readFileSync(path);
    expect(bytes.includes('林静')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('level_periods')).toBe(false);
  }
});
