import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Door } from '#vault/desk/door.ts';
import {
  AT_THE_FLOOR,
  costsFor,
  isBelow,
  KDF_LEAST,
  type KdfCosts,
  memoryToTry,
  strongestOf,
} from '#vault/strongbox/keys/kdf-costs.ts';
import { type KeyFile, readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { deskAtDoor, deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';

const GIB = 1_073_741_824;
const LATER_FLOOR: KdfCosts = { memoryKiB: 73_728, iterations: 3, parallelism: 4 };
const FOUNDING = { schoolName: '滨海实验学校', personName: '林静', password: PASSWORD };
const HE = '另一位老师自己的密码';

const keyFileOf = (room: TestDesk): KeyFile => readKeyFile(join(room.folder, 'vault/vault.json'));
const costsOf = (room: TestDesk) =>
  keyFileOf(room).slots.map(({ kdf }) => [kdf.memoryKiB, kdf.iterations, kdf.parallelism]);

/** A newer app stands before the same vault: its floor has risen. */
function newerAppStandsBefore(room: TestDesk, floor: KdfCosts = LATER_FLOOR): void {
  room.lock();
  room.desk.door = new Door({
    folder: join(room.folder, 'vault'),
    now: () => room.clock.now,
    kdf: { floor, firstCosts: async () => floor },
  });
}

test('a fast PC gets more memory first, then more passes, and about a second in all', () => {
  const fast = [
    { memoryKiB: 65_536, passMs: 12 },
    { memoryKiB: 131_072, passMs: 25 },
    { memoryKiB: 262_144, passMs: 50 },
  ];
  // Ten passes are the most that the format allows: half a second on this one.
  expect(costsFor(fast, KDF_LEAST)).toEqual({ memoryKiB: 262_144, iterations: 10, parallelism: 4 });
  const usual = fast.map(({ memoryKiB, passMs }) => ({ memoryKiB, passMs: passMs * 4 }));
  expect(costsFor(usual, KDF_LEAST)).toEqual({ memoryKiB: 262_144, iterations: 5, parallelism: 4 });
});

test('a slow PC gets what takes a second, and never less than the floor', () => {
  const slow = [
    { memoryKiB: 65_536, passMs: 160 },
    { memoryKiB: 131_072, passMs: 340 },
  ];
  expect(costsFor(slow, KDF_LEAST)).toEqual({ memoryKiB: 65_536, iterations: 6, parallelism: 4 });
  expect(costsFor([{ memoryKiB: 65_536, passMs: 2_500 }], KDF_LEAST)).toEqual(KDF_LEAST);
  expect(costsFor([], KDF_LEAST)).toEqual(KDF_LEAST);
  expect(costsFor(slow, LATER_FLOOR)).toEqual(LATER_FLOOR);
});

test('a key takes a thirty-second of the memory of a PC, and 256 MiB at most', () => {
  expect(memoryToTry(2 * GIB)).toEqual([65_536]);
  // 4 and 8 GB as they are reported: part of it belongs to the graphics.
  expect(memoryToTry(3.8 * GIB)).toEqual([65_536, 131_072]);
  expect(memoryToTry(7.7 * GIB)).toEqual([65_536, 131_072, 262_144]);
  expect(memoryToTry(64 * GIB)).toEqual([65_536, 131_072, 262_144]);
  expect(memoryToTry(0.5 * GIB)).toEqual([65_536]);
});

test('the strongest of several keys is the strongest in each respect', () => {
  const wide = { memoryKiB: 131_072, iterations: 3, parallelism: 4 };
  const long = { memoryKiB: 65_536, iterations: 7, parallelism: 8 };
  const strongest = strongestOf(wide, long);
  expect(strongest).toEqual({ memoryKiB: 131_072, iterations: 7, parallelism: 8 });
  expect([wide, long].some((each) => isBelow(strongest, each))).toBe(false);
  expect(isBelow(wide, long)).toBe(true);
});

test('a new vault takes what was measured, and no later key of it is weaker', async () => {
  const measured = { memoryKiB: 69_632, iterations: 4, parallelism: 4 };
  const door = deskAtDoor();
  door.desk.door = new Door({
    folder: join(door.folder, 'vault'),
    now: () => door.clock.now,
    kdf: { floor: KDF_LEAST, firstCosts: async () => measured },
  });
  const { recoveryCode } = await door.get('vault.create', FOUNDING);
  await door.get('vault.confirmRecoveryCode', { code: recoveryCode });
  // From here on in an app that measures nothing.
  door.lock();
  await door.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  await door.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: HE });
  const made = await door.get('vault.renewRecoveryCode', { proof: PASSWORD });
  await door.get('vault.confirmNewRecoveryCode', { code: made.recoveryCode });
  expect(costsOf(door)).toEqual([
    [69_632, 4, 4],
    [69_632, 4, 4],
    [69_632, 4, 4],
  ]);
});

test('a key below the floor of a newer app is wrapped anew when it opens, and stays whose it was', async () => {
  const room = await deskInRoom();
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: HE });
  const before = keyFileOf(room);
  newerAppStandsBefore(room);
  await room.get('vault.unlock', { kind: 'password', secret: HE });
  const after = keyFileOf(room);
  // In place, under the same id: her name is found by it. The others wait for their own secret.
  expect(after.slots.map(({ id }) => id)).toEqual(before.slots.map(({ id }) => id));
  expect(costsOf(room)).toEqual([
    [65_536, 3, 4],
    [65_536, 3, 4],
    [73_728, 3, 4],
  ]);
  expect(after.slots[2]?.kdf.salt).not.toBe(before.slots[2]?.kdf.salt);
  expect((await room.get('school.particulars', {})).person).toBe('何老师');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.filter(({ action }) => action === '加强密钥保护')).toHaveLength(1);

  newerAppStandsBefore(room);
  const byCode = { kind: 'recoveryCode' as const, secret: room.recoveryCode };
  // Raised when it is first accepted, on record when somebody has said who it is.
  await room.get('vault.unlock', byCode);
  await room.get('vault.unlockAs', {
    ...byCode,
    slotId: null,
    personName: '周老师',
    password: '早潮-2028-宁宁',
  });
  newerAppStandsBefore(room);
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(new Set(costsOf(room).map(String))).toEqual(new Set(['73728,3,4']));
  // And an older app still opens what the newer one wrote.
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: HE });
  const again = await room.get('audit.recent', { before: null });
  expect(again.lines.filter(({ action }) => action === '加强密钥保护')).toHaveLength(3);
});

test('a wrong secret raises nothing', async () => {
  const room = await deskInRoom();
  const keyFile = () => readFileSync(join(room.folder, 'vault/vault.json'), 'utf8');
  newerAppStandsBefore(room);
  const before = keyFile();
  await room.refused('vault.unlock', { kind: 'password', secret: 'falsch-falsch' });
  expect(keyFile()).toBe(before);
});

test('today’s floor is not below what the format demands', () => {
  expect(isBelow(AT_THE_FLOOR.floor, KDF_LEAST)).toBe(false);
});
