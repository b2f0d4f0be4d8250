import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpOnLock } from '#vault/strongbox/backups/back-up.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';
import { chooseStick, DAY_MS, namesIn, openRoomOf, roomToKeep, stick } from './room-to-keep.ts';

test('without a chosen folder the backup lies beside the vault, and the workbench says that it is only here', async () => {
  const room = await roomToKeep();
  const { made } = (await backUpOnLock(openRoomOf(room))) ?? {};
  expect(made?.folder).toBe(join(room.folder, 'vault/backups'));
  expect((await room.get('workbench.read', {})).notices).toEqual([
    { kind: 'backupOnlyHere', lastGoodAt: room.clock.now },
  ]);
});

test('the stick was left at home: the day is backed up on this PC, and the days since the last good one are told', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await room.get('backups.make', {});
  const lastGoodAt = room.clock.now;
  const away = `${folder}-away`;
  renameSync(folder, away);
  // Today's is made: a stick belongs in a drawer, not in the PC.
  expect((await room.get('workbench.read', {})).notices).toEqual([]);
  room.clock.now += 3 * DAY_MS;
  await room.get('sessions.list', {});
  const notice = { kind: 'backupFolderMissing', folder, days: 3, lastGoodAt };
  expect((await room.get('workbench.read', {})).notices).toEqual([notice]);

  expect(await backUpOnLock(openRoomOf(room))).toMatchObject({ trouble: 'notThere' });
  expect(namesIn(join(room.folder, 'vault/backups'))).toHaveLength(1);
  const { runs, isThere } = await room.get('backups.overview', {});
  expect(isThere).toBe(false);
  expect(runs.slice(0, 2)).toMatchObject([
    { good: true, onThisPc: true, remark: '' },
    { good: false, onThisPc: false, folder, remark: expect.stringContaining('没有找到备份位置') },
  ]);
  // The backup on this PC does not make the notice go: the stick still lacks the work of three days.
  expect((await room.get('workbench.read', {})).notices).toEqual([notice]);
  expect(await backUpOnLock(openRoomOf(room))).toMatchObject({ made: null });

  renameSync(away, folder);
  expect(await room.get('backups.make', {})).toEqual({ made: 'asChosen', remark: '' });
  expect((await room.get('workbench.read', {})).notices).toEqual([]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['备份', '备份没有做成', '更换备份位置']),
  );
  rmSync(away, { recursive: true, force: true });
});

test('the first place where backups lie may not be the vault itself', async () => {
  const room = await deskInRoom();
  const inside = join(room.folder, 'vault/mine');
  mkdirSync(inside);
  room.chosen.folder = inside;
  expect((await room.refused('backups.chooseFolder', {})).code).toBe('insideVault');
  expect((await room.get('backups.overview', {})).folder).toBe('');
  room.chosen.folder = null;
  expect(await room.get('backups.chooseFolder', {})).toEqual({ chosen: false });
});

test('a file lies where the folder was: it is told, not written over', async () => {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'not a folder');
  expect(await room.get('backups.make', {})).toMatchObject({ made: 'onThisPc' });
});

test('a clock that was set back is said on the workbench, with the day of the last use', async () => {
  const room = await deskInRoom();
  const before = room.clock.now;
  room.lock();
  room.clock.now -= 40 * DAY_MS;
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('workbench.read', {})).notices).toContainEqual({
    kind: 'clockSetBack',
    lastUsedAt: before,
  });
  // A backup of the wrong day is better than none.
  expect((await backUpOnLock(openRoomOf(room)))?.made).not.toBeNull();
});
