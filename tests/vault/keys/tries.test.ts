import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';

const OTHER = '另一位老师自己的密码';
const WRONG = { kind: 'password' as const, secret: 'falsch-falsch' };
const RIGHT = { kind: 'password' as const, secret: PASSWORD };
const MINUTE = 60_000;

/** Wrong tries, each after whatever wait the door asks for. */
async function failTimes(room: TestDesk, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    room.clock.now += (await room.get('vault.status', {})).waitMs;
    expect((await room.refused('vault.unlock', WRONG)).code).toBe('wrongSecret');
  }
}

const waitMs = async (room: TestDesk) => (await room.get('vault.status', {})).waitMs;

test('a clock set to 2030, a few guesses, and set back: the counsellor waits minutes, not until 2030', async () => {
  const room = await deskInRoom();
  room.lock();
  const today = room.clock.now;
  room.clock.now = new Date(2030, 0, 1).getTime();
  await failTimes(room, 8);
  room.clock.now = today;
  const wait = await waitMs(room);
  expect(wait).toBe(32_000);
  room.lock();
  room.clock.now += wait - 1;
  expect(await waitMs(room)).toBe(1);
  room.clock.now += 1;
  await room.get('vault.unlock', RIGHT);
});

test('one slip of the hand while the clock stood in 2030 costs no wait once it is set right', async () => {
  const room = await deskInRoom();
  room.lock();
  const today = room.clock.now;
  room.clock.now = new Date(2030, 0, 1).getTime();
  await failTimes(room, 1);
  room.clock.now = today;
  expect(await waitMs(room)).toBe(0);
  await room.get('vault.unlock', RIGHT);
});

test('a clock set forward ends one wait, but the next wrong try waits longer all the same', async () => {
  const room = await deskInRoom();
  room.lock();
  await failTimes(room, 6);
  expect(await waitMs(room)).toBe(8_000);
  room.clock.now += 365 * 24 * 60 * MINUTE;
  expect(await waitMs(room)).toBe(0);
  await failTimes(room, 1);
  expect(await waitMs(room)).toBe(16_000);
  await failTimes(room, 6);
  expect(await waitMs(room)).toBe(5 * MINUTE);
});

test('the file of wrong tries, deleted or filled with nonsense, never keeps the door from working', async () => {
  const room = await deskInRoom();
  room.lock();
  const path = join(room.folder, 'tries.json');
  await failTimes(room, 4);
  rmSync(path);
  expect(await waitMs(room)).toBe(0);
  const nonsense = ['', 'x', '{}', '[]', 'null', '{"failures":-1,"lastFailedAt":0}', '\u0000\u0000'];
  for (const content of nonsense) {
    writeFileSync(path, content);
    expect(await waitMs(room)).toBe(0);
    expect((await room.refused('vault.unlock', WRONG)).code).toBe('wrongSecret');
  }
  // Numbers beyond all measure lock for the longest delay, and still count on.
  writeFileSync(path, JSON.stringify({ failures: Number.MAX_SAFE_INTEGER, lastFailedAt: room.clock.now }));
  expect(await waitMs(room)).toBe(5 * MINUTE);
  await failTimes(room, 1);
  expect(await waitMs(room)).toBe(5 * MINUTE);
  rmSync(path);
  mkdirSync(join(path, 'folder'), { recursive: true });
  expect((await room.refused('vault.unlock', WRONG)).code).toBe('wrongSecret');
  await room.get('vault.unlock', RIGHT);
  expect(room.log).toEqual([]);
});

test('no answer to a wrong secret tells which part was wrong, how many hold a password, or whether one was removed', async () => {
  const room = await deskInRoom();
  room.lock();
  const alone = await room.refused('vault.unlock', WRONG);
  await room.get('vault.unlock', RIGHT);
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  room.lock();
  const withColleague = await room.refused('vault.unlock', WRONG);
  await room.get('vault.unlock', RIGHT);
  const slotId = (await room.get('vault.holders', {})).find(({ self }) => !self)?.slotId ?? '';
  await room.get('vault.removeHolder', { proof: PASSWORD, slotId });
  room.lock();
  const removed = await room.refused('vault.unlock', { kind: 'password', secret: OTHER });
  const codeAsPassword = await room.refused('vault.unlock', { kind: 'password', secret: room.recoveryCode });
  expect(
    new Set([alone, withColleague, removed, codeAsPassword].map((each) => JSON.stringify(each))),
  ).toHaveLength(1);

  room.clock.now += 10 * MINUTE;
  const anotherCode = await room.refused('vault.unlock', { kind: 'recoveryCode', secret: newRecoveryCode() });
  room.clock.now += 10 * MINUTE;
  const noCodeAtAll = await room.refused('vault.unlock', { kind: 'recoveryCode', secret: 'ABCD' });
  room.clock.now += 10 * MINUTE;
  const passwordAsCode = await room.refused('vault.unlock', { kind: 'recoveryCode', secret: PASSWORD });
  expect(
    new Set([anotherCode, noCodeAtAll, passwordAsCode].map((each) => JSON.stringify(each))),
  ).toHaveLength(1);
});
