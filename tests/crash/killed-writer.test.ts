import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { verifyAttachment } from '#vault/strongbox/attachments/attachment-file.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import { sweepAttachments } from '#vault/strongbox/attachments/sweep.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../vault/desk.ts';
import {
  A_KILL_AT_MOST_MS,
  followingWindow,
  KILLS,
  killed,
  type LeftBehind,
  LONGEST_LIFE_MS,
  leftBehind,
} from './killed.ts';
import type { CaseWord } from './scenarios/case-work.ts';

/**
 * The power goes while the counsellor writes and attaches recordings. Whatever she was told is saved must be there;
 * whatever she was not told may be there whole, or not at all. `HEARTHARBOR_KILLS` says how often
 * (npm run crash-test -- --kills N).
 */

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

function isKept(connection: Connection, word: CaseWord): boolean {
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
  if ('attachment' in word)
    return has('SELECT 1 FROM attachments WHERE id = ? AND digest = ?', word.attachment, word.digest);
  return true;
}

type AttachmentRow = { id: AttachmentId; bytes: number; digest: string };

/** Every attachment that can be reached is the file that was attached, from its first byte to its last. */
async function expectWholeAttachments(vault: LeftBehind, proven: Set<AttachmentId>): Promise<void> {
  // Columns of migration 0002.
  const rows = vault.connection.prepare('SELECT id, bytes, digest FROM attachments').all() as AttachmentRow[];
  for (const { id, ...content } of rows.filter(({ id }) => !proven.has(id))) {
    expect(await verifyAttachment(shelfOf(vault), id)).toEqual(content);
    proven.add(id);
  }
}

/** The sweep leaves exactly the files that rows name: no half one, and none that nobody can reach. */
function expectSweptClean(vault: LeftBehind): void {
  expect(sweepAttachments(vault, { olderAccepted: false })).toEqual({ missing: [] });
  const ids = vault.connection.prepare('SELECT id FROM attachments ORDER BY id').pluck().all();
  const { folder } = shelfOf(vault);
  expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(ids);
}

test(`after each of ${KILLS} kills the vault is whole and every word that was given is kept`, {
  timeout: KILLS * A_KILL_AT_MOST_MS,
}, async () => {
  const room: TestDesk = await deskInRoom();
  const vaultFolder = join(room.folder, 'vault');
  room.lock();
  const given: CaseWord[] = [];
  const proven = new Set<AttachmentId>();
  // On a busy machine the same time holds less work.
  const life = followingWindow(LONGEST_LIFE_MS, { leastMs: LONGEST_LIFE_MS });
  for (let run = 1; run <= KILLS; run += 1) {
    const words = await killed<CaseWord>('caseWork', room.folder, run, life);
    life.follow(words.length > 4);
    given.push(...words);
    await leftBehind(vaultFolder, async (vault) => {
      const { connection } = vault;
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(connection.pragma('foreign_key_check')).toEqual([]);
      expect(halves(connection)).toEqual([]);
      expect(words.filter((word) => !isKept(connection, word))).toEqual([]);
      await expectWholeAttachments(vault, proven);
      expectSweptClean(vault);
    });
  }
  expect(given.length).toBeGreaterThan(KILLS * 2);
  await leftBehind(vaultFolder, async (vault) => {
    expect(given.filter((word) => !isKept(vault.connection, word))).toEqual([]);
    // Once more from the first to the last: no later kill harmed an earlier file.
    await expectWholeAttachments(vault, new Set());
  });
  expect(proven.size).toBeGreaterThan(0);
  // The room opens as ever, and the chain of the audit log has no broken link.
  room.clock.now = Date.now();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
  expect(readFileSync(join(room.folder, 'vault/room.db')).includes('周小禾')).toBe(false);
});
