import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskAtDoor, deskInRoom, PASSWORD } from '../vault/desk.ts';
import { A_KILL_AT_MOST_MS, FEWER_KILLS, followingWindow, killed, leftBehind } from './killed.ts';
import { type BackUpWord, STICK } from './scenarios/back-up.ts';

/**
 * The stick is pulled out, or the power goes, in the middle of a backup. A file that bears the name of a backup
 * is a whole one, and the newest one holds all that the person was told it holds.
 */

const right = { kind: 'password' as const, secret: PASSWORD };

test(`after each of ${FEWER_KILLS} kills during backups, every backup there is opens whole`, {
  timeout: FEWER_KILLS * A_KILL_AT_MOST_MS,
}, async () => {
  const room = await deskInRoom();
  room.lock();
  const vault = join(room.folder, 'vault');
  const stick = join(room.folder, STICK);
  const other = deskAtDoor();
  const opened = async (file: string) => {
    other.chosen.open = file;
    const found = await other.get('backups.chooseFile', {});
    const { students } = await other.get('backups.test', { token: found?.token ?? '', ...right });
    return students;
  };
  /** How many students each backup gave, by what is in it: the same bytes open as they did. */
  const proven = new Map<string, number>();
  let promised = 0;
  // On a busy PC no backup comes to its end within what is long elsewhere.
  const life = followingWindow(800);
  for (let run = 1; run <= FEWER_KILLS; run += 1) {
    const words = await killed<BackUpWord>('backUp', room.folder, run, life);
    life.follow(words.some((word) => 'backedUp' in word));
    for (const word of words) if ('backedUp' in word) promised = word.backedUp;
    await leftBehind(vault, ({ connection }) => {
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    });
    const there = existsSync(stick) ? readdirSync(stick).filter((name) => name.endsWith('.hhbackup')) : [];
    if (promised > 0) expect(there.length).toBeGreaterThan(0);
    let most = 0;
    for (const name of there) {
      const file = join(stick, name);
      const content = createHash('sha256').update(readFileSync(file)).digest('hex');
      const students = proven.get(content) ?? (await opened(file));
      proven.set(content, students);
      most = Math.max(most, students);
    }
    expect(most).toBeGreaterThanOrEqual(promised);
  }
  // Kills before the first backup's end alone would prove nothing.
  expect(promised).toBeGreaterThan(0);
  // The next backup that is left in peace clears away what the killed ones left lying.
  room.clock.now = Date.now();
  await room.get('vault.unlock', right);
  await room.get('backups.make', {});
  expect(readdirSync(stick).filter((name) => !name.endsWith('.hhbackup'))).toEqual([]);
  expect(readdirSync(vault).filter((name) => name.includes('part'))).toEqual([]);
});
