import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '#vault/strongbox/database/migrate.ts';
import { deskAtDoor, PASSWORD, type TestDesk } from '../desk.ts';
import { enrolled, sessionText } from '../sample.ts';
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

const NEXT = '晚潮-2027-安安';

/** A room with a backup of it on a stick, locked. */
async function lockedWithBackup() {
  const room = await roomToKeep();
  const folder = stick();
  await chooseStick(room, folder);
  await room.get('backups.make', {});
  const backup = join(folder, namesIn(folder)[0] ?? '');
  return { room, backup };
}

async function pick(door: TestDesk, path: string) {
  door.chosen.open = path;
  const found = await door.get('backups.chooseFile', {});
  if (!found) throw new Error('no file was chosen');
  return found;
}

/** Changes one byte of a file. */
function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([(bytes[at] ?? 0) ^ 0xff]), 0, 1, at);
  closeSync(file);
}

test('a damaged vault is restored from the stick; the damaged one is kept aside, byte for byte', async () => {
  const { room, backup } = await lockedWithBackup();
  await enrolled(room, { studentNumber: '20260102', name: '备份之后才来' });
  room.lock();
  const database = join(room.folder, 'vault/room.db');
  flipByte(database, 4096 * 3 + 100);
  const damaged = readFileSync(database);
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe(
    'damagedVault',
  );

  const found = await pick(room, backup);
  expect(found).toMatchObject({
    createdAt: room.clock.now,
    sameVault: true,
    replaces: true,
    beforeUpgrade: false,
  });
  const tested = await room.get('backups.test', { token: found.token, kind: 'password', secret: PASSWORD });
  expect(tested).toEqual({
    createdAt: found.createdAt,
    schoolName: '滨海实验学校',
    lastUsedAt: room.clock.now,
    students: 1,
    sessions: 1,
    followUps: 1,
    letters: 0,
    attachments: 1,
    missingAttachments: 0,
    damagedAttachments: 0,
    logIntact: true,
  });
  // Looking at it has changed nothing yet.
  expect(readFileSync(database).equals(damaged)).toBe(true);

  const { keptAside } = await room.get('backups.restore', { token: found.token });
  expect(keptAside).toMatch(/^vault\.kept-\d{8}-\d{6}$/);
  expect(readFileSync(join(room.folder, keptAside ?? '', 'room.db')).equals(damaged)).toBe(true);
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect((await room.get('students.list', {})).map(({ name }) => name)).toEqual(['周小禾']);
  const { students, groups } = await room.get('search.find', { text: '周小禾', all: null, opened: [] });
  expect(students.map(({ name }) => name)).toEqual(['周小禾']);
  expect(groups).toEqual([]);
  expect((await room.get('search.find', { text: '睡眠', all: 'session', opened: [] })).groups).toMatchObject([
    { total: 1 },
  ]);
  const { lines, intact } = await room.get('audit.recent', { before: null });
  expect(intact).toBe(true);
  expect(lines.map(({ action, who }) => [action, who])).toContainEqual(['从备份恢复', '林静']);
  expect(existsSync(join(room.folder, 'vault/attachments', room.attachmentId))).toBe(true);
});

/** What a person saw: 备份完好, and a recording that did not open after the restore. */
test('an attachment that was damaged before the backup is counted when the backup is tested', async () => {
  const room = await roomToKeep();
  await attach(room, room.studentId);
  flipByte(join(room.folder, 'vault/attachments', room.attachmentId), 100_000);
  await room.get('backups.make', {});
  room.lock();
  const token = (await room.get('backups.found', {}))[0]?.token ?? '';
  expect(await room.get('backups.test', { token, kind: 'password', secret: PASSWORD })).toMatchObject({
    attachments: 2,
    missingAttachments: 0,
    damagedAttachments: 1,
  });
});

test('a new PC: everything comes over by one file, opened with the recovery code', async () => {
  const { room, backup } = await lockedWithBackup();
  const newPc = deskAtDoor();
  expect(await newPc.get('backups.found', {})).toEqual([]);
  const found = await pick(newPc, backup);
  expect(found).toMatchObject({ sameVault: null, replaces: false });
  const { token } = found;
  const kind = 'recoveryCode';
  const wanted = { token, kind, secret: room.recoveryCode.toLowerCase() } as const;
  // The code is nobody's: it is said who restores.
  expect((await newPc.refused('backups.test', wanted)).fields).toHaveProperty('personName');
  await newPc.get('backups.test', { ...wanted, personName: '何老师' });
  expect((await newPc.get('vault.status', {})).exists).toBe(false);
  expect(await newPc.get('backups.restore', { token })).toEqual({ keptAside: null });
  expect((await newPc.get('vault.status', {})).exists).toBe(true);
  await newPc.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  const read = await newPc.get('sessions.read', { sessionId: room.sessionId });
  expect(JSON.stringify(read)).toContain(SECRET);
  expect(await newPc.get('drafts.find', { key: 'session:new' })).not.toBeNull();
  const attachment = join('vault/attachments', room.attachmentId);
  expect(
    readFileSync(join(newPc.folder, attachment)).equals(readFileSync(join(room.folder, attachment))),
  ).toBe(true);
  // The restored vault can itself be backed up, and the log holds together.
  expect(await newPc.get('backups.make', {})).toMatchObject({
    made: expect.stringMatching(/asChosen|onThisPc/),
  });
  newPc.lock();
  await newPc.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('the backup opens with the password of its own time', async () => {
  const { room, backup } = await lockedWithBackup();
  const slotId = (await room.get('vault.holders', {}))[0]?.slotId ?? '';
  await room.get('vault.changePassword', { proof: PASSWORD, slotId, password: NEXT });
  room.lock();
  const { token } = await pick(room, backup);
  const wrong = await room.refused('backups.test', { token, kind: 'password', secret: NEXT });
  expect(wrong).toMatchObject({ code: 'wrongSecret', message: expect.stringContaining('做这份备份时') });
  expect(existsSync(join(room.folder, 'vault.next.part'))).toBe(false);
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token });
  expect((await room.refused('vault.unlock', { kind: 'password', secret: NEXT })).code).toBe('wrongSecret');
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('guessing at a backup waits as long as guessing at the vault, and a right guess forgives no wrong one', async () => {
  const { room, backup } = await lockedWithBackup();
  room.lock();
  const { token } = await pick(room, backup);
  const guess = { token, kind: 'password' as const, secret: 'falsch-falsch' };
  for (let tries = 0; tries < 3; tries += 1) {
    expect((await room.refused('backups.test', guess)).code).toBe('wrongSecret');
  }
  expect((await room.refused('backups.test', { ...guess, secret: PASSWORD })).code).toBe('tooSoon');
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe('tooSoon');
  room.clock.now += 60_000;
  await room.get('backups.test', { ...guess, secret: PASSWORD });
  expect((await room.get('vault.status', {})).waitMs).toBeGreaterThan(0);
});

test('nothing is restored that was not tested just before', async () => {
  const { room, backup } = await lockedWithBackup();
  room.lock();
  const { token } = await pick(room, backup);
  expect((await room.refused('backups.restore', { token })).code).toBe('notTested');
  const unknown = { token: '00000000-0000-4000-8000-000000000000' };
  expect((await room.refused('backups.test', { ...unknown, kind: 'password', secret: PASSWORD })).code).toBe(
    'unknownBackup',
  );
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  room.clock.now += 20 * 60_000;
  expect((await room.refused('backups.restore', { token })).code).toBe('notTested');
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.refused('backups.test', { token, kind: 'password', secret: 'falsch-falsch' });
  expect((await room.refused('backups.restore', { token })).code).toBe('notTested');
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('the backups beside the vault are offered at the door, also those of a vault that was kept aside', async () => {
  const room = await roomToKeep();
  await room.get('backups.make', {});
  room.clock.now += DAY_MS;
  await room.get('backups.make', {});
  room.lock();
  const offered = await room.get('backups.found', {});
  expect(offered.map(({ createdAt }) => createdAt)).toEqual([room.clock.now, room.clock.now - DAY_MS]);
  const token = offered[1]?.token ?? '';
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token });
  expect(await room.get('backups.found', {})).toHaveLength(2);
  // A vault that is gone altogether is no hindrance.
  rmSync(join(room.folder, 'vault'), { recursive: true });
  const again = (await room.get('backups.found', {}))[0];
  await room.get('backups.test', { token: again?.token ?? '', kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token: again?.token ?? '' });
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('a flipped byte in any part of a backup, and a cut-off one, are noticed before anything is replaced', async () => {
  const { room, backup } = await lockedWithBackup();
  await attach(room, room.studentId);
  room.lock();
  const { size } = statSync(backup);
  const whole = readFileSync(backup);
  for (let part = 0; part < 24; part += 1) {
    writeFileSync(backup, whole);
    flipByte(backup, Math.floor((size * (part + 0.5)) / 24));
    room.chosen.open = backup;
    const picked = await room.ask('backups.chooseFile', {});
    const refusedAt = async () => {
      if (!picked.ok) return picked.failure.code;
      const token = picked.value?.token ?? '';
      const tested = await room.ask('backups.test', { token, kind: 'password', secret: PASSWORD });
      room.clock.now += 10 * 60_000;
      return tested.ok ? 'accepted' : tested.failure.code;
    };
    expect(['notABackup', 'damagedBackup', 'wrongSecret']).toContain(await refusedAt());
  }
  for (const cut of [0, 100, size >> 1, size - 1]) {
    writeFileSync(backup, whole.subarray(0, cut));
    room.chosen.open = backup;
    expect((await room.refused('backups.chooseFile', {})).code).toBe('notABackup');
  }
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
});

test('the wrong backup was restored: the newest one from before is still on the stick after the next', async () => {
  const { room, backup } = await lockedWithBackup();
  room.clock.now += DAY_MS;
  await room.get('sessions.write', { sessionId: null, text: sessionText([room.studentId]) });
  await room.get('backups.make', {});
  const folder = dirname(backup);
  const newest = namesIn(folder)[1] ?? '';
  room.lock();
  const { token } = await pick(room, backup);
  room.clock.now += 60_000;
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token });
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  room.clock.now += 60_000;
  await room.get('backups.make', {});
  expect(namesIn(folder)).toHaveLength(3);
  expect(namesIn(folder)).toContain(newest);
});

test('a backup by a later app is refused, and says so', async () => {
  const room = await roomToKeep();
  openRoomOf(room).connection.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  await room.get('backups.make', {});
  room.lock();
  const [found] = await room.get('backups.found', {});
  const refusal = await room.refused('backups.test', {
    token: found?.token ?? '',
    kind: 'password',
    secret: PASSWORD,
  });
  expect(refusal).toMatchObject({ code: 'newerBackup', message: expect.stringContaining('新版本') });
});

test('the work of the restored vault goes on: it is backed up, locked and opened like any other', async () => {
  const { room, backup } = await lockedWithBackup();
  room.lock();
  const { token } = await pick(room, backup);
  await room.get('backups.test', { token, kind: 'password', secret: PASSWORD });
  await room.get('backups.restore', { token });
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  await room.get('sessions.write', { sessionId: null, text: sessionText([room.studentId]) });
  expect(await room.get('backups.make', {})).toEqual({ made: 'asChosen', remark: '' });
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await room.get('sessions.list', {})).toHaveLength(2);
});
