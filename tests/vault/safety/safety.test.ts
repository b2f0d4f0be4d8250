import { expect, test } from 'vitest';
import { deskInRoom, PASSWORD } from '../desk.ts';

test('a new room locks after five minutes and stays out of screenshots', async () => {
  const room = await deskInRoom();
  expect(await room.get('safety.read', {})).toEqual({ idleMinutes: 5, screenProtected: true });
});

test('a change holds after a lock, is told to the window, and is on record with what was before', async () => {
  const room = await deskInRoom();
  const told: unknown[] = [];
  if (room.desk.room) room.desk.room.guardWindow = (policy) => told.push(policy);
  await room.get('safety.change', { idleMinutes: 12, screenProtected: false });
  expect(told).toEqual([{ idleMinutes: 12, screenProtected: false }]);
  expect(await room.get('safety.read', {})).toEqual({ idleMinutes: 12, screenProtected: false });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '修改安全设置', who: '林静' });
  const detail = room.desk.room?.connection
    .prepare("SELECT detail FROM audit_log WHERE action = 'safety.changed'")
    .pluck()
    .get();
  expect(JSON.parse(String(detail))).toEqual({
    old: { idleMinutes: 5, screenProtected: true },
    new: { idleMinutes: 12, screenProtected: false },
  });
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await room.get('safety.read', {})).toEqual({ idleMinutes: 12, screenProtected: false });
});

test.each([0, 61, 2.5, -1])(
  '%s minutes are refused at the field, and nothing changes',
  async (idleMinutes) => {
    const room = await deskInRoom();
    const failure = await room.refused('safety.change', { idleMinutes, screenProtected: true });
    expect(failure.code).toBe('badInput');
    expect(Object.keys(failure.fields ?? {})).toEqual(['idleMinutes']);
    expect(await room.get('safety.read', {})).toEqual({ idleMinutes: 5, screenProtected: true });
  },
);
