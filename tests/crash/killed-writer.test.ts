import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import type { LevelPeriod } from '#shared/contract/students.ts';
import { type Connection, openConnection } from '#vault/database/connection.ts';
import { readKeyFile } from '#vault/keys/key-file.ts';
import { openSlot } from '#vault/keys/slot.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../vault/desk.ts';

/**
 * The power goes while the counsellor writes. Whatever she was told is saved must be there; whatever she was
 * not told may be there whole, or not at all. `HEARTHARBOR_KILLS` says how often (npm run crash-test -- --kills N).
 */
const KILLS = Number(process.env.HEARTHARBOR_KILLS ?? 50);
/** Long enough for the slowest start, and for some rows in most runs. */
const LONGEST_LIFE_MS = 400;

const WRITER = join(import.meta.dirname, '../../out/crash/writer.js');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'writer.ts'),
      outDir: join(import.meta.dirname, '../../out/crash'),
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'writer.js' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  });
}, 120_000);

type Word =
  | { unlocked: true }
  | { student: string }
  | { level: string; is: LevelPeriod['level'] }
  | { session: string; of: string; signed: boolean }
  | { followUp: string };

/** Lets a writer live for a random while after its first word, kills it, and returns the words that it gave. */
async function killedWriter(folder: string, run: number): Promise<Word[]> {
  const writer = spawn(process.execPath, [WRITER, folder, PASSWORD, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const words: Word[] = [];
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', (line) => words.push(JSON.parse(line)));
  const heardAll = once(lines, 'close');
  const ended = once(writer, 'exit');
  await once(lines, 'line');
  setTimeout(() => writer.kill('SIGKILL'), randomInt(LONGEST_LIFE_MS));
  const [code, signal] = await ended;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  await heardAll;
  return words;
}

async function connectionTo(folder: string): Promise<Connection> {
  const keyFile = readKeyFile(join(folder, 'vault/vault.json'));
  const slot = keyFile.slots.find(({ kind }) => kind === 'password');
  const key = slot && (await openSlot(keyFile.vaultId, slot, PASSWORD));
  if (!key) throw new Error('the key file does not open any more');
  return openConnection(join(folder, 'vault/room.db'), key, { mustExist: true });
}

/** Every half transaction that the tables could show. */
function halves(connection: Connection): unknown[] {
  return connection
    .prepare(`
      SELECT 'session without a student', id FROM sessions
        WHERE id NOT IN (SELECT session_id FROM session_students)
      UNION ALL SELECT 'session without its notes', id FROM sessions
        WHERE id NOT IN (SELECT session_id FROM process_notes)
      UNION ALL SELECT 'student without a class', id FROM students
        WHERE id NOT IN (SELECT student_id FROM class_memberships)
      UNION ALL SELECT 'student without a guardian', id FROM students
        WHERE id NOT IN (SELECT student_id FROM guardians)
      UNION ALL SELECT 'level that ended without the next', student_id FROM level_periods
        WHERE ended_on IS NOT NULL AND student_id NOT IN
          (SELECT student_id FROM level_periods WHERE ended_on IS NULL)`)
    .all();
}

function isKept(connection: Connection, word: Word): boolean {
  const has = (sql: string, ...values: unknown[]) => connection.prepare(sql).get(...values) !== undefined;
  if ('student' in word) return has('SELECT 1 FROM students WHERE student_number = ?', word.student);
  if ('level' in word) {
    return has(
      'SELECT 1 FROM level_periods p JOIN students s ON s.id = p.student_id WHERE s.student_number = ? AND p.level = ?',
      word.level,
      word.is,
    );
  }
  if ('session' in word) {
    return has(
      'SELECT 1 FROM sessions WHERE id = ? AND topic = ? AND (signed_at IS NOT NULL) >= ?',
      word.session,
      `topic of ${word.of}`,
      Number(word.signed),
    );
  }
  if ('followUp' in word)
    return has('SELECT 1 FROM follow_ups WHERE text = ?', `follow-up of ${word.followUp}`);
  return true;
}

test(`after each of ${KILLS} kills the vault is whole and every word that was given is kept`, {
  timeout: KILLS * 5_000 + 60_000,
}, async () => {
  const room: TestDesk = await deskInRoom();
  room.lock();
  const given: Word[] = [];
  for (let run = 1; run <= KILLS; run += 1) {
    const words = await killedWriter(room.folder, run);
    given.push(...words);
    const connection = await connectionTo(room.folder);
    try {
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(connection.pragma('foreign_key_check')).toEqual([]);
      expect(halves(connection)).toEqual([]);
      expect(words.filter((word) => !isKept(connection, word))).toEqual([]);
    } finally {
      connection.close();
    }
  }
  expect(given.length).toBeGreaterThan(KILLS * 2);
  const connection = await connectionTo(room.folder);
  expect(given.filter((word) => !isKept(connection, word))).toEqual([]);
  connection.close();
  // The room opens as ever, and the chain of the audit log has no broken link.
  room.clock.now = Date.now();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
  expect(readFileSync(join(room.folder, 'vault/room.db')).includes('周小禾')).toBe(false);
});
