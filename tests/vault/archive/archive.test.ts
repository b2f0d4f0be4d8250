import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import { attached, openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled, letterIssue, owedTo, sessionText } from '../sample.ts';

function leaves(room: TestDesk, studentId: StudentId, leftOn: string) {
  return room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day(leftOn),
    destination: '城东中学',
    reason: '随父母搬家',
  });
}

test('whoever has left is in the archive, on no list of today, and the file can still be read', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await leaves(room, studentId, '2026-07-01');
  expect(await room.get('students.list', {})).toEqual([]);
  expect(await room.get('watchlist.list', {})).toEqual([]);
  expect(await owedTo(room, 'followUp')).toEqual([]);
  const { files } = await room.get('archive.list', {});
  expect(files).toMatchObject([
    {
      name: '周小禾',
      className: '七年级(1)班',
      destination: '城东中学',
      keptUntil: '2036-07-01',
      isDue: false,
    },
  ]);
  const file = await room.get('students.file', { studentId });
  expect(file.departure).toMatchObject({ kind: 'transferred', leftOn: '2026-07-01' });
  expect(file.levels).toHaveLength(1);
});

test('nothing new is written about whoever has left', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('watchlist.addConcern', {
    studentId,
    concern: 'familyConflict',
    fromOn: day('2026-03-02'),
    reason: '因',
  });
  const { id: periodId } = (await room.get('students.file', { studentId })).concerns[0] ?? { id: null };
  if (!periodId) throw new Error('no concern');
  await leaves(room, studentId, '2026-07-01');
  const fromOn = day('2026-06-01');
  const refusals = [
    await room.refused('watchlist.setLevel', {
      studentIds: [studentId],
      level: 'severe',
      fromOn,
      reason: '因',
      decidedBy: '组',
      discoveryRoute: 'other',
    }),
    await room.refused('watchlist.addConcern', {
      studentId,
      concern: 'familyConflict',
      fromOn,
      reason: '因',
    }),
    await room.refused('watchlist.endConcern', { periodId, endedOn: day('2026-06-20'), reason: '因' }),
    await room.refused('watchlist.addCare', { studentId, care: 'leaveAtHome', fromOn, reason: '因' }),
    await room.refused('followUps.write', {
      followUpId: null,
      compared: null,
      studentId,
      occurredOn: fromOn,
      channel: 'phone',
      text: '文',
    }),
    await room.refused('followUps.describe', { studentId, trackerId: null, condition: '', intervention: '' }),
    await room.refused('homeVisits.write', {
      ...VISIT_UNTOLD,
      homeVisitId: null,
      studentId,
      plannedOn: fromOn,
      occurredOn: null,
      staffIds: [],
    }),
    await room.refused('sessions.write', { sessionId: null, text: sessionText([studentId]) }),
    await room.refused('students.correct', {
      studentId,
      particulars: {
        studentNumber: '1',
        name: '甲',
        gender: 'male',
        bornOn: null,
        className: '七年级(1)班',
      },
    }),
    await room.refused('letters.preview', { ...letterIssue(studentId, {}, { issuedOn: fromOn }), shown: 0 }),
    await room.refused('archive.leave', {
      studentIds: [studentId],
      kind: 'graduated',
      leftOn: fromOn,
      destination: '',
      reason: '',
    }),
  ];
  expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'archived'));
  await expect(attached(room, studentId)).rejects.toThrow('archived');
});

test('the database itself keeps an archive closed, in words a person can act on', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await leaves(room, studentId, '2026-07-01');
  const { connection } = openRoomOf(room);
  expect(() =>
    connection
      .prepare(
        `INSERT INTO follow_ups (id, student_id, occurred_on, channel, text, recorded_at, recorded_by) VALUES ('f', ?, '2026-07-02', 'phone', '文', ?, '林静')`,
      )
      .run(studentId, room.clock.now),
  ).toThrow('archived: the student has left');
});

test('a session after the day on which somebody is said to have left is not signed before one of them is right', async () => {
  const room = await deskInRoom();
  const gone = await enrolled(room);
  const here = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  const text = sessionText([gone, here], { kind: 'group', occurredOn: day('2026-07-06') });
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  await leaves(room, gone, '2026-07-01');
  const { code, message } = await room.refused('sessions.sign', { sessionId });
  expect(code).toBe('afterLeaving');
  expect(message).toContain('周小禾已于2026年7月1日离校');
  expect((await room.refused('sessions.remove', { sessionId, reason: '不要了' })).code).toBe('archived');
  await room.get('sessions.write', { sessionId, text: { ...text, studentIds: [here] } });
  await room.get('sessions.sign', { sessionId });
  expect((await room.get('sessions.read', { sessionId })).signedAt).not.toBeNull();
});

test('what was begun is brought to its end: an unsigned session is finished and signed', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const text = sessionText([studentId], { occurredOn: day('2026-06-20') });
  const { sessionId } = await room.get('sessions.write', { sessionId: null, text });
  await leaves(room, studentId, '2026-07-01');
  await room.get('sessions.write', { sessionId, text: { ...text, nextSteps: '移交材料已写' } });
  const later = { ...text, occurredOn: day('2026-07-02') };
  expect((await room.refused('sessions.write', { sessionId, text: later })).code).toBe('archived');
  await room.get('sessions.sign', { sessionId });
  expect((await room.refused('sessions.addAddendum', { sessionId, text: '补' })).code).toBe('archived');
});

test('a group that others are still in goes on', async () => {
  const room = await deskInRoom();
  const gone = await enrolled(room);
  const stays = await enrolled(room, { studentNumber: '2', name: '陈一' });
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([gone, stays], { kind: 'group' }),
  });
  await room.get('sessions.sign', { sessionId });
  await leaves(room, gone, '2026-08-21');
  await room.get('sessions.addAddendum', { sessionId, text: '补' });
});

test('the time before still counts whoever has left since, the time after does not', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await leaves(room, studentId, '2026-07-01');
  const boardOf = async (fromOn: string, untilOn: string) => {
    const { periodId } = await room.get('followUps.addPeriod', {
      name: fromOn,
      fromOn: day(fromOn),
      untilOn: day(untilOn),
    });
    return (await room.get('followUps.board', { periodId })).students;
  };
  const [before] = await boardOf('2026-06-15', '2026-07-12');
  expect(before?.weeks.map(({ state }) => state)).toEqual(['missed', 'missed', 'missed', 'notTracked']);
  expect(await boardOf('2026-07-06', '2026-08-30')).toEqual([]);
  const dueIn = async (fromOn: string, untilOn: string) => {
    const span = { fromOn: day(fromOn), untilOn: day(untilOn) };
    const { summaryId } = await room.get('summaries.add', {
      title: fromOn,
      ...span,
      activitiesFromOn: span.fromOn,
      activitiesUntilOn: span.untilOn,
    });
    return (await room.get('summaries.records', { summaryId, figure: 'visitsDue' })).length;
  };
  expect(await dueIn('2026-03-01', '2026-06-30')).toBe(1);
  expect(await dueIn('2026-06-20', '2026-08-01')).toBe(1);
  expect(await dueIn('2026-07-01', '2026-08-28')).toBe(0);
});

test('whoever comes back goes on where the file stopped, in a class again', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-03-02');
  await leaves(room, studentId, '2026-07-01');
  const back = { studentId, returnedOn: day('2026-08-24'), className: '七(2)班', reason: '搬回来了' };
  expect((await room.refused('archive.return', { ...back, returnedOn: day('2026-06-30') })).code).toBe(
    'returnedBeforeLeaving',
  );
  await room.get('archive.return', back);
  expect(await room.get('students.list', {})).toMatchObject([
    { className: '七(2)班', level: 'severe', leftOn: null },
  ]);
  expect((await room.get('archive.list', {})).files).toEqual([]);
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-08-25'),
    channel: 'phone',
    text: '文',
  });
  expect((await room.refused('archive.return', back)).code).toBe('notArchived');
});

test('nobody leaves before joining, or tomorrow', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const leaving = { studentIds: [studentId], kind: 'transferred' as const, destination: '', reason: '' };
  expect((await room.refused('archive.leave', { ...leaving, leftOn: day('2020-01-01') })).code).toBe(
    'leftBeforeJoining',
  );
  expect((await room.refused('archive.leave', { ...leaving, leftOn: day('2026-09-01') })).code).toBe(
    'dateInFuture',
  );
});
