import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isReencrypting } from '#vault/strongbox/keys/begun-reencryption.ts';
import { attached, fileOf, openRoomOf } from '../attachments/sample-file.ts';
import { flipBit } from '../damaged-files.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { enrolled } from '../sample.ts';

/*
 * Everything was being encrypted anew when the room locked itself and the process was ended. The door said 已上锁,
 * as after a success: the counsellor threw the old recovery code away, and the old one was what still opened.
 */

const NEXT = '晚潮-2027-安安';

async function prepared(room: TestDesk): Promise<{ code: string }> {
  const wanted = { proof: PASSWORD, password: NEXT };
  return { code: (await room.get('vault.prepareReencryption', wanted)).recoveryCode };
}

const told = async (room: TestDesk) => (await room.get('vault.status', {})).reencryption;

test('a re-encryption that was finished is told at the door, until the next lock', async () => {
  const room = await deskInRoom();
  await room.get('vault.reencrypt', await prepared(room));
  room.lock();
  expect(await told(room)).toBe('done');
  await room.get('vault.unlock', { kind: 'password', secret: NEXT });
  room.lock();
  expect(await told(room)).toBe(null);
});

test('one that could not be finished while the room locked is told at the door; the old password opens', async () => {
  const room = await deskInRoom();
  const id = await attached(room, await enrolled(room), { bytes: randomBytes(200_000) });
  flipBit(fileOf(room, id), 100_000);
  const code = await prepared(room);
  const work = room.refused('vault.reencrypt', code);
  openRoomOf(room).startClosing();
  expect((await work).code).toBe('attachmentDamaged');
  room.lock();
  expect(await told(room)).toBe('unfinished');
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('one that was refused on its own page is not told twice', async () => {
  const room = await deskInRoom();
  await prepared(room);
  expect((await room.refused('vault.reencrypt', { code: room.recoveryCode })).code).toBe('notTheCode');
  room.lock();
  expect(await told(room)).toBe(null);
});

test('while it runs, the room says that it must not be cut off', async () => {
  const room = await deskInRoom();
  const code = await prepared(room);
  const opened = openRoomOf(room);
  expect(isReencrypting(opened)).toBe(false);
  const seen: boolean[] = [];
  opened.closing.addEventListener('abort', () => seen.push(isReencrypting(opened)));
  await room.get('vault.reencrypt', code);
  // Its own end closes the room.
  expect(seen).toEqual([true]);
  expect(isReencrypting(opened)).toBe(false);
});
