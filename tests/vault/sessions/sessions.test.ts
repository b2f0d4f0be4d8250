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

test('a session is numbered in its school year when it is first written, and a number is never given again', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const write = async (occurredOn: string) =>
    (
      await room.get('sessions.write', {
        sessionId: null,
        text: sessionText([studentId], { occurredOn: day(occurredOn) }),
      })
    ).sessionId;
  const first = await write('2026-08-20');
  const second = await write('2026-03-02');
  await room.get('sessions.remove', { sessionId: second, reason: '写错了人' });
  const third = await write('2026-08-21');
  const before = await write('2025-06-02');
  const numbers = async () =>
    Object.fromEntries((await room.get('sessions.list', {})).map(({ id, number }) => [id, number]));
  expect(await numbers()).toEqual({ [first]: '2025-001', [third]: '2025-003', [before]: '2024-001' });
  // Another day keeps the number.
  await room.get('sessions.write', {
    sessionId: before,
    text: sessionText([studentId], { occurredOn: day('2026-08-22') }),
  });
  expect((await numbers())[before]).toBe('2024-001');
});

test('what was asked, where, why and what follows is kept, and frozen with the signature', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const full = {
    place: '心理辅导室',
    route: 'homeroomTeacher',
    problems: ['学业压力', '睡眠、作息'],
    risk: 'ideation',
    measures: '通知监护人，收好药品。',
    nextOn: day('2026-08-27'),
    nextAt: '14:30',
    effect: '',
  } as const;
  const text = sessionText([studentId], { ...full, problems: [...full.problems] });
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  await room.get('sessions.sign', { sessionId });
  expect(await room.get('sessions.read', { sessionId })).toMatchObject({
    ...full,
    problems: ['学业压力', '睡眠', '作息'],
  });
  const changed = sessionText([studentId], { risk: 'none' });
  expect((await room.refused('sessions.write', { sessionId, text: changed })).code).toBe('signed');
  expect(await room.get('sessions.offers', {})).toMatchObject({
    places: ['心理辅导室'],
    problems: expect.arrayContaining(['作息', '人际交往']),
  });
  const early = sessionText([studentId], { nextOn: day('2026-08-19') });
  expect((await room.refused('sessions.write', { sessionId: null, text: early })).fields?.nextOn).toBe(
    '下次预约不能早于这次辅导的日期',
  );
});

test('the last sessions of a student stand beside the next one, without the one that is being written', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const write = async (of: typeof studentId, occurredOn: string) =>
    (
      await room.get('sessions.write', {
        sessionId: null,
        text: sessionText([of], { occurredOn: day(occurredOn), topic: occurredOn }),
      })
    ).sessionId;
  for (const on of ['2026-08-03', '2026-08-10', '2026-08-17', '2026-08-24']) await write(studentId, on);
  const latest = await write(studentId, '2026-08-26');
  await write(other, '2026-08-25');
  const earlier = await room.get('sessions.earlier', { studentId, but: latest });
  expect(earlier.map(({ topic }) => topic)).toEqual(['2026-08-24', '2026-08-17', '2026-08-10']);
  const log = await room.get('audit.recent', { before: null });
  expect(
    log.lines.some(({ action, subject }) => action === '查看辅导记录' && subject.startsWith('周小禾')),
  ).toBe(true);
});

test('an appointment is owed on its day until the student has come again, and whoever was absent has not', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room);
  const two = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const appointed = sessionText([one, two], { kind: 'group', nextOn: day('2026-08-27') });
  await room.get('sessions.write', { sessionId: null, text: appointed });
  const waits = async () =>
    (await room.get('workbench.read', {})).owed
      .filter(({ what }) => what === 'appointment')
      .map(({ name, others }) => [name, others.length]);
  expect(await waits()).toEqual([[expect.any(String), 1]]);
  await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([one, two], { kind: 'group', occurredOn: day('2026-08-28'), absentIds: [two] }),
  });
  expect(await waits()).toEqual([['陈一鸣', 0]]);
  const { owed } = await room.get('students.file', { studentId: two });
  expect(owed).toContainEqual(expect.objectContaining({ what: 'appointment', dueOn: '2026-08-27' }));
});
