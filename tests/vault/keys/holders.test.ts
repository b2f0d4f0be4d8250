import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { waitingRecovery } from '#vault/strongbox/keys/holders.ts';
import { KDF_LEAST } from '#vault/strongbox/keys/kdf-costs.ts';
import { readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { makeSlot } from '#vault/strongbox/keys/slot.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, PASSWORD } from '../desk.ts';

const NEXT = '晚潮-2027-安安';
const OTHER = '另一位老师自己的密码';

test('several people each hold a password of their own, and the log says who was in', async () => {
  const room = await deskInRoom();
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  expect((await room.get('vault.holders', {})).map(({ name, self }) => [name, self])).toEqual([
    ['林静', true],
    ['何老师', false],
  ]);
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: OTHER });
  expect((await room.get('school.particulars', {})).person).toBe('何老师');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '打开保险库', who: '何老师' });
});

test('a changed password opens, the old one does not, and a wrong proof changes nothing', async () => {
  const room = await deskInRoom();
  const [own] = await room.get('vault.holders', {});
  const slotId = own?.slotId ?? '';
  const wrong = await room.refused('vault.changePassword', {
    proof: 'falsch-falsch',
    slotId,
    password: NEXT,
  });
  expect(wrong.fields?.proof).toContain('没有改动');
  await room.get('vault.changePassword', { proof: PASSWORD, slotId, password: NEXT });
  // The new password is the proof from now on, without locking in between.
  await room.get('vault.addHolder', { proof: NEXT, personName: '何老师', password: OTHER });
  room.lock();
  expect((await room.refused('vault.unlock', { kind: 'password', secret: PASSWORD })).code).toBe(
    'wrongSecret',
  );
  await room.get('vault.unlock', { kind: 'password', secret: NEXT });
  expect((await room.get('school.particulars', {})).person).toBe('林静');
});

test('nobody changes the password of a colleague', async () => {
  const room = await deskInRoom();
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  const other = (await room.get('vault.holders', {})).find(({ self }) => !self)?.slotId ?? '';
  const asColleague = { proof: PASSWORD, slotId: other, password: NEXT };
  expect((await room.refused('vault.changePassword', asColleague)).code).toBe('notYours');
});

test('a removed password opens no more; the one in use cannot go', async () => {
  const room = await deskInRoom();
  const own = (await room.get('vault.holders', {}))[0]?.slotId ?? '';
  expect((await room.refused('vault.removeHolder', { proof: PASSWORD, slotId: own })).code).toBe(
    'ownPassword',
  );
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  const other = (await room.get('vault.holders', {})).find(({ self }) => !self)?.slotId ?? '';
  await room.get('vault.removeHolder', { proof: PASSWORD, slotId: other });
  room.lock();
  expect((await room.refused('vault.unlock', { kind: 'password', secret: OTHER })).code).toBe('wrongSecret');
});

test('a new recovery code holds only once it was typed back, and then the old one does not', async () => {
  const room = await deskInRoom();
  const { recoveryCode } = await room.get('vault.renewRecoveryCode', { proof: PASSWORD });
  expect((await room.refused('vault.confirmNewRecoveryCode', { code: room.recoveryCode })).code).toBe(
    'notTheCode',
  );
  room.lock();
  await room.get('vault.unlock', { kind: 'recoveryCode', secret: room.recoveryCode });
  room.lock();
  expect((await room.refused('vault.unlock', { kind: 'recoveryCode', secret: recoveryCode })).code).toBe(
    'wrongSecret',
  );
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  const made = await room.get('vault.renewRecoveryCode', { proof: PASSWORD });
  await room.get('vault.confirmNewRecoveryCode', { code: made.recoveryCode.toLowerCase() });
  room.lock();
  expect((await room.refused('vault.unlock', { kind: 'recoveryCode', secret: room.recoveryCode })).code).toBe(
    'wrongSecret',
  );
  await room.get('vault.unlock', { kind: 'recoveryCode', secret: made.recoveryCode });
});

test('guessing the proof in an open room waits as long as guessing at the door', async () => {
  const room = await deskInRoom();
  const guess = { proof: 'falsch-falsch', personName: '何老师', password: OTHER };
  const codes = [];
  for (let guessed = 0; guessed < 4; guessed += 1)
    codes.push((await room.refused('vault.addHolder', guess)).code);
  expect(codes).toEqual(['wrongSecret', 'wrongSecret', 'wrongSecret', 'tooSoon']);
});

test('a corrected name stands in the log from now on, what was written before keeps the old one', async () => {
  const room = await deskInRoom();
  await room.get('vault.addHolder', { proof: PASSWORD, personName: '何老师', password: OTHER });
  const [own, other] = await room.get('vault.holders', {});
  const slotId = own?.slotId ?? '';
  for (const personName of ['何老师', '恢复码']) {
    expect((await room.refused('vault.renameHolder', { slotId, personName })).fields?.personName).toMatch(
      /姓名|同名/,
    );
  }
  await room.get('vault.renameHolder', { slotId, personName: '林静（初中部）' });
  await room.get('vault.renameHolder', { slotId: other?.slotId ?? '', personName: '何小雨' });
  expect((await room.get('school.particulars', {})).person).toBe('林静（初中部）');
  const { lines, intact } = await room.get('audit.recent', { before: null });
  expect(lines.slice(0, 2)).toMatchObject([
    { action: '修改教师姓名', who: '林静（初中部）', subject: '何老师 → 何小雨' },
    { action: '修改教师姓名', who: '林静', subject: '林静 → 林静（初中部）' },
  ]);
  expect(intact).toBe(true);
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: OTHER });
  expect((await room.get('school.particulars', {})).person).toBe('何小雨');
  const gone = { slotId: '00000000-0000-4000-8000-000000000000', personName: '无' };
  expect((await room.refused('vault.renameHolder', gone)).code).toBe('noHolder');
});

test('a new recovery code that would not open this very database is not told to be valid, and the old one stays', async () => {
  const room = await deskInRoom();
  const { recoveryCode } = await room.get('vault.renewRecoveryCode', { proof: PASSWORD });
  const waiting = waitingRecovery(openRoomOf(room)).made;
  if (!waiting) throw new Error('no code is waiting');
  // As a fault of memory or disk would leave it: the slot wraps the key of another database.
  const { vaultId } = readKeyFile(join(room.folder, 'vault/vault.json'));
  const another = await makeSlot(vaultId, 'recoveryCode', recoveryCode, randomBytes(32), KDF_LEAST);
  waiting.slot = another;
  const refused = await room.refused('vault.confirmNewRecoveryCode', { code: recoveryCode });
  expect(refused.code).toBe('newCodeDoesNotOpen');
  expect(refused.message).toContain('旧的恢复码仍然有效');
  room.lock();
  await room.get('vault.unlock', { kind: 'recoveryCode', secret: room.recoveryCode });
});
