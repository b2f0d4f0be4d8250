import { copyFileSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { KDF_LEAST } from '#vault/strongbox/keys/kdf-costs.ts';
import { readKeyFile, writeKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { newRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { makeSlot, openSlot } from '#vault/strongbox/keys/slot.ts';
import { layEarlierVault } from '../backups/earlier-vault.ts';
import { deskAtDoor, deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { enrolled } from '../sample.ts';

const NEXT = '晚潮-2027-安安';
const OTHER = '另一位老师自己的密码';

const byCode = (secret: string) => ({ kind: 'recoveryCode' as const, secret });
const byPassword = (secret: string) => ({ kind: 'password' as const, secret });
const slotsOf = (room: TestDesk) => readKeyFile(join(room.folder, 'vault/vault.json')).slots;

/** Who it may be, as the door is told of a key that is nobody's. */
async function asked(room: TestDesk, unlocking: InputOf<'vault.unlock'>) {
  const { whoAreYou } = await room.get('vault.unlock', unlocking);
  if (!whoAreYou) throw new Error('nobody was asked for');
  return whoAreYou.people;
}

/** The newest lines of the log: who did what to whom. */
async function lastLines(room: TestDesk, count: number) {
  const { lines } = await room.get('audit.recent', { before: null });
  return lines.slice(0, count).map(({ who, action, subject }) => [who, action, subject]);
}

test('the recovery code opens nothing before it is said who one is, and tells only who holds a password', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const unlocking = byCode(room.recoveryCode.toLowerCase().replaceAll('-', ' '));
  const { whoAreYou } = await room.get('vault.unlock', unlocking);
  expect(whoAreYou?.people).toMatchObject([{ name: '林静' }]);
  expect(whoAreYou?.names).toEqual(['滨海实验学校', '林静']);
  expect((await room.refused('students.list', {})).code).toBe('locked');
  await room.get('vault.unlock', byPassword(PASSWORD));
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.filter(({ action }) => action === '打开保险库')).toHaveLength(2);
});

test('who forgot the password comes in under the own name with a new one, and the log says how', async () => {
  const room = await deskInRoom();
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  room.lock();
  const unlocking = byCode(room.recoveryCode);
  const he = (await asked(room, unlocking)).find(({ name }) => name === '何老师');
  await room.get('vault.unlockAs', {
    ...unlocking,
    slotId: he?.slotId ?? '',
    personName: '',
    password: NEXT,
  });
  expect((await room.get('school.particulars', {})).person).toBe('何老师');
  expect(await lastLines(room, 3)).toEqual([
    ['何老师', '打开保险库', ''],
    ['何老师', '更换密码', '何老师'],
    ['何老师', '用恢复码打开', ''],
  ]);
  expect((await room.get('audit.recent', { before: null })).intact).toBe(true);
  // The new password is the proof from now on, without locking in between.
  await room.get('vault.renewRecoveryCode', { proof: NEXT });
  room.lock();
  expect((await room.refused('vault.unlock', byPassword(OTHER))).code).toBe('wrongSecret');
  for (const secret of [NEXT, PASSWORD]) {
    expect(await room.get('vault.unlock', byPassword(secret))).toEqual({ whoAreYou: null });
    room.lock();
  }
  // The code on the paper in the safe still opens.
  expect(await asked(room, unlocking)).toHaveLength(2);
});

test('a successor who holds no password yet comes in by the recovery code with a first one', async () => {
  const room = await deskInRoom();
  room.lock();
  const unlocking = byCode(room.recoveryCode);
  await room.get('vault.unlockAs', { ...unlocking, slotId: null, personName: '何老师', password: OTHER });
  expect(await lastLines(room, 3)).toEqual([
    ['何老师', '打开保险库', ''],
    ['何老师', '新增密码', '何老师'],
    ['何老师', '用恢复码打开', ''],
  ]);
  room.lock();
  await room.get('vault.unlock', byPassword(PASSWORD));
  room.lock();
  await room.get('vault.unlock', byPassword(OTHER));
  expect((await room.get('vault.holders', {})).map(({ name, self }) => [name, self])).toEqual([
    ['林静', false],
    ['何老师', true],
  ]);
});

test('what is refused at this step changes nothing: the vault stays shut, and opens as before', async () => {
  const room = await deskInRoom();
  room.lock();
  const unlocking = byCode(room.recoveryCode);
  const slotId = (await asked(room, unlocking))[0]?.slotId ?? '';
  const before = slotsOf(room);
  const another = { ...unlocking, slotId: null, personName: '何老师', password: NEXT };
  const refusals: [InputOf<'vault.unlockAs'>, string, string?][] = [
    [{ ...another, personName: '' }, 'badInput', 'personName'],
    [{ ...another, personName: '恢复码' }, 'badInput', 'personName'],
    [{ ...another, personName: '林静' }, 'nameTaken', 'personName'],
    [{ ...another, password: 'helaoshi2026' }, 'weakPassword', 'password'],
    [{ ...another, slotId: '00000000-0000-4000-8000-000000000000' }, 'noHolder'],
    [{ ...another, secret: '0000-0000-0000-0000-0000-0000-0000' }, 'wrongSecret'],
    // Who has a password of their own takes nobody's place with it.
    [{ ...another, ...byPassword(PASSWORD) }, 'nameKnown'],
    [{ ...another, ...byPassword(PASSWORD), slotId }, 'nameKnown'],
  ];
  for (const [wanted, code, field] of refusals) {
    const failure = await room.refused('vault.unlockAs', wanted);
    expect(failure.code).toBe(code);
    if (field) expect(failure.fields).toHaveProperty(field);
    expect((await room.refused('students.list', {})).code).toBe('locked');
  }
  expect(slotsOf(room)).toEqual(before);
  await room.get('vault.unlock', byPassword(PASSWORD));
  expect((await lastLines(room, 2)).map(([, action]) => action)).toEqual(['打开保险库', '打开失败']);
});

test('a seventh person is told who can make place', async () => {
  const room = await deskInRoom();
  for (const who of ['二', '三', '四', '五', '六'])
    await room.get('vault.addHolder', {
      proof: PASSWORD,
      personName: `${who}老师`,
      password: `${OTHER}${who}`,
    });
  room.lock();
  const failure = await room.refused('vault.unlockAs', {
    ...byCode(room.recoveryCode),
    slotId: null,
    personName: '七老师',
    password: NEXT,
  });
  expect(failure.fields?.personName).toContain('请先删除不再使用的');
});

test('a power cut between the new name and the new key leaves the vault as it opened before', async () => {
  const room = await deskInRoom();
  room.lock();
  const unlocking = byCode(room.recoveryCode);
  const slotId = (await asked(room, unlocking))[0]?.slotId ?? '';
  // Nothing more can be written beside the key file, as when the power goes before it.
  const neighbour = join(room.folder, 'vault/vault.json.new');
  mkdirSync(neighbour);
  expect(
    (await room.ask('vault.unlockAs', { ...unlocking, slotId, personName: '', password: NEXT })).ok,
  ).toBe(false);
  rmdirSync(neighbour);
  room.lock();
  expect((await room.refused('vault.unlock', byPassword(NEXT))).code).toBe('wrongSecret');
  expect(await asked(room, unlocking)).toMatchObject([{ name: '林静', slotId }]);
  await room.get('vault.unlock', byPassword(PASSWORD));
  expect((await room.get('vault.holders', {})).map(({ name }) => name)).toEqual(['林静']);
});

test('a password of which an older database knows nothing is asked whose it is, too', async () => {
  const room = await deskInRoom();
  room.lock();
  const database = join(room.folder, 'vault/room.db');
  copyFileSync(database, `${database}.older`);
  await room.get('vault.unlock', byPassword(PASSWORD));
  const [own] = await room.get('vault.holders', {});
  const change = { proof: PASSWORD, slotId: own?.slotId ?? '', password: NEXT };
  await room.get('vault.changePassword', change);
  room.lock();
  copyFileSync(`${database}.older`, database);
  const unlocking = { ...byPassword(NEXT), acceptOlder: true };
  expect((await room.refused('vault.unlock', byPassword(NEXT))).code).toBe('olderDatabase');
  // The name of the database goes with a password that the key file does not hold any more.
  expect(await asked(room, unlocking)).toEqual([]);
  await room.get('vault.unlockAs', { ...unlocking, slotId: null, personName: '林静', password: NEXT });
  expect(await room.get('vault.holders', {})).toMatchObject([{ name: '林静', self: true }]);
  expect((await lastLines(room, 9)).map(([who, action]) => [who, action])).toContainEqual([
    '林静',
    '打开了较旧的记录文件',
  ]);
  expect(slotsOf(room)).toHaveLength(2);
});

test('a vault of an earlier version is backed up once, and the backup is on record once somebody goes in', async () => {
  const door = deskAtDoor();
  await layEarlierVault(door.folder, 2);
  const path = join(door.folder, 'vault/vault.json');
  const keyFile = readKeyFile(path);
  const [slot] = keyFile.slots;
  const dataKey = slot && (await openSlot(keyFile.vaultId, slot, PASSWORD));
  if (!dataKey) throw new Error('the key file does not open');
  const recoveryCode = newRecoveryCode();
  const code = await makeSlot(keyFile.vaultId, 'recoveryCode', recoveryCode, dataKey, KDF_LEAST);
  writeKeyFile(path, { ...keyFile, slots: [...keyFile.slots, code] });
  const unlocking = byCode(recoveryCode);
  const [own] = await asked(door, unlocking);
  await door.get('vault.unlockAs', {
    ...unlocking,
    slotId: own?.slotId ?? '',
    personName: '',
    password: NEXT,
  });
  const { files, runs } = await door.get('backups.overview', {});
  expect(files.filter(({ beforeUpgrade }) => beforeUpgrade)).toHaveLength(1);
  expect(runs.filter(({ good, onThisPc }) => good && onThisPc)).toHaveLength(1);
});
