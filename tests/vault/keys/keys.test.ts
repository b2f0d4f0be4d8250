import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newRecoveryCode, parseRecoveryCode } from '#vault/strongbox/keys/recovery-code.ts';
import { deskAtDoor, deskInRoom, PASSWORD } from '../desk.ts';
import { enrolled } from '../sample.ts';

test('a vault opens with its password and with its recovery code, and with nothing else', async () => {
  const room = await deskInRoom();
  room.lock();
  expect((await room.refused('vault.unlock', { kind: 'password', secret: `${PASSWORD}x` })).code).toBe(
    'wrongSecret',
  );
  expect((await room.refused('students.list', {})).code).toBe('locked');
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await room.get('students.list', {})).toEqual([]);
  room.lock();
  const byCode = {
    kind: 'recoveryCode' as const,
    secret: room.recoveryCode.toLowerCase().replaceAll('-', ' '),
  };
  await room.get('vault.unlockAs', {
    ...byCode,
    slotId: null,
    personName: '何老师',
    password: '晚潮-2027-安安',
  });
  expect((await room.get('school.particulars', {})).schoolName).toBe('滨海实验学校');
});

test('wrong tries make the next one wait, longer each time, also after a restart, and success forgets them', async () => {
  const room = await deskInRoom();
  room.lock();
  const waits: number[] = [];
  for (let wrongTry = 0; wrongTry < 5; wrongTry += 1) {
    room.clock.now += 10 * 60_000;
    await room.refused('vault.unlock', { kind: 'password', secret: 'falsch-falsch' });
    room.lock();
    waits.push((await room.get('vault.status', {})).waitMs);
  }
  expect(waits).toEqual([0, 0, 1_000, 2_000, 4_000]);
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe('tooSoon');
  room.clock.now += 4_000;
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  room.lock();
  expect((await room.get('vault.status', {})).waitMs).toBe(0);
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.some(({ action, subject }) => action === '打开失败' && subject === '5 次')).toBe(true);
});

test('a vault is not there before its recovery code was typed back', async () => {
  const door = deskAtDoor();
  const founding = { schoolName: '滨海实验学校', personName: '林静', password: PASSWORD };
  const { recoveryCode } = await door.get('vault.create', founding);
  const other = newRecoveryCode();
  expect((await door.refused('vault.confirmRecoveryCode', { code: other })).code).toBe('notTheCode');
  expect((await door.get('vault.status', {})).exists).toBe(false);
  await door.get('vault.confirmRecoveryCode', { code: recoveryCode });
  door.lock();
  expect((await door.get('vault.status', {})).exists).toBe(true);
  expect((await door.refused('vault.create', founding)).code).toBe('vaultExists');
});

test('no name stands in the key file', async () => {
  const room = await deskInRoom();
  const keyFile = readFileSync(join(room.folder, 'vault/vault.json'), 'utf8');
  expect(keyFile).toContain('argon2id');
  expect(keyFile).not.toContain('林静');
  expect(keyFile).not.toContain('滨海');
});

test('a key file with lowered parameters is refused, not tried', async () => {
  const room = await deskInRoom();
  room.lock();
  const path = join(room.folder, 'vault/vault.json');
  const keyFile = readFileSync(path, 'utf8');
  writeFileSync(path, keyFile.replaceAll('"memoryKiB": 65536', '"memoryKiB": 8'));
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe(
    'damagedKeyFile',
  );
  writeFileSync(path, keyFile.replaceAll('"memoryKiB": 65536', '"memoryKiB": 131072'));
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe(
    'wrongSecret',
  );
  writeFileSync(path, keyFile);
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('a recovery code survives hand-writing and refuses a slip of the hand', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(parseRecoveryCode(code)).toBe(code);
  expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code);
  const slip = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`;
  expect(parseRecoveryCode(slip)).toBeNull();
  expect(parseRecoveryCode('')).toBeNull();
  expect(parseRecoveryCode(code.slice(0, -1))).toBeNull();
});

test('two vaults made at the same moment leave one that opens', async () => {
  const door = deskAtDoor();
  const founding = { schoolName: '滨海实验学校', personName: '林静', password: PASSWORD };
  const made = await Promise.all([door.ask('vault.create', founding), door.ask('vault.create', founding)]);
  const codes = made.map((outcome) => (outcome.ok ? outcome.value.recoveryCode : ''));
  await door.get('vault.confirmRecoveryCode', { code: codes[1] ?? '' });
  await enrolled(door);
  door.lock();
  await door.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await door.get('students.list', {})).toHaveLength(1);
  door.lock();
  await door.get('vault.unlock', { kind: 'recoveryCode', secret: codes[1] ?? '' });
});

test('wrong tries made at the same moment wait for each other', async () => {
  const room = await deskInRoom();
  room.lock();
  const wrong = { kind: 'password' as const, secret: 'falsch-falsch' };
  const tried = await Promise.all(Array.from({ length: 6 }, () => room.refused('vault.unlock', wrong)));
  expect(tried.map(({ code }) => code)).toEqual([
    'wrongSecret',
    'wrongSecret',
    'wrongSecret',
    'tooSoon',
    'tooSoon',
    'tooSoon',
  ]);
});

test('the right password twice at the same moment opens one room', async () => {
  const room = await deskInRoom();
  room.lock();
  const right = { kind: 'password' as const, secret: PASSWORD };
  const outcomes = await Promise.all([room.ask('vault.unlock', right), room.ask('vault.unlock', right)]);
  expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code))).toEqual([
    'ok',
    'alreadyOpen',
  ]);
});

test('an emptied or missing database opens nothing, and nothing new is put in its place', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const file = join(room.folder, 'vault/room.db');
  truncateSync(file, 0);
  const right = { kind: 'password' as const, secret: PASSWORD };
  expect((await room.refused('vault.unlock', right)).code).toBe('damagedVault');
  expect(readFileSync(file)).toHaveLength(0);
  expect(existsSync(`${file}-wal`)).toBe(false);
});
