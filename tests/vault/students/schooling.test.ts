import { expect, test } from 'vitest';
import { deskInRoom } from '../desk.ts';
import { day, enrolled } from '../sample.ts';

test('a student who joins in the middle of the year is in the class from that day on', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { joinedOn: day('2026-05-11') });
  const { classes } = await room.get('students.file', { studentId });
  expect(classes).toMatchObject([{ schoolYear: 2025, fromOn: '2026-05-11', endedOn: null }]);
  const joining = (joinedOn: string) => ({
    studentNumber: '9',
    name: '远',
    gender: 'unknown' as const,
    bornOn: null,
    className: '七年级(1)班',
    guardianName: '',
    guardianRelation: '',
    guardianPhone: '',
    joinedOn: day(joinedOn),
  });
  expect((await room.refused('students.add', joining('2062-09-01'))).fields).toHaveProperty('joinedOn');
  expect((await room.refused('students.add', joining('2024-09-01'))).code).toBe('beforeThisYear');
});

test('changing class is an act of its own: the class before stays in the history', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const move = (className: string, fromOn: string) => ({
    studentId,
    className,
    fromOn: day(fromOn),
    reason: '分班调整',
  });
  await room.get('schooling.moveToClass', move('七年级（2）班', '2026-03-02'));
  expect((await room.refused('schooling.moveToClass', move('七年级(2)班', '2026-05-01'))).code).toBe(
    'sameClass',
  );
  expect((await room.refused('schooling.moveToClass', move('七年级(3)班', '2025-08-31'))).code).toBe(
    'beforeThisClass',
  );
  // Announced for later: until then the class of today holds.
  await room.get('schooling.moveToClass', move('七年级(3)班', '2026-08-31'));
  const file = await room.get('students.file', { studentId });
  expect(file.className).toBe('七年级(2)班');
  expect(file.classes.map(({ className, fromOn, endedOn }) => [className, fromOn, endedOn])).toEqual([
    ['七年级(3)班', '2026-08-31', null],
    ['七年级(2)班', '2026-03-02', '2026-08-31'],
    ['七年级(1)班', '2025-09-01', '2026-03-02'],
  ]);
});

test('leave is a period with beginning, end and reasons; the place in the class is kept', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const begin = (fromOn: string) =>
    ({ studentId, fromOn: day(fromOn), cause: 'psychological', reason: '抑郁发作，遵医嘱休养' }) as const;
  const end = (endedOn: string) => ({ studentId, endedOn: day(endedOn), reason: '复诊后可返校' }) as const;
  expect((await room.refused('schooling.endLeave', end('2026-08-01'))).code).toBe('notOnLeave');
  await room.get('schooling.beginLeave', begin('2026-03-02'));
  expect((await room.refused('schooling.beginLeave', begin('2026-04-01'))).code).toBe('alreadyOnLeave');
  const [onLeave] = await room.get('students.list', {});
  expect(onLeave).toMatchObject({ onLeave: true, className: '七年级(1)班' });
  expect((await room.refused('schooling.endLeave', end('2026-03-01'))).code).toBe('endsBeforeStart');
  await room.get('schooling.endLeave', end('2026-08-20'));
  expect((await room.get('students.list', {}))[0]?.onLeave).toBe(false);
  expect((await room.refused('schooling.beginLeave', begin('2026-08-01'))).code).toBe('overlapsLeave');
  expect((await room.get('students.file', { studentId })).leaves).toMatchObject([
    { fromOn: '2026-03-02', endedOn: '2026-08-20', endReason: '复诊后可返校' },
  ]);
});

test('休学在家 is entered once, by whichever way, and is the leave and the care that it is', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const fromOn = day('2026-07-10');
  const reason = '抑郁发作，遵医嘱休养';
  await room.get('watchlist.addCare', { studentId, care: 'leaveAtHome', fromOn, reason });
  const entered = await room.get('students.file', { studentId });
  expect(entered).toMatchObject({
    onLeave: true,
    leaves: [{ cause: 'psychological', fromOn, endedOn: null }],
    cares: [{ care: 'leaveAtHome', fromOn, endedOn: null }],
  });
  expect(entered.chronicle.filter(({ occurredOn }) => occurredOn === fromOn)).toHaveLength(1);
  const begin = { studentId, fromOn, cause: 'psychological', reason } as const;
  expect((await room.refused('schooling.beginLeave', begin)).code).toBe('alreadyOnLeave');
  const { summaryId } = await room.get('summaries.add', {
    title: '2026年暑假',
    fromOn: day('2026-07-01'),
    untilOn: day('2026-08-31'),
    activitiesFromOn: day('2026-08-25'),
    activitiesUntilOn: day('2026-09-10'),
  });
  const figures = async () => (await room.get('summaries.read', { summaryId })).figures;
  const counted = (await figures()).find(({ figure }) => figure === 'care.leaveAtHome');
  expect(counted?.counted).toBe(1);
  const periodId = entered.cares[0]?.id;
  if (!periodId) throw new Error('no care');
  await room.get('watchlist.endCare', { periodId, endedOn: day('2026-08-20'), reason: '复诊后可返校' });
  expect(await room.get('students.file', { studentId })).toMatchObject({
    onLeave: false,
    leaves: [{ endedOn: '2026-08-20' }],
    cares: [{ endedOn: '2026-08-20' }],
  });
});
