import { expect, test } from 'vitest';
import { OBSERVATION_UNSAID } from '#shared/contract/observations.ts';
import { attached, bytesOf, openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day, enrolled, sessionText } from '../sample.ts';

const aboutSleep = {
  topic: '睡眠',
  risk: 'ideation',
  nextOn: day('2026-08-27'),
  nextSteps: '每周一次',
} as const;

async function signed(room: TestDesk) {
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], aboutSleep),
  });
  await room.get('sessions.sign', { sessionId });
  return { studentId, sessionId };
}

const appointments = async (room: TestDesk) =>
  (await room.get('workbench.read', {})).owed.filter(({ what }) => what === 'appointment').length;

test('a voided session stays as it was signed, with its number, the reason, and who said so', async () => {
  const room = await deskInRoom();
  const { studentId, sessionId } = await signed(room);
  const before = await room.get('sessions.read', { sessionId });
  await room.get('sessions.void', { sessionId, reason: '写到了另一个孩子名下' });
  expect(await room.get('sessions.read', { sessionId })).toEqual({
    ...before,
    voided: { reason: '写到了另一个孩子名下', voidedAt: room.clock.now, voidedBy: '林静' },
  });
  expect(await room.get('sessions.list', {})).toMatchObject([{ number: '2025-001', voided: true }]);
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.map(({ title }) => title)).toContain('个别辅导：睡眠（已作废）');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines).toContainEqual(
    expect.objectContaining({ action: '作废辅导记录', subject: '周小禾（20260101）', who: '林静' }),
  );
});

test('a voided session asks for nothing, counts for nothing, and is not looked back at', async () => {
  const room = await deskInRoom();
  const { studentId, sessionId } = await signed(room);
  await room.get('observations.write', {
    ...OBSERVATION_UNSAID,
    observationId: null,
    studentId,
    sign: 'saysFarewell',
    occurredOn: day('2026-08-20'),
    text: '把书都送人了',
    source: '班主任',
  });
  const signals = async () =>
    (await room.get('workbench.read', {})).owed.filter(({ what }) => what === 'signal').length;
  const lookedBackAt = async () =>
    (await room.get('sessions.earlier', { studentId, but: null })).map(({ id }) => id);
  expect([await appointments(room), await signals(), await lookedBackAt()]).toEqual([1, 0, [sessionId]]);
  await room.get('sessions.void', { sessionId, reason: '写错了人' });
  expect([await appointments(room), await signals(), await lookedBackAt()]).toEqual([0, 1, []]);
});

test('only what is signed is voided, once, and nothing is added to it after', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  const reason = '写错了人';
  expect((await room.refused('sessions.void', { sessionId, reason })).code).toBe('notSigned');
  await room.get('sessions.sign', { sessionId });
  await room.get('sessions.void', { sessionId, reason });
  expect((await room.refused('sessions.void', { sessionId, reason: '再来' })).code).toBe('voided');
  expect((await room.refused('sessions.addAddendum', { sessionId, text: '补一句' })).code).toBe('voided');
  const { connection } = openRoomOf(room);
  for (const sql of [`UPDATE session_voids SET reason = '改'`, 'DELETE FROM session_voids']) {
    expect(() => connection.exec(sql), sql).toThrow(/never changes|never deleted/);
  }
});

test('what hung on a session when it was signed is locked with it; what comes later can be put right', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  const on = { record: 'session', id: sessionId } as const;
  const small = { bytes: bytesOf(100) };
  const drawing = await attached(room, on, small);
  await room.get('sessions.sign', { sessionId });
  room.clock.now += 1_000;
  const scan = await attached(room, on, small);

  const listed = await room.get('attachments.list', { hangsOn: on });
  expect(Object.fromEntries(listed.map(({ id, signed }) => [id, signed]))).toEqual({
    [drawing]: true,
    [scan]: false,
  });
  const said = { occurredOn: day('2026-08-20'), evidence: null, source: '家长', original: null };
  for (const refused of [
    await room.refused('attachments.correct', { attachmentId: drawing, ...said }),
    await room.refused('attachments.remove', { attachmentId: drawing, reason: '附错了' }),
  ]) {
    expect(refused).toMatchObject({ code: 'signed', message: expect.stringContaining('作废这份记录') });
  }
  const rewrite = openRoomOf(room).connection.prepare(`UPDATE attachments SET file_name = '改' WHERE id = ?`);
  expect(() => rewrite.run(drawing)).toThrow('a signed record never changes');
  await room.get('attachments.correct', { attachmentId: scan, ...said });
  await room.get('attachments.remove', { attachmentId: scan, reason: '附错了' });
});
