import { existsSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskAtDoor, PASSWORD, type TestDesk } from '../desk.ts';
import { chooseStick, DAY_MS, namesIn, openRoomOf, roomToKeep, stick } from './room-to-keep.ts';

const HOUR_MS = DAY_MS / 24;

async function roomWithStick() {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  room.clock.now -= HOUR_MS * 4;
  return { room, folder, file: join(room.folder, 'vault/attachments', room.attachmentId) };
}

/** Makes a backup an hour later. @returns its name, and what is said of it. */
async function backedUp(room: TestDesk, folder: string, later = HOUR_MS) {
  room.clock.now += later;
  const before = namesIn(folder);
  const { remark } = await room.get('backups.make', {});
  return { name: namesIn(folder).find((each) => !before.includes(each)) ?? '', remark };
}

/** What a person saw: every backup was called good, and none had the recording any more. */
test('a cut-off attachment is said, and the newest backup that has it whole stays, alone', async () => {
  const { room, folder, file } = await roomWithStick();
  await backedUp(room, folder);
  const whole = await backedUp(room, folder);
  expect(namesIn(folder)).toEqual([whole.name]);
  truncateSync(file, 100_000);
  const first = await backedUp(room, folder);
  expect(first.remark).toContain('附件');
  expect(namesIn(folder)).toEqual([whole.name, first.name].sort());
  const second = await backedUp(room, folder);
  expect(namesIn(folder)).toEqual([whole.name, second.name].sort());
});

/** What a person saw: one lost file, long since removed with a reason, and a stick that filled up. */
test('a lost file whose attachment was removed holds nothing up any more', async () => {
  const { room, folder, file } = await roomWithStick();
  await backedUp(room, folder);
  rmSync(file);
  await backedUp(room, folder);
  await room.get('attachments.remove', { attachmentId: room.attachmentId, reason: '文件已经丢失' });
  const last = await backedUp(room, folder);
  expect(last.remark).toBe('');
  expect(namesIn(folder)).toEqual([last.name]);
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(openRoomOf(room).missingAttachments).toEqual([]);
});

test('a backup is never removed by itself, however many bear the same time', async () => {
  const { room, folder } = await roomWithStick();
  for (let count = 0; count < 5; count += 1) {
    const { name } = await backedUp(room, folder, 0);
    expect(existsSync(join(folder, name))).toBe(true);
    expect(name).not.toBe('');
  }
});

/**
 * What a person saw: the room had moved to a new PC by a backup, and the stick with it. Somebody opened the old PC
 * once more; its backup swept away those of the new one, with all that was written there.
 */
test('another PC with the same vault removes none of the backups that it did not make', async () => {
  const { room, folder } = await roomWithStick();
  await backedUp(room, folder);
  const newPc = deskAtDoor();
  newPc.clock.now = room.clock.now;
  newPc.chosen.open = join(folder, namesIn(folder)[0] ?? '');
  const token = (await newPc.get('backups.chooseFile', {}))?.token ?? '';
  await newPc.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await newPc.get('backups.restore', { token });
  await newPc.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  await chooseStick(newPc, folder);
  const there = await backedUp(newPc, folder);
  const here = await backedUp(room, folder, 2 * HOUR_MS);
  expect(namesIn(folder)).toEqual(expect.arrayContaining([there.name, here.name]));
  // Each keeps its own in order.
  const later = await backedUp(newPc, folder, 2 * HOUR_MS);
  expect(namesIn(folder)).toContain(later.name);
  expect(namesIn(folder)).toContain(here.name);
  expect(namesIn(folder)).not.toContain(there.name);
});
