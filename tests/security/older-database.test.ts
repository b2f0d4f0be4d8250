import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flipBit } from '#tests/vault/damaged-files.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '#tests/vault/desk.ts';
import { enrolled } from '#tests/vault/sample.ts';
import { asAfterPowerCut, headIsKept } from '#tests/vault/vault-copies.ts';
import { openConnection } from '#vault/strongbox/database/connection.ts';
import { openSlot } from '#vault/strongbox/keys/slot.ts';

/**
 * Somebody who cannot read the vault wants a record out of it: a note about himself, or the trace of having
 * looked at one. He has yesterday's files from a stick or a shadow copy, or he cuts off what came last. He has no
 * key, so he can only bring back or take away whole files and pages. The key file holds the audit log's last
 * line, signed with a key that he does not have: whatever lacks that line is noticed.
 */

const right = { kind: 'password' as const, secret: PASSWORD };
const vault = (room: TestDesk, file: string) => join(room.folder, 'vault', file);

async function actions(room: TestDesk): Promise<string[]> {
  return (await room.get('audit.recent', { before: null })).lines.map(({ action }) => action);
}

test('yesterday’s database put back beside today’s key file is noticed', async () => {
  const room = await deskInRoom();
  room.lock();
  const yesterday = readFileSync(vault(room, 'room.db'));
  await room.get('vault.unlock', right);
  await enrolled(room);
  room.lock();
  writeFileSync(vault(room, 'room.db'), yesterday);

  expect((await room.refused('vault.unlock', right)).code).toBe('olderDatabase');
  expect(readFileSync(vault(room, 'room.db')).equals(yesterday)).toBe(true);
  // The counsellor may still decide to go on with it; that she did is on record.
  await room.get('vault.unlock', { ...right, acceptOlder: true });
  expect(await actions(room)).toContain('打开了较旧的记录文件');
  room.lock();
  await room.get('vault.unlock', right);
});

test('the head taken out of the key file, or another one put in, opens nothing', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const path = vault(room, 'vault.json');
  const whole = readFileSync(path, 'utf8');
  const keyFile = JSON.parse(whole);
  const { auditHead, ...without } = keyFile;
  const forged = [
    { ...without, version: 1 },
    { ...keyFile, auditHead: null },
    { ...keyFile, auditHead: { ...auditHead, sequence: 0 } },
    { ...keyFile, auditHead: { ...auditHead, sequence: auditHead.sequence - 1 } },
    { ...keyFile, auditHead: { ...auditHead, tag: '0'.repeat(64) } },
  ];
  for (const other of forged) {
    writeFileSync(path, JSON.stringify(other));
    expect((await room.refused('vault.unlock', right)).code).toBe('olderDatabase');
  }
  writeFileSync(path, whole);
  await room.get('vault.unlock', right);
});

test('lines cut from the end of the audit log by somebody with the key are noticed', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  room.lock();
  const keyFile = JSON.parse(readFileSync(vault(room, 'vault.json'), 'utf8'));
  const key = await openSlot(keyFile.vaultId, keyFile.slots[0], PASSWORD);
  if (!key) throw new Error('the slot did not open');
  const connection = openConnection(vault(room, 'room.db'), key, { mustExist: true });
  connection.exec('DROP TRIGGER audit_log_never_deleted');
  connection.exec('DELETE FROM audit_log WHERE sequence > 2');
  connection.close();
  expect((await room.refused('vault.unlock', right)).code).toBe('olderDatabase');
});

test.each([
  ['is taken away', (log: string) => rmSync(log)],
  ['is emptied', (log: string) => truncateSync(log, 0)],
  ['is cut in the middle', (log: string) => truncateSync(log, Math.floor(statSync(log).size / 2))],
  ['has a bit turned around at its beginning', (log: string) => flipBit(log, 32 + 24 + 100)],
])('after a power cut, a log of last changes that %s is noticed', async (_how, harm) => {
  const room = await deskInRoom();
  room.lock();
  await room.get('vault.unlock', right);
  await enrolled(room);
  await headIsKept(room);
  const other = asAfterPowerCut(room);
  harm(vault(other, 'room.db-wal'));
  expect(['olderDatabase', 'damagedVault']).toContain((await other.refused('vault.unlock', right)).code);
});

test('after a power cut, an unharmed log of last changes gives every record back', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  await headIsKept(room);
  const other = asAfterPowerCut(room);
  await other.get('vault.unlock', right);
  expect((await other.get('students.list', {})).map(({ name }) => name)).toEqual(['周小禾']);
});

test('a log of last changes that is broken stays, even when the person goes on without what was in it', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  await headIsKept(room);
  const other = asAfterPowerCut(room);
  const log = vault(other, 'room.db-wal');
  flipBit(log, 32 + 24 + 100);
  const broken = readFileSync(log);
  expect((await other.refused('vault.unlock', right)).code).toBe('olderDatabase');
  expect(readFileSync(`${log}.kept`).equals(broken)).toBe(true);
  await other.get('vault.unlock', { ...right, acceptOlder: true });
  other.lock();
  await other.get('vault.unlock', right);
  const kept = readdirSync(join(other.folder, 'vault')).filter((name) => name.includes('-wal.kept'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(vault(other, kept[0] ?? '')).equals(broken)).toBe(true);
});
