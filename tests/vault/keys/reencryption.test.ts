import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';
import { attached } from '../attachments/sample-file.ts';
import { flipBit } from '../damaged-files.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '../desk.ts';
import { enrolled } from '../sample.ts';

const NEXT = '晚潮-2027-安安';
const right = { kind: 'password' as const, secret: NEXT };
const old = { kind: 'password' as const, secret: PASSWORD };

async function keyIdOf(room: TestDesk, password: string): Promise<string> {
  const keyFile = JSON.parse(readFileSync(join(room.folder, 'vault/vault.json'), 'utf8'));
  const dataKey = await openSlot(keyFile.vaultId, keyFile.slots[0], password);
  if (!dataKey) throw new Error('the password does not open the first slot');
  return deriveKeys(dataKey).keyId;
}

test('after re-encrypting, everything is there under another key, and the old keys open nothing', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  await room.get('vault.addHolder', {
    proof: PASSWORD,
    personName: '何老师',
    password: '另一位老师自己的密码',
  });
  await room.get('drafts.keep', { key: 'session/new', content: '{"topic":"没写完"}' });
  const before = await keyIdOf(room, PASSWORD);
  const oldKeyFile = readFileSync(join(room.folder, 'vault/vault.json'));

  const { recoveryCode, losing } = await room.get('vault.prepareReencryption', {
    proof: PASSWORD,
    password: NEXT,
  });
  expect(losing).toEqual(['何老师']);
  await room.get('vault.reencrypt', { code: recoveryCode.toLowerCase() });
  // The room is closed by itself: nothing can be written to what is going to be replaced.
  expect((await room.refused('students.list', {})).code).toBe('locked');
  room.lock();

  await room.get('vault.unlock', right);
  expect(await keyIdOf(room, NEXT)).not.toBe(before);
  expect((await room.get('students.list', {})).map(({ name }) => name)).toEqual(['周小禾']);
  expect((await room.get('drafts.find', { key: 'session/new' }))?.content).toBe('{"topic":"没写完"}');
  expect(await room.get('vault.holders', {})).toMatchObject([{ name: '林静', self: true }]);
  const { lines, intact } = await room.get('audit.recent', { before: null });
  expect(intact).toBe(true);
  expect(lines.map(({ action }) => action)).toContain('全部重新加密');
  room.lock();

  await room.get('vault.unlock', { kind: 'recoveryCode', secret: recoveryCode });
  room.lock();
  for (const wrong of [
    old,
    { kind: 'password' as const, secret: '另一位老师自己的密码' },
    { kind: 'recoveryCode' as const, secret: room.recoveryCode },
  ]) {
    expect((await room.refused('vault.unlock', wrong)).code).toBe('wrongSecret');
  }
  // Neither does the old key file open the new database, nor is the old vault left lying about.
  writeFileSync(join(room.folder, 'vault/vault.json'), oldKeyFile);
  room.clock.now += 60_000;
  expect((await room.refused('vault.unlock', old)).code).toBe('damagedVault');
  expect(readdirSync(room.folder).filter((name) => name.startsWith('vault'))).toEqual(['vault']);
});

test('attachments are sealed anew; a damaged one is named, and nothing is changed', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const recording = randomBytes(200_000);
  room.chosen.save = join(room.folder, 'saved.m4a');
  const attachmentId = await attached(room, studentId, { fileName: '录音.m4a', bytes: recording });
  const file = join(room.folder, 'vault/attachments', attachmentId);
  const sealed = readFileSync(file);

  flipBit(file, 100_000);
  const first = await room.get('vault.prepareReencryption', { proof: PASSWORD, password: NEXT });
  const refusal = await room.refused('vault.reencrypt', { code: first.recoveryCode });
  expect(refusal).toMatchObject({ code: 'attachmentDamaged', message: expect.stringContaining('录音.m4a') });
  expect(await room.get('students.list', {})).toHaveLength(1);

  writeFileSync(file, sealed);
  const { recoveryCode } = await room.get('vault.prepareReencryption', { proof: PASSWORD, password: NEXT });
  await room.get('vault.reencrypt', { code: recoveryCode });
  room.lock();
  await room.get('vault.unlock', right);
  expect(readFileSync(file).equals(sealed)).toBe(false);
  await room.get('attachments.save', { attachmentId });
  expect(readFileSync(room.chosen.save).equals(recording)).toBe(true);
});

test('an attachment that waits for its row is sealed anew too, and earlier vaults with the old key are named', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  room.lock();
  const before = readFileSync(join(room.folder, 'vault/room.db'));
  await room.get('vault.unlock', old);
  const attachmentId = await attached(room, studentId, { bytes: randomBytes(100_000) });
  room.lock();
  // Yesterday's database was put back, and she went on with it: the recording has no row, and waits.
  writeFileSync(join(room.folder, 'vault/room.db'), before);
  await room.get('vault.unlock', { ...old, acceptOlder: true });
  const waiting = join(room.folder, 'vault/attachments', `${attachmentId}.kept`);
  const sealed = readFileSync(waiting);
  mkdirSync(join(room.folder, 'vault.kept-20260101-080000'));

  const prepared = await room.get('vault.prepareReencryption', { proof: PASSWORD, password: NEXT });
  expect(prepared.withOldKey).toEqual(['vault.kept-20260101-080000']);
  await room.get('vault.reencrypt', { code: prepared.recoveryCode });
  room.lock();
  await room.get('vault.unlock', right);
  expect(readFileSync(waiting)).toHaveLength(sealed.length);
  expect(readFileSync(waiting).equals(sealed)).toBe(false);
});

test('a slip in the new recovery code, or a wrong password, changes nothing', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const before = await keyIdOf(room, PASSWORD);
  expect(
    (await room.refused('vault.prepareReencryption', { proof: 'falsch-falsch', password: NEXT })).code,
  ).toBe('wrongSecret');
  const same = { proof: PASSWORD, password: PASSWORD };
  expect((await room.refused('vault.prepareReencryption', same)).code).toBe('samePassword');
  expect((await room.refused('vault.reencrypt', { code: room.recoveryCode })).code).toBe('nothingToConfirm');
  await room.get('vault.prepareReencryption', { proof: PASSWORD, password: NEXT });
  expect((await room.refused('vault.reencrypt', { code: room.recoveryCode })).code).toBe('notTheCode');
  expect(await room.get('students.list', {})).toHaveLength(1);
  expect(existsSync(join(room.folder, 'vault.next-rekeyed'))).toBe(false);
  expect(await keyIdOf(room, PASSWORD)).toBe(before);
});
