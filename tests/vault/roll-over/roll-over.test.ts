import { expect, test } from 'vitest';
import { leaveSchool } from '#vault/roll/students/departures.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled, letterIssue, sessionText } from '../sample.ts';
import { idOf, type Pupils, planOf, threeGrades, whatHolds } from './three-grades.ts';

const at = (date: string) => new Date(`${date}T10:00:00`).getTime();

/** Merge, split, 留级, 休学 and graduation at once, as in any summer. */
async function aSummersPlan(room: TestDesk, pupils: Pupils) {
  const preview = await room.get('rollOver.preview', { intoSchoolYear: null });
  return planOf(preview, {
    classes: { '七年级(2)班': { toClass: '八年级(1)班' } },
    students: [
      { studentId: idOf(pupils, '陈三'), fate: 'moves', toClass: '九年级（3）班' },
      { studentId: idOf(pupils, '陈四'), fate: 'moves', toClass: '九年级（3）班' },
      { studentId: idOf(pupils, '丁一'), fate: 'repeats', toClass: '八年级(1)班' },
      { studentId: idOf(pupils, '高二二'), fate: 'repeats', toClass: '' },
    ],
    teachers: [
      { className: '八年级(1)班', teacherName: '七1老师' },
      { className: '九年级(1)班', teacherName: '八1老师' },
      { className: '九年级(2)班', teacherName: '新老师' },
      { className: '九年级(3)班', teacherName: '' },
    ],
  });
}

const classesToday = async (room: TestDesk) =>
  Object.fromEntries((await room.get('students.list', {})).map(({ name, className }) => [name, className]));

test('each class is guessed a grade higher, and the highest grade graduates', async () => {
  const room = await deskInRoom();
  await threeGrades(room);
  const preview = await room.get('rollOver.preview', { intoSchoolYear: null });
  expect(preview).toMatchObject({ intoSchoolYear: 2026, fromOn: '2026-09-01', standing: null, there: [] });
  expect(
    preview.classes.map(({ name, fate, toClass, homeroomTeacher, students }) => [
      name,
      fate,
      toClass,
      homeroomTeacher,
      students.length,
    ]),
  ).toEqual([
    ['七年级(1)班', 'moves', '八年级(1)班', '七1老师', 3],
    ['七年级(2)班', 'moves', '八年级(2)班', '七2老师', 2],
    ['八年级(1)班', 'moves', '九年级(1)班', '八1老师', 4],
    ['八年级(2)班', 'moves', '九年级(2)班', '八2老师', 2],
    ['九年级(1)班', 'graduates', '', '九1老师', 2],
    ['九年级(2)班', 'graduates', '', '九2老师', 2],
  ]);
});

test('rolling over, undone and done again changes nothing twice', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  await room.get('schooling.beginLeave', {
    cause: 'other',
    studentId: idOf(pupils, '安二'),
    fromOn: day('2026-03-01'),
    reason: '手术后休养',
  });
  const before = whatHolds(room);
  const plan = await aSummersPlan(room, pupils);

  const first = await room.get('rollOver.apply', plan);
  expect(first.report).toMatchObject({ moved: 10, graduated: 3 });
  expect(first.report.repeated.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['丁一', '八年级(2)班', '八年级(1)班'],
    ['高二二', '九年级(2)班', '九年级(2)班'],
  ]);
  expect(first.report.onLeave.map(({ name, to }) => [name, to])).toEqual([['安二', '八年级(1)班']]);
  expect(first.report.classes).toEqual([
    {
      name: '八年级(1)班',
      fromClasses: ['七年级(1)班', '七年级(2)班', '八年级(2)班'],
      homeroomTeacher: '七1老师',
      students: 6,
    },
    { name: '九年级(1)班', fromClasses: ['八年级(1)班'], homeroomTeacher: '八1老师', students: 2 },
    {
      name: '九年级(2)班',
      fromClasses: ['八年级(2)班', '九年级(2)班'],
      homeroomTeacher: '新老师',
      students: 2,
    },
    { name: '九年级(3)班', fromClasses: ['八年级(1)班'], homeroomTeacher: '', students: 2 },
  ]);
  const rolled = whatHolds(room);
  expect(rolled.departures.map((row) => (row as { name: string }).name)).toEqual(['方一', '方二', '高一一']);
  expect(await room.get('rollOver.report', { rollOverId: first.rollOverId })).toEqual(first.report);

  expect((await room.refused('rollOver.apply', plan)).code).toBe('alreadyRolledOver');
  expect(whatHolds(room)).toEqual(rolled);

  expect(await room.get('rollOver.undo', { rollOverId: first.rollOverId })).toEqual({ students: 15 });
  expect(whatHolds(room)).toEqual(before);
  expect((await room.refused('rollOver.undo', { rollOverId: first.rollOverId })).code).toBe('alreadyUndone');

  const again = await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  expect(again.report).toEqual(first.report);
  expect(whatHolds(room)).toEqual(rolled);
  expect((await room.get('rollOver.list', {})).map(({ undoneAt }) => undoneAt === null).sort()).toEqual([
    false,
    true,
  ]);
});

test('until the new year begins everyone is in the old class; from its first day on in the new one', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  const old = await classesToday(room);
  expect(Object.keys(old)).toHaveLength(15);
  expect([old.安一, old.丁一, old.方一]).toEqual(['七年级(1)班', '八年级(2)班', '九年级(1)班']);

  room.clock.now = at('2026-08-31');
  expect(await classesToday(room)).toEqual(old);
  // Whoever is about to graduate is still worked with.
  await atLevel(room, idOf(pupils, '方一'), 'attention', '2026-08-31');

  for (const first of ['2026-09-01', '2026-09-02']) {
    room.clock.now = at(first);
    const today = await classesToday(room);
    expect([today.安一, today.白一, today.丁一, today.陈三]).toEqual([
      '八年级(1)班',
      '八年级(1)班',
      '八年级(1)班',
      '九年级(3)班',
    ]);
    expect(today.方一).toBeUndefined();
    expect(Object.keys(today)).toHaveLength(12);
  }
});

test('a session and a letter of last year still show the old class and its teacher', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  const studentId = idOf(pupils, '安一');
  const { sessionId } = await room.get('sessions.write', {
    sessionId: null,
    text: sessionText([studentId], { occurredOn: day('2026-08-20') }),
  });
  await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  room.clock.now = at('2026-10-09');
  const text = { ...letterIssue(studentId), shown: 0 };
  const old = await room.get('letters.preview', text);
  expect(old.html).toContain('七年级(1)班');
  expect(old.html).not.toContain('八年级');
  expect((await room.get('letters.preview', { ...text, issuedOn: day('2026-09-01') })).html).toContain(
    '八年级(1)班',
  );
  const session = await room.get('sessions.read', { sessionId });
  expect(session.students).toMatchObject([{ name: '安一', className: '七年级(1)班' }]);
  const { classes } = await room.get('students.file', { studentId });
  expect(classes).toEqual([
    {
      schoolYear: 2026,
      className: '八年级(1)班',
      homeroomTeacher: '七1老师',
      fromOn: '2026-09-01',
      endedOn: null,
    },
    {
      schoolYear: 2025,
      className: '七年级(1)班',
      homeroomTeacher: '七1老师',
      fromOn: '2025-09-01',
      endedOn: '2026-09-01',
    },
  ]);
});

test('whoever is in a class of the new year already is left there, and named', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  await enrolled(room, {
    name: '新生一',
    studentNumber: '20260001',
    className: '七年级(1)班',
    joinedOn: day('2026-09-01'),
  });
  const preview = await room.get('rollOver.preview', { intoSchoolYear: 2026 });
  expect(preview.there.map(({ name, to }) => [name, to])).toEqual([['新生一', '七年级(1)班']]);
  expect(preview.classes[0]?.students).toHaveLength(3);
  const { report } = await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  expect(report.there.map(({ name }) => name)).toEqual(['新生一']);
  room.clock.now = at('2026-09-10');
  expect((await classesToday(room)).新生一).toBe('七年级(1)班');
});

test('a roll-over is not undone once one of its students has changed class, and the student is named', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  const { rollOverId } = await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  const rolled = whatHolds(room);
  // Before the year begins: the old class changes, next year's place stays.
  await room.get('schooling.moveToClass', {
    studentId: idOf(pupils, '安三'),
    className: '七年级(2)班',
    fromOn: day('2026-08-28'),
    reason: '',
  });
  const refused = await room.refused('rollOver.undo', { rollOverId });
  expect(refused).toMatchObject({ code: 'changedSince' });
  expect(refused.message).toContain('安三');
  expect(refused.message).not.toContain('安一');
  room.clock.now = at('2026-09-03');
  expect((await classesToday(room)).安三).toBe('八年级(1)班');
  expect(whatHolds(room).departures).toEqual(rolled.departures);
});

test('whoever leaves before the new year begins never comes into its class', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  const studentId = idOf(pupils, '安一');
  const { rollOverId } = await room.get('rollOver.apply', await aSummersPlan(room, pupils));
  openRoomOf(room).access.write((writer) => {
    const leftOn = day('2026-08-25');
    const going = { kind: 'transferred', destination: '', reason: '', rollOverId: null } as const;
    leaveSchool(writer, { ...going, studentId, leftOn });
    writer.record({ action: 'student.corrected', subject: '安一' });
  });
  expect((await classesToday(room)).安一).toBeUndefined();
  expect((await room.get('students.file', { studentId })).classes).toMatchObject([
    { className: '七年级(1)班', endedOn: '2026-08-25' },
  ]);
  expect((await room.refused('rollOver.undo', { rollOverId })).message).toContain('安一');
});

test('in September, with the roll-over still to come, it can be done for the running year', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  room.clock.now = at('2026-09-20');
  // The class of the year that is ending still counts for a change of class.
  await room.get('schooling.moveToClass', {
    studentId: idOf(pupils, '安一'),
    className: '七年级(2)班',
    fromOn: day('2026-09-10'),
    reason: '家长要求',
  });
  const before = whatHolds(room);
  const preview = await room.get('rollOver.preview', { intoSchoolYear: null });
  expect(preview.intoSchoolYear).toBe(2026);
  expect(preview.there).toEqual([]);
  const { rollOverId } = await room.get('rollOver.apply', planOf(preview));
  expect((await classesToday(room)).安一).toBe('八年级(2)班');
  expect((await classesToday(room)).安二).toBe('八年级(1)班');
  expect((await classesToday(room)).方一).toBeUndefined();
  expect(
    (
      await room.refused('schooling.beginLeave', {
        cause: 'other',
        studentId: idOf(pupils, '方一'),
        fromOn: day('2026-09-10'),
        reason: '休养',
      })
    ).code,
  ).toBe('archived');
  await room.get('rollOver.undo', { rollOverId });
  expect(whatHolds(room)).toEqual(before);
});

test('a plan that is behind the school is refused, and so is a class without a target', async () => {
  const room = await deskInRoom();
  const pupils = await threeGrades(room);
  const plan = await aSummersPlan(room, pupils);
  const before = whatHolds(room);
  const refusals = [
    { ...plan, classes: plan.classes.slice(1) },
    { ...plan, classes: plan.classes.map((each) => ({ ...each, toClass: '' })) },
    { ...plan, classes: plan.classes.map((each) => ({ ...each, fate: 'stays' as const })), students: [] },
    { ...plan, intoSchoolYear: 2029 },
  ];
  const codes = [];
  for (const wrong of refusals) codes.push((await room.refused('rollOver.apply', wrong)).code);
  expect(codes).toEqual(['planOutdated', 'noTarget', 'nobody', 'wrongSchoolYear']);
  expect(whatHolds(room)).toEqual(before);
});
