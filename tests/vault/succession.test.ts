import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declareNextVault, placeForNextVault } from '#vault/strongbox/succession.ts';
import { deskInRoom, PASSWORD } from './desk.ts';
import { enrolled } from './sample.ts';

/** The power may go between any two of the renames by which one vault takes another's place. */

const right = { kind: 'password' as const, secret: PASSWORD };

/** A locked vault with one student, and beside it the next one, whole, with two. */
async function beforeSuccession() {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const vault = join(room.folder, 'vault');
  const earlier = join(room.folder, 'earlier');
  cpSync(vault, earlier, { recursive: true });
  await room.get('vault.unlock', right);
  await enrolled(room, { studentNumber: '2', name: '周大禾' });
  room.lock();
  const next = join(room.folder, 'next');
  renameSync(vault, next);
  renameSync(earlier, vault);
  return { room, vault, next };
}

const vaultFolders = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('vault'));

test('a next vault that is still being built is no vault', async () => {
  const { room, vault, next } = await beforeSuccession();
  renameSync(next, `${vault}.next.part`);
  await room.get('vault.unlock', right);
  expect(await room.get('students.list', {})).toHaveLength(1);
});

test.each(['restored', 'rekeyed', 'salvaged'] as const)(
  'a %s vault that was declared takes its place, and the backups of the one before come along',
  async (why) => {
    const { room, vault, next } = await beforeSuccession();
    mkdirSync(join(vault, 'backups'), { recursive: true });
    writeFileSync(join(vault, 'backups/a'), 'backup');
    cpSync(next, placeForNextVault(vault), { recursive: true });
    declareNextVault(vault, why);
    await room.get('vault.unlock', right);
    expect(await room.get('students.list', {})).toHaveLength(2);
    expect(existsSync(join(vault, 'backups/a'))).toBe(true);
    const kept = vaultFolders(room.folder).filter((name) => name.startsWith('vault.kept-'));
    expect(kept).toHaveLength(why === 'rekeyed' ? 0 : 1);
    expect(vaultFolders(room.folder)).toEqual(['vault', ...kept]);
  },
);

test('a power cut between the two renames leaves the next vault, which takes the empty place', async () => {
  const { room, vault, next } = await beforeSuccession();
  renameSync(next, `${vault}.next-rekeyed`);
  renameSync(vault, `${vault}.replaced`);
  expect((await room.get('vault.status', {})).exists).toBe(true);
  await room.get('vault.unlock', right);
  expect(await room.get('students.list', {})).toHaveLength(2);
  expect(vaultFolders(room.folder)).toEqual(['vault']);
});

test('what a re-encryption replaced, and a power cut kept from being destroyed, is destroyed later', async () => {
  const { room, vault, next } = await beforeSuccession();
  renameSync(next, `${vault}.replaced`);
  await room.get('vault.unlock', right);
  expect(await room.get('students.list', {})).toHaveLength(1);
  expect(vaultFolders(room.folder)).toEqual(['vault']);
});
