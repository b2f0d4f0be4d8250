import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attached } from '../vault/attachments/sample-file.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../vault/desk.ts';
import { enrolled } from '../vault/sample.ts';
import { A_KILL_AT_MOST_MS, FEWER_KILLS, followingWindow, killed } from './killed.ts';
import { NEXT_PASSWORD, type ReencryptWord } from './scenarios/reencrypt.ts';

/**
 * The power goes while everything is encrypted anew. The vault opens whole, with the old password and recovery
 * code or with the new ones.
 */

const right = { kind: 'password' as const, secret: PASSWORD };

/** The next run begins with the password that this one began with. */
async function changeBack(room: TestDesk): Promise<void> {
  const self = (await room.get('vault.holders', {})).find((holder) => holder.self);
  await room.get('vault.changePassword', {
    proof: NEXT_PASSWORD,
    slotId: self?.slotId ?? '',
    password: PASSWORD,
  });
}

test(`after each of ${FEWER_KILLS} kills during re-encryption one whole vault opens`, {
  timeout: FEWER_KILLS * A_KILL_AT_MOST_MS,
}, async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const recording = Buffer.alloc(300_000, '录音');
  room.chosen.save = join(room.folder, 'saved.m4a');
  const attachmentId = await attached(room, studentId, { bytes: recording });
  room.lock();
  let { recoveryCode } = room;
  const outcomes = { before: 0, after: 0 };
  const life = followingWindow(1_500);
  for (let run = 1; run <= FEWER_KILLS; run += 1) {
    const words = await killed<ReencryptWord>('reencrypt', room.folder, run, life);
    life.follow(words.some((word) => 'reencrypted' in word));
    const shown = words.find((word) => 'recoveryCode' in word)?.recoveryCode;
    const opensWith = async (secret: string) => {
      const outcome = await room.ask('vault.unlock', { kind: 'recoveryCode', secret });
      room.lock();
      return outcome.ok;
    };
    // A kill in the middle of a try counts as a wrong one: the person comes back after the longest wait.
    room.clock.now = Date.now() + 10 * 60_000;
    const before = await room.ask('vault.unlock', right);
    if (!before.ok) await room.get('vault.unlock', { kind: 'password', secret: NEXT_PASSWORD });
    expect((await room.get('students.list', {})).map(({ name }) => name)).toEqual(['周小禾']);
    expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
    await room.get('attachments.save', { attachmentId });
    expect(readFileSync(room.chosen.save).equals(recording)).toBe(true);
    if (!before.ok) await changeBack(room);
    room.lock();
    const isNew = shown !== undefined && (await opensWith(shown));
    expect(isNew).toBe(!before.ok);
    if (words.some((word) => 'reencrypted' in word)) expect(isNew).toBe(true);
    if (!isNew) expect(await opensWith(recoveryCode)).toBe(true);
    if (isNew && shown) recoveryCode = shown;
    outcomes[isNew ? 'after' : 'before'] += 1;
    const left = readdirSync(room.folder).filter((name) => name.startsWith('vault.'));
    expect(left.filter((name) => name !== 'vault.next.part')).toEqual([]);
  }
  // Kills that all fell before, or all behind, would prove nothing.
  expect(outcomes.before).toBeGreaterThan(0);
  expect(outcomes.after).toBeGreaterThan(0);
});
