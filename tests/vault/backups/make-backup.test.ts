import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { backUpOnLock } from '#vault/strongbox/backups/back-up.ts';
import { openConnection } from '#vault/strongbox/database/connection.ts';
import { MIGRATIONS } from '#vault/strongbox/database/migrate.ts';
import { rowCounts } from '#vault/strongbox/database/row-counts.ts';
import { readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { sessionText } from '../sample.ts';
import {
  attach,
  chooseStick,
  DAY_MS,
  namesIn,
  openRoomOf,
  roomToKeep,
  SECRET,
  stick,
} from './room-to-keep.ts';

/** Takes a backup apart with another library than the one that wrote it. */
async function takenApart(path: string): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)));
  const parts = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) throw new Error(`a folder in a backup: ${entry.filename}`);
    parts.set(
      entry.filename,
      Buffer.from(await entry.getData(new Uint8ArrayWriter(), { checkSignature: true })),
    );
  }
  return parts;
}

const NEXT = '晚潮-2027-安安';

test('a backup on demand is one file on the stick that any zip program takes apart, and holds every row', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  const rowsBefore = rowCounts(openRoomOf(room).connection, 'main');
  expect(await room.get('backups.make', {})).toEqual({ made: 'asChosen', remark: '' });
  const [name = '', ...others] = namesIn(folder);
  expect(others).toEqual([]);
  const { vaultId, derived } = openRoomOf(room);
  expect(name).toBe(`心港备份-20260828-100000-${vaultId.slice(0, 8)}.hhbackup`);
  execFileSync('unzip', ['-tqq', join(folder, name)]);

  const parts = await takenApart(join(folder, name));
  const part = (path: string) => parts.get(path) ?? Buffer.alloc(0);
  const manifest = JSON.parse(part('manifest.json').toString('utf8'));
  expect(manifest).toEqual({
    format: 'heartharbor-backup',
    version: 1,
    vaultId,
    keyId: derived.keyId,
    createdAt: room.clock.now,
    appVersion: '0.0.0',
    databaseVersion: MIGRATIONS.length,
    files: ['vault.json', 'room.db', `attachments/${room.attachmentId}`].map((path) => ({
      path,
      bytes: part(path).length,
      sha256: createHash('sha256').update(part(path)).digest('hex'),
    })),
  });
  const live = readFileSync(join(room.folder, 'vault/attachments', room.attachmentId));
  expect(part(`attachments/${room.attachmentId}`).equals(live)).toBe(true);

  // By the page about the format: the key file in it, and the password, open the database in it.
  for (const path of ['vault.json', 'room.db']) writeFileSync(join(folder, path), part(path));
  const keyFile = readKeyFile(join(folder, 'vault.json'));
  const slot = keyFile.slots.find(({ kind }) => kind === 'password');
  const key = slot && (await openSlot(keyFile.vaultId, slot, PASSWORD));
  if (!key) throw new Error('the key file in the backup does not open');
  const connection = openConnection(join(folder, 'room.db'), key, { mustExist: true });
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(rowCounts(connection, 'main')).toEqual(rowsBefore);
    expect(rowsBefore).toMatchObject({ sessions: 1, drafts: 1, follow_ups: 1, attachments: 1 });
    expect(connection.prepare('SELECT content FROM drafts').pluck().get()).toContain(SECRET);
    expect(connection.prepare('SELECT content FROM sessions').pluck().get()).toBe(SECRET);
  } finally {
    connection.close();
  }
});

test('nothing in the file or its name tells of the school, a person or a word that was said', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await room.get('backups.make', {});
  const [name = ''] = namesIn(folder);
  const bytes = readFileSync(join(folder, name));
  for (const word of [SECRET, '滨海', '林静', '周小禾', '量表']) {
    expect(name).not.toContain(word);
    expect(bytes.includes(Buffer.from(word, 'utf8'))).toBe(false);
    expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false);
  }
});

test('what is written while a backup is being made is in the vault, and the backup is of the moment it began', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await attach(room, room.studentId, 8_000_000);
  const making = room.get('backups.make', {});
  await expect.poll(() => room.get('backups.progress', {}), { interval: 5 }).not.toBeNull();
  await room.get('sessions.write', { sessionId: null, text: sessionText([room.studentId]) });
  expect((await making).made).toBe('asChosen');
  expect(await room.get('sessions.list', {})).toHaveLength(2);
  expect(await room.get('backups.progress', {})).toBeNull();
});

test('two wishes for a backup are two backups, one after the other', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await Promise.all([room.get('backups.make', {}), room.get('backups.make', {})]);
  const stem = `心港备份-20260828-100000-${openRoomOf(room).vaultId.slice(0, 8)}`;
  // Of one day, the newest is enough.
  expect(namesIn(folder).every((name) => name.startsWith(stem))).toBe(true);
  expect((await room.get('backups.overview', {})).runs.map(({ good }) => good)).toEqual([true, true]);
});

test('a backup that is cancelled leaves nothing on the stick, and the vault goes on', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await attach(room, room.studentId, 30_000_000);
  const making = room.get('backups.make', {});
  await expect
    .poll(async () => (await room.get('backups.progress', {}))?.done ?? 0, { interval: 2 })
    .toBeGreaterThan(0);
  await room.get('backups.cancel', {});
  expect(await making).toEqual({ made: 'cancelled', remark: '' });
  expect(namesIn(folder)).toEqual([]);
  expect(namesIn(join(room.folder, 'vault/backups'))).toEqual([]);
  expect(await room.get('backups.make', {})).toMatchObject({ made: 'asChosen' });
});

test('what a power cut left half-written is removed by the next backup; what is not ours is never touched', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  const start = openRoomOf(room).vaultId.slice(0, 8);
  const half = `心港备份-20260827-170000-${start}.hhbackup.part`;
  const ofOthers = ['心港备份-20260827-170000-00000000.hhbackup.part', '照片.zip', 'x.hhbackup.part'];
  for (const name of [half, ...ofOthers]) writeFileSync(join(folder, name), 'half');
  const workplace = join(room.folder, 'vault/backups/making');
  mkdirSync(workplace, { recursive: true });
  writeFileSync(join(workplace, 'room.db'), 'half');
  await room.get('backups.make', {});
  const names = namesIn(folder);
  expect(names).not.toContain(half);
  expect(names).toEqual(expect.arrayContaining(ofOthers));
  expect(readdirSync(join(room.folder, 'vault/backups'))).toEqual([]);
});

test('an attachment whose file is gone does not keep everything else from being backed up, and is told', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  room.clock.now -= DAY_MS / 24;
  await room.get('backups.make', {});
  const [complete = ''] = namesIn(folder);
  rmSync(join(room.folder, 'vault/attachments', room.attachmentId));
  room.clock.now += DAY_MS / 24;
  const { made, remark } = await room.get('backups.make', {});
  expect({ made, remark }).toEqual({ made: 'asChosen', remark: expect.stringContaining('附件') });
  // The older one of the same day is the only one that still has the file.
  expect(namesIn(folder)).toContain(complete);
  expect(namesIn(folder)).toHaveLength(2);
  expect((await room.get('workbench.read', {})).notices).toContainEqual(
    expect.objectContaining({ kind: 'backupTrouble', remark: expect.stringContaining('附件') }),
  );
});

test('old backups go by the rule, and only when the new one has been proved', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  for (let back = 12; back >= 0; back -= 1) {
    room.clock.now = new Date(2026, 7, 28 - back, 17).getTime();
    await room.get('backups.make', {});
  }
  const days = namesIn(folder).map((name) => name.split('-')[1]);
  expect(days).toEqual([
    ...['20260816', '20260822', '20260823', '20260824', '20260825'],
    ...['20260826', '20260827', '20260828'],
  ]);
});

test('on locking: one backup on the first lock of the day, again after two hours of work, none when nothing changed', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  const work = () => room.get('drafts.keep', { key: 'session:new', content: String(room.clock.now) });
  const lockedAt = async (hour: number, minute = 0) => {
    room.clock.now = new Date(2026, 7, 28, hour, minute).getTime();
    return (await backUpOnLock(openRoomOf(room)))?.made !== undefined;
  };
  expect(await lockedAt(10)).toBe(true);
  expect(await lockedAt(10, 30)).toBe(false);
  await work();
  expect(await lockedAt(11)).toBe(false);
  expect(await lockedAt(12, 30)).toBe(true);
  expect(await lockedAt(17)).toBe(false);
  room.clock.now += DAY_MS;
  expect(await backUpOnLock(openRoomOf(room))).toBeNull();
});

test('a re-encryption waits for the backup that is being made, and neither breaks the other', async () => {
  const room = await deskInRoom();
  const content = 'x'.repeat(199_000);
  for (let count = 0; count < 150; count += 1)
    await room.get('drafts.keep', { key: `long:${count}`, content });
  const { recoveryCode } = await room.get('vault.prepareReencryption', {
    proof: PASSWORD,
    password: NEXT,
  });
  const folder = stick();
  await chooseStick(room, folder);
  const making = room.get('backups.make', {});
  await expect.poll(() => room.get('backups.progress', {}), { interval: 2 }).not.toBeNull();
  await room.get('vault.reencrypt', { code: recoveryCode });
  expect(await making).toEqual({ made: 'asChosen', remark: '' });
  expect(namesIn(folder)).toEqual([expect.stringMatching(/\.hhbackup$/)]);
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: NEXT });
  // It opens with the keys of its time, and the settings say so.
  expect((await room.get('backups.overview', {})).files).toMatchObject([{ earlierKey: true }]);
});
