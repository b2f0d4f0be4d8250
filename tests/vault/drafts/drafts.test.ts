import { expect, test } from 'vitest';
import { WHEREABOUTS_KEY } from '#shared/contract/vault.ts';
import { withColleague } from '../colleague.ts';
import { deskInRoom } from '../desk.ts';
import { concerned, incident } from '../file-records.ts';
import { day, enrolled, sessionText } from '../sample.ts';

test('a draft is shown to whoever typed it, also after her name was corrected', async () => {
  const room = await deskInRoom();
  const { asColleague, asMyself } = await withColleague(room);
  const key = 'session:new';
  await room.get('drafts.keep', { key, content: '我的草稿' });
  await asColleague();
  expect(await room.get('drafts.find', { key })).toBe(null);
  await room.get('drafts.keep', { key, content: '同事的草稿' });
  await asMyself();
  expect((await room.get('drafts.find', { key }))?.content).toBe('我的草稿');
  const own = (await room.get('vault.holders', {})).find(({ self }) => self);
  await room.get('vault.renameHolder', { slotId: own?.slotId ?? '', personName: '林静静' });
  expect((await room.get('drafts.find', { key }))?.content).toBe('我的草稿');
  await room.get('drafts.discard', { key });
  await asColleague();
  expect((await room.get('drafts.find', { key }))?.content).toBe('同事的草稿');
});

test('of a student stands what was begun about this one, by whoever asks, the latest first', async () => {
  const room = await deskInRoom();
  const { asColleague, asMyself } = await withColleague(room);
  const studentId = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const begin = async (key: string) => {
    room.clock.now += 1_000;
    await room.get('drafts.keep', { key, content: '{}' });
  };
  await begin(`contact/${studentId}/`);
  await begin(`talk/${studentId}/`);
  await begin(`talk/${other}/`);
  await begin('school/particulars');
  await begin(`contact/${studentId}/`);
  await asColleague();
  await begin(`homeVisit/${studentId}/`);
  const begun = async () => (await room.get('drafts.begun', { studentId })).map(({ key }) => key);
  expect(await begun()).toEqual([`homeVisit/${studentId}/`]);
  await asMyself();
  expect(await begun()).toEqual([`contact/${studentId}/`, `talk/${studentId}/`]);
  await room.get('drafts.discard', { key: `contact/${studentId}/` });
  expect(await begun()).toEqual([`talk/${studentId}/`]);
});

test('every draft is told of, with whom it is about, also that of a saved session and of its addendum', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const write = async () =>
    (
      await room.get('sessions.write', {
        sessionId: null,
        text: sessionText([one, other], { kind: 'group' }),
      })
    ).sessionId;
  const [unsigned, signed, removed] = [await write(), await write(), await write()];
  await room.get('sessions.sign', { sessionId: signed });
  await room.get('sessions.remove', { sessionId: removed, reason: '写重了' });
  const keys = [
    `session:${unsigned}`,
    `session:${signed}`,
    `session:${removed}`,
    `addendum:${signed}`,
    `talk/${one}/`,
    'letter:new',
    'school/particulars',
  ];
  for (const key of keys) {
    room.clock.now += 1_000;
    await room.get('drafts.keep', { key, content: '{"topic":"题"}' });
  }
  await room.get('drafts.keep', { key: WHEREABOUTS_KEY, content: '{}' });
  const told = (await room.get('drafts.begun', { studentId: null })).map(({ key, students, ended }) => [
    key,
    students.map(({ name }) => name).sort(),
    ended,
  ]);
  const both = ['周小禾', '陈一鸣'].sort();
  expect(told).toEqual([
    ['school/particulars', [], null],
    ['letter:new', [], null],
    [`talk/${one}/`, ['周小禾'], null],
    [`addendum:${signed}`, both, null],
    [`session:${removed}`, both, 'removed'],
    [`session:${signed}`, both, 'signed'],
    [`session:${unsigned}`, both, null],
  ]);
  expect((await room.get('drafts.begun', { studentId: other })).map(({ key }) => key)).toEqual(
    keys.slice(0, 4).reverse(),
  );
});

test('a draft that names nobody by its key is of those who were chosen in it', async () => {
  const room = await deskInRoom();
  const one = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const other = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const content = JSON.stringify({ studentIds: [one, other], topic: '题' });
  await room.get('drafts.keep', { key: 'session:new', content });
  for (const studentId of [one, other]) {
    expect((await room.get('drafts.begun', { studentId })).map(({ key }) => key)).toEqual(['session:new']);
  }
});

test('a draft that is given up leaves its line in the log, about whom and of what, and no word of what it said', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const givenUp = async () =>
    (await room.get('audit.recent', { before: null })).lines.filter(({ action }) => action === '放弃草稿');
  const key = `session/${studentId}/`;
  await room.get('drafts.giveUp', { key });
  expect(await givenUp()).toEqual([]);
  await room.get('drafts.keep', { key, content: '{"topic":"说不出口的话"}' });
  await room.get('drafts.giveUp', { key });
  expect(await room.get('drafts.find', { key })).toBe(null);
  const [line, ...more] = await givenUp();
  expect([line?.subject, more]).toEqual(['周小禾（20260101）', []]);
  const facts = await room.get('audit.facts', { sequence: line?.sequence ?? 0 });
  expect(facts).toContainEqual(expect.objectContaining({ label: '没有写完的', after: '辅导记录' }));
  expect(JSON.stringify(facts)).not.toContain('说不出口');
  // What was handed in is no draft any more, and nothing that one gave up.
  await room.get('drafts.keep', { key, content: '{"topic":"题"}' });
  await room.get('drafts.discard', { key });
  expect(await givenUp()).toHaveLength(1);
});

test('where one was is one’s own, is there after a lock, and is forgotten once the app was ended', async () => {
  const room = await deskInRoom();
  room.desk.surroundings.wasOpenBefore = true;
  const { asColleague, asMyself } = await withColleague(room);
  const whereabouts = async () => (await room.get('drafts.find', { key: WHEREABOUTS_KEY }))?.content;
  await room.get('drafts.keep', { key: WHEREABOUTS_KEY, content: '"在周小禾的档案"' });
  await asColleague();
  expect(await whereabouts()).toBe(undefined);
  await room.get('drafts.keep', { key: WHEREABOUTS_KEY, content: '"在别处"' });
  await asMyself();
  expect(await whereabouts()).toBe('"在周小禾的档案"');
  room.desk.surroundings.wasOpenBefore = false;
  await asColleague();
  expect(await whereabouts()).toBe(undefined);
  room.desk.surroundings.wasOpenBefore = true;
  await asMyself();
  expect(await whereabouts()).toBe(undefined);
});

test('what was begun in the forms of an event names whom it is about, and goes when the event is taken back', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const { incidentId } = await room.get('incidents.write', incident([concerned(studentId)]));
  const keys = ['incident', 'incidentEntry', 'incidentLeg', 'incidentAftercare', 'incidentLessons'].map(
    (form) => `${form}:${incidentId}:new`,
  );
  for (const key of [...keys, 'incident:new']) await room.get('drafts.keep', { key, content: '{}' });
  const begun = async () => await room.get('drafts.begun', { studentId: null });
  expect((await room.get('drafts.begun', { studentId })).map(({ key }) => key).toSorted()).toEqual(
    keys.toSorted(),
  );
  await room.get('incidents.note', {
    incidentId,
    entryId: null,
    occurredOn: day('2026-06-05'),
    startsAt: '18:50',
    text: '孩子愿意说话',
  });
  const [entry] = (await room.get('incidents.read', { incidentId })).entries;
  if (!entry) throw new Error('nothing was noted');
  const ofLine = `incidentEntry:${incidentId}:${entry.id}`;
  await room.get('drafts.keep', { key: ofLine, content: '{}' });
  await room.get('incidents.removeEntry', { entryId: entry.id, reason: '写错了' });
  expect((await begun()).map(({ key }) => key).toSorted()).toEqual([...keys, 'incident:new'].toSorted());
  await room.get('incidents.remove', { incidentId, reason: '演练' });
  expect((await begun()).map(({ key }) => key)).toEqual(['incident:new']);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.filter(({ action }) => action === '放弃草稿')).toHaveLength(keys.length + 1);
});
