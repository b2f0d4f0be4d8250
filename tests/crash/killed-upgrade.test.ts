import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS, versionOf } from '#vault/strongbox/database/migrate.ts';
import { rowCounts } from '#vault/strongbox/database/row-counts.ts';
import { layEarlierVault } from '../vault/backups/earlier-vault.ts';
import { deskAtDoor, PASSWORD } from '../vault/desk.ts';
import { A_KILL_AT_MOST_MS, FEWER_KILLS, followingWindow, killed, leftBehind } from './killed.ts';
import type { UpgradeWord } from './scenarios/upgrade.ts';

/**
 * The power goes while a newer app opens the vault of an earlier one. The database is of the one version or of the
 * other, with every row, and the next try brings it through.
 */

const EARLIER = 3;

test(`after each of ${FEWER_KILLS} kills during the upgrade no row is missing, and it can be done again`, {
  timeout: FEWER_KILLS * A_KILL_AT_MOST_MS,
}, async () => {
  const room = deskAtDoor();
  const vault = join(room.folder, 'vault');
  const versions = new Set<number>();
  const life = followingWindow(1_200);
  const earlier = join(room.folder, 'earlier');
  await layEarlierVault(earlier, EARLIER);
  const before = await leftBehind(join(earlier, 'vault'), ({ connection }) => rowCounts(connection));
  for (let run = 1; run <= FEWER_KILLS; run += 1) {
    rmSync(vault, { recursive: true, force: true });
    cpSync(join(earlier, 'vault'), vault, { recursive: true });
    const words = await killed<UpgradeWord>('upgrade', room.folder, run, life);
    life.follow(words.some((word) => 'upgraded' in word));
    await leftBehind(vault, ({ connection }) => {
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      const version = versionOf(connection);
      versions.add(version);
      if (words.some((word) => 'upgraded' in word)) expect(version).toBe(MIGRATIONS.length);
      else expect([EARLIER, MIGRATIONS.length]).toContain(version);
      const after = rowCounts(connection);
      for (const [table, rows] of Object.entries(before)) expect(after[table]).toBeGreaterThanOrEqual(rows);
      // No version goes without a way back to the one before.
      const backups = join(vault, 'backups');
      const made = existsSync(backups)
        ? readdirSync(backups).filter((name) => name.endsWith('.hhbackup'))
        : [];
      if (version > EARLIER) expect(made.length).toBeGreaterThan(0);
    });
    // A kill in the middle of a try counts as a wrong one: the person comes back after the longest wait.
    room.clock.now = Date.now() + 10 * 60_000;
    await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
    expect((await room.get('students.list', {})).length).toBeGreaterThan(0);
    room.lock();
  }
  // Kills that all fell before, or all behind, would prove nothing.
  expect(versions).toEqual(new Set([EARLIER, MIGRATIONS.length]));
});
