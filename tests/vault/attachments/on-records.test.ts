import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { AttachableRef } from '#shared/contract/record-refs.ts';
import { mayHoldAttachments, RECORD_KINDS } from '#shared/record-kinds.ts';
import { guardsOf } from '#vault/records/guards.ts';
import { KIND_CODES, KINDS } from '#vault/whole-file/record-kinds.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { writeSample } from '../records/samples.ts';
import { day, enrolled, sessionText } from '../sample.ts';
import { attached, bytesOf, fileOf, openRoomOf, wantedOn } from './sample-file.ts';

const SMALL = { bytes: bytesOf(100) };

async function talkWith(room: TestDesk, studentId: StudentId) {
  const { talkId } = await room.get('talks.write', {
    talkId: null,
    studentId,
    occurredOn: day('2026-08-19'),
    startsAt: '',
    place: '',
    spokenBy: '林静',
    text: '谈了作业',
  });
  return { record: 'talk', id: talkId } as const;
}

async function sessionWith(room: TestDesk, ...studentIds: StudentId[]) {
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText(studentIds, { kind: studentIds.length > 1 ? 'group' : 'individual' }),
  });
  return { record: 'session', id: sessionId } as const;
}

async function activityIn(room: TestDesk) {
  const { activityId } = await room.get('activities.write', {
    activityId: null,
    kind: 'guardianLecture',
    occurredOn: day('2026-08-20'),
    title: '家长会',
    quantity: 1,
    guardians: 30,
  });
  return { record: 'activity', id: activityId } as const;
}

const leave = (room: TestDesk, studentIds: StudentId[]) =>
  room.get('archive.leave', {
    studentIds,
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });

const destroy = (room: TestDesk, studentIds: StudentId[]) =>
  room.get('archive.destroy', {
    studentIds,
    firstWitness: '王芳',
    secondWitness: '李强',
    confirmation: DESTRUCTION_WORD,
  });

const two = async (room: TestDesk) => ({
  one: await enrolled(room),
  other: await enrolled(room, { studentNumber: '20260102', name: '周小麦' }),
});

const rowOf = (room: TestDesk, id: string) =>
  openRoomOf(room).connection.prepare('SELECT * FROM attachments WHERE id = ?').get(id);

test('an attachment hangs on a record of every kind that may have one, and is told with what is known of it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { guardianName: '' });
  const { connection } = openRoomOf(room);
  for (const record of KIND_CODES.filter(mayHoldAttachments)) {
    const { about } = KINDS[record];
    const on = { record, id: writeSample(connection, record, studentId) } as AttachableRef;
    const said = {
      fileName: `${record}.m4a`,
      evidence: 'recording',
      source: '家长',
      original: 'copy',
    } as const;
    const id = await attached(room, on, { ...SMALL, ...said });
    expect(await room.get('attachments.list', { hangsOn: on }), record).toMatchObject([
      { id, ...said, hangsOn: { opens: on, removed: false } },
    ]);
    expect(rowOf(room, id), record).toMatchObject({ student_id: about.who === 'one' ? studentId : null });
    const { chronicle } = await room.get('students.file', { studentId });
    const told = chronicle.find(({ key }) => key === id);
    if (about.who === 'nobody') expect(told).toBeUndefined();
    else expect(told, record).toMatchObject({ text: '录音录像，复制件，来源：家长' });
  }
  // The student's own list has all but what is about nobody.
  const listed = await room.get('attachments.list', { studentId });
  const named = listed.flatMap(({ hangsOn }) => hangsOn?.opens.record ?? []);
  expect(named.sort()).toEqual(
    KIND_CODES.filter((code) => mayHoldAttachments(code) && KINDS[code].about.who !== 'nobody').sort(),
  );
});

test.each(['attachment', 'trackingSheet', 'departure', 'hold'] as const)(
  'nothing hangs on a record of the kind %s',
  async (record) => {
    const room = await deskInRoom();
    const studentId = await enrolled(room);
    const id = await attached(room, studentId, SMALL);
    const wanted = { ...wantedOn({ record, id } as unknown as AttachableRef), bytes: 1 };
    expect((await room.refused('attachments.startAdding', wanted)).code).toBe('badInput');
    expect(RECORD_KINDS[record]).toBeTruthy();
  },
);

test('what is signed or issued still takes an attachment, and says when it came', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const session = await sessionWith(room, studentId);
  await room.get('sessions.sign', { sessionId: session.id });
  room.clock.now += 86_400_000;
  await attached(room, session, SMALL);
  const [listed] = await room.get('attachments.list', { hangsOn: session });
  expect(listed).toMatchObject({ recordedAt: room.clock.now });
});

test('a record that was taken away takes no attachment, and what hangs on one stays in the file', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const talk = await talkWith(room, studentId);
  const id = await attached(room, talk, SMALL);
  await room.get('talks.remove', { talkId: talk.id, reason: '记错了人' });
  const failure = await room.refused('attachments.startAdding', { ...wantedOn(talk), bytes: 1 });
  expect(failure).toMatchObject({ code: 'noRecord', message: expect.stringContaining('谈心') });
  expect(await room.get('attachments.list', { studentId })).toMatchObject([
    { id, hangsOn: { opens: talk, removed: true } },
  ]);
});

test('an activity is not taken away from over its attachments', async () => {
  const room = await deskInRoom();
  const activity = await activityIn(room);
  const attachmentId = await attached(room, activity, SMALL);
  const remove = { activityId: activity.id, reason: '没有办' };
  expect((await room.refused('activities.remove', remove)).code).toBe('hasAttachments');
  await room.get('attachments.remove', { attachmentId, reason: '没有办' });
  await room.get('activities.remove', remove);
});

test('a closed file takes none on its records; a session takes them until the last student has left', async () => {
  const room = await deskInRoom();
  const { one, other } = await two(room);
  const talk = await talkWith(room, one);
  const group = await sessionWith(room, one, other);
  const attachmentId = await attached(room, group, SMALL);
  const refused = async (on: AttachableRef) =>
    room.refused('attachments.startAdding', { ...wantedOn(on, { occurredOn: '2026-08-19' }), bytes: 1 });
  await leave(room, [one]);
  expect((await refused(talk)).code).toBe('archived');
  await attached(room, group, SMALL);
  await leave(room, [other]);
  expect(await refused(group)).toMatchObject({ code: 'archived', message: expect.stringContaining('返校') });
  const said = { occurredOn: day('2026-08-19'), evidence: null, source: '', original: null } as const;
  expect((await room.refused('attachments.correct', { attachmentId, ...said })).code).toBe('archived');
  expect((await room.refused('attachments.remove', { attachmentId, reason: '多余' })).code).toBe('archived');
  // Past the app's own rules.
  const { connection } = openRoomOf(room);
  const update = connection.prepare(`UPDATE attachments SET source = 'x' WHERE id = ?`);
  expect(() => update.run(attachmentId)).toThrow('archived');
});

test('what is said of an attachment is put right, with what was said before in the log; content and place stay', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const talk = await talkWith(room, studentId);
  const attachmentId = await attached(room, talk, SMALL);
  const said = {
    occurredOn: day('2026-08-18'),
    evidence: 'letter',
    source: '同桌',
    original: 'original',
  } as const;
  await room.get('attachments.correct', { attachmentId, ...said });
  expect(await room.get('attachments.list', { studentId })).toMatchObject([said]);
  const { lines } = await room.get('audit.recent', { before: null });
  const line = lines.find(({ action }) => action === '更正附件说明');
  expect(line?.subject).toBe('周小禾（20260101）');
  const facts = await room.get('audit.facts', { sequence: line?.sequence ?? 0 });
  expect(JSON.stringify(facts)).toMatch(/类别.*书信/);
  expect(
    (await room.refused('attachments.correct', { attachmentId, ...said, occurredOn: day('2027-01-01') }))
      .code,
  ).toBe('dateInFuture');
  const { connection } = openRoomOf(room);
  expect(() => connection.exec(`UPDATE attachments SET record_id = 'x'`)).toThrow('never changes');
});

test('the log names every student of a session, and of an activity its word', async () => {
  const room = await deskInRoom();
  const { one, other } = await two(room);
  await attached(room, await sessionWith(room, one, other), SMALL);
  await attached(room, await activityIn(room), SMALL);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.filter(({ action }) => action === '添加附件').map(({ subject }) => subject)).toEqual([
    '活动',
    '周小禾（20260101）等2人',
  ]);
});

test('an attachment of no student is never deleted while somebody else is destroyed', async () => {
  const room = await deskInRoom();
  const { one, other } = await two(room);
  for (const on of [await activityIn(room), await sessionWith(room, one, other)])
    await attached(room, on, SMALL);
  const third = await enrolled(room, { studentNumber: '20260103', name: '周小苗' });
  await leave(room, [third]);
  room.clock.now += 11 * 366 * 86_400_000;
  const { connection } = openRoomOf(room);
  connection.prepare('INSERT INTO destroying (student_id) VALUES (?)').run(third);
  const remove = connection.prepare('DELETE FROM attachments WHERE record_kind = ?');
  for (const kind of ['activity', 'session']) expect(() => remove.run(kind), kind).toThrow('never deleted');
  // A column of the student that may be empty is enough: whether anything else says whose the row is, or nothing.
  const { about } = KINDS.attachment;
  if (about.who !== 'one') throw new Error('an attachment is about one student, where it is about any');
  const guards = guardsOf('attachment', { ...KINDS.attachment, about: { ...about, else: null } });
  connection.exec('DROP TRIGGER attachments_never_deleted');
  connection.exec(guards.get('attachments_never_deleted') ?? '');
  for (const kind of ['activity', 'session']) expect(() => remove.run(kind), kind).toThrow('never deleted');
});

test('what hangs on a session is destroyed with the last of its students, and what hangs on nobody stays', async () => {
  const room = await deskInRoom();
  const { one, other } = await two(room);
  const ofTalk = await attached(room, await talkWith(room, one), SMALL);
  const ofSession = await attached(room, await sessionWith(room, one, other), SMALL);
  const ofActivity = await attached(room, await activityIn(room), SMALL);
  await leave(room, [one, other]);
  room.clock.now += 11 * 366 * 86_400_000;
  const shelved = () => readdirSync(join(room.folder, 'vault/attachments')).sort();
  await destroy(room, [one]);
  expect(existsSync(fileOf(room, ofTalk))).toBe(false);
  expect(shelved()).toEqual([ofActivity, ofSession].sort());
  // The log named both beside what hangs on their session.
  expect(openRoomOf(room).connection.serialize().includes('周小禾')).toBe(false);
  await destroy(room, [other]);
  expect(shelved()).toEqual([ofActivity]);
  const { connection } = openRoomOf(room);
  expect(connection.prepare('SELECT id FROM attachments').pluck().all()).toEqual([ofActivity]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.some(({ subject }) => subject.includes('周小'))).toBe(false);
});

test('a merge takes along what hangs on a record, and its undoing what was attached since', async () => {
  const room = await deskInRoom();
  const { one: keptId, other: mergedId } = await two(room);
  const talk = await talkWith(room, mergedId);
  await attached(room, talk, SMALL);
  await attached(room, await sessionWith(room, mergedId), SMALL);
  const { mergeId } = await room.get('merges.merge', { keptId, mergedId, reason: '重复建档' });
  expect(await room.get('attachments.list', { studentId: keptId })).toHaveLength(2);
  await attached(room, talk, SMALL);
  await attached(room, await talkWith(room, keptId), SMALL);
  await room.get('merges.undo', { mergeId, reason: '是两个人' });
  expect(await room.get('attachments.list', { studentId: keptId })).toHaveLength(1);
  expect(await room.get('attachments.list', { studentId: mergedId })).toHaveLength(3);
});

test('the search finds an attachment of several by each of them, and opens the record on which it hangs', async () => {
  const room = await deskInRoom();
  const { one, other } = await two(room);
  const talk = await talkWith(room, one);
  const session = await sessionWith(room, one);
  const activity = await activityIn(room);
  for (const on of [talk, session, activity]) await attached(room, on, { ...SMALL, fileName: '潮汐.m4a' });
  const hits = async (text: string) => {
    const { groups } = await room.get('search.find', { text, all: null, opened: [] });
    return groups.flatMap((group) => group.hits);
  };
  const found = await hits('潮汐');
  expect(found.map(({ opens }) => opens.record).sort()).toEqual(['activity', 'attachment', 'session']);
  expect(found.find(({ opens }) => opens.record === 'session')?.students).toMatchObject([{ name: '周小禾' }]);
  expect(await hits('周小麦 潮汐')).toEqual([]);
  // Who takes part in a session may change until it is signed.
  await room.get('sessions.write', { sessionId: session.id, text: sessionText([other]) });
  expect((await hits('周小麦 潮汐')).map(({ opens }) => opens)).toEqual([session]);
});
