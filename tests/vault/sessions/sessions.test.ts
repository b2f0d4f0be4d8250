import { expect, test } from 'vitest';
import { withColleague } from '../colleague.ts';
import { deskInRoom } from '../desk.ts';
import { day, enrolled, sessionText } from '../sample.ts';

test('a session is written, rewritten, signed, and from then on only remarked upon', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  await room.get('sessions.write', { sessionId, text: sessionText([studentId], { topic: '同伴关系' }) });
  expect((await room.refused('sessions.addAddendum', { sessionId, text: '太早' })).code).toBe('notSigned');
  await room.get('sessions.sign', { sessionId });
  expect(
    (await room.refused('sessions.write', { sessionId, text: sessionText([studentId], { topic: '改' }) }))
      .code,
  ).toBe('signed');
  expect((await room.refused('sessions.remove', { sessionId, reason: '错' })).code).toBe('signed');
  expect((await room.refused('sessions.sign', { sessionId })).code).toBe('signed');
  room.clock.now += 86_400_000;
  await room.get('sessions.addAddendum', { sessionId, text: '家长来电，睡眠有好转。' });
  const session = await room.get('sessions.read', { sessionId });
  expect(session.topic).toBe('同伴关系');
  expect(session.signedBy).toBe('林静');
  expect(session.processNotes).toBe('只给自己看的手记');
  expect(session.addenda.map(({ text }) => text)).toEqual(['家长来电，睡眠有好转。']);
});

test('when it happened and when it was written down are two things', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { occurredOn: day('2026-08-24') }),
  });
  const session = await room.get('sessions.read', { sessionId });
  expect(session.occurredOn).toBe('2026-08-24');
  expect(session.recordedAt).toBe(room.clock.now);
});

test('an individual session is of one student, a group session of several', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const two = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  const refused = await room.refused('sessions.write', { sessionId: null, text: sessionText([one, two]) });
  expect(refused.fields?.studentIds).toContain('团体辅导');
  await room.get('sessions.write', { sessionId: null, text: sessionText([one, two], { kind: 'group' }) });
  const [line] = await room.get('sessions.list', {});
  expect(line?.students.map(({ name }) => name).sort()).toEqual(['周小禾', '陈一鸣'].sort());
});

test('nothing can have happened tomorrow', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const text = sessionText([studentId], { occurredOn: day('2026-08-29') });
  const refused = await room.refused('sessions.write', { sessionId: null, text });
  expect(refused.fields?.occurredOn).toBe('日期不能晚于今天（2026年8月28日），请核对');
  expect(await room.get('sessions.list', {})).toEqual([]);
});

test('a removed record leaves the list, stays in the vault, and the log says why', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) });
  await room.get('sessions.remove', { sessionId, reason: '重复登记' });
  expect(await room.get('sessions.list', {})).toEqual([]);
  expect((await room.refused('sessions.read', { sessionId })).code).toBe('noSession');
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines).toContainEqual(
    expect.objectContaining({ action: '删除辅导记录', subject: '周小禾（20260101）', who: '林静' }),
  );
});

test('process notes are shown to whoever wrote them, found by that person alone, and left alone by others', async () => {
  const room = await deskInRoom();
  const { asColleague, asMyself } = await withColleague(room);
  const studentId = await enrolled(room);
  const text = sessionText([studentId], { processNotes: '反移情：我自己很着急。' });
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  const hits = async () =>
    (await room.get('search.find', { text: '反移情', all: null, opened: [] })).groups.length;
  expect(await room.get('sessions.read', { sessionId })).toMatchObject({
    notesAreMine: true,
    processNotes: '反移情：我自己很着急。',
  });
  expect(await hits()).toBe(1);

  await asColleague();
  const seen = await room.get('sessions.read', { sessionId });
  expect(seen).toMatchObject({ notesAreMine: false, processNotes: '' });
  expect(await hits()).toBe(0);
  const changed = { ...text, content: '由同事补完。', processNotes: '' };
  await room.get('sessions.write', { sessionId, text: changed });

  await asMyself();
  const { content, processNotes } = await room.get('sessions.read', { sessionId });
  expect({ content, processNotes }).toEqual({
    content: '由同事补完。',
    processNotes: '反移情：我自己很着急。',
  });
  const own = (await room.get('vault.holders', {})).find(({ self }) => self);
  await room.get('vault.renameHolder', { slotId: own?.slotId ?? '', personName: '林静静' });
  expect((await room.get('sessions.read', { sessionId })).processNotes).toBe('反移情：我自己很着急。');
  expect(await hits()).toBe(1);
});
