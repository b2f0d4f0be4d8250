import { expect, test } from 'vitest';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { day, enrolled, letterIssue } from '../sample.ts';

const at = (date: string) => new Date(`${date}T10:00:00`).getTime();
const span = (text: { name: string; fromOn: string; untilOn: string; kind?: 'term' | 'holiday' }) => ({
  spanId: null,
  schoolYear: 2026,
  kind: 'term' as const,
  ...text,
  fromOn: day(text.fromOn),
  untilOn: day(text.untilOn),
});

const running = async (room: TestDesk) =>
  (await room.get('schoolYears.list', {})).find(({ isRunning }) => isRunning)?.schoolYear;

test('the dates that a school sets decide what year a day is of, and a new student’s class with it', async () => {
  const room = await deskInRoom();
  room.clock.now = at('2026-08-28');
  expect(await running(room)).toBe(2025);
  await room.get('schoolYears.change', {
    schoolYear: 2026,
    fromOn: day('2026-08-27'),
    untilOn: day('2027-07-09'),
  });
  expect(await running(room)).toBe(2026);
  const studentId = await enrolled(room);
  const { classes } = await room.get('students.file', { studentId });
  expect(classes).toMatchObject([{ schoolYear: 2026, fromOn: '2026-08-27' }]);
  // A day in the summer belongs to the year that is over.
  room.clock.now = at('2027-08-20');
  expect(await running(room)).toBe(2026);
  room.clock.now = at('2027-09-01');
  expect(await running(room)).toBe(2027);
});

test('years do not overlap, begin in their own year, and hold their terms', async () => {
  const room = await deskInRoom();
  const change = (fromOn: string, untilOn: string) =>
    room.refused('schoolYears.change', { schoolYear: 2026, fromOn: day(fromOn), untilOn: day(untilOn) });
  await room.get(
    'schoolYears.writeSpan',
    span({ name: '第一学期', fromOn: '2026-09-01', untilOn: '2027-01-22' }),
  );
  const codes = [
    await change('2027-01-01', '2027-08-31'),
    await change('2026-09-01', '2026-09-01'),
    await change('2026-09-01', '2027-09-03'),
    await change('2026-10-01', '2027-08-31'),
  ].map(({ code }) => code);
  expect(codes).toEqual(['notThisYear', 'endsBeforeStart', 'overlapsYear', 'spanOutside']);
  await room.get('schoolYears.change', {
    schoolYear: 2025,
    fromOn: day('2025-09-01'),
    untilOn: day('2026-08-30'),
  });
  expect((await change('2026-08-30', '2027-08-31')).code).toBe('overlapsYear');
});

test('terms lie in their year and not over each other; a holiday may lie in a term', async () => {
  const room = await deskInRoom();
  await room.get(
    'schoolYears.writeSpan',
    span({ name: '第一学期', fromOn: '2026-09-01', untilOn: '2027-01-22' }),
  );
  await room.get(
    'schoolYears.writeSpan',
    span({ name: '国庆', kind: 'holiday', fromOn: '2026-10-01', untilOn: '2026-10-07' }),
  );
  const refused = [
    span({ name: '第二学期', fromOn: '2027-01-22', untilOn: '2027-07-02' }),
    span({ name: '第二学期', fromOn: '2027-02-22', untilOn: '2027-09-02' }),
    span({ name: '第二学期', fromOn: '2027-07-02', untilOn: '2027-02-22' }),
  ];
  const codes = [];
  for (const wrong of refused) codes.push((await room.refused('schoolYears.writeSpan', wrong)).code);
  expect(codes).toEqual(['overlapsSpan', 'spanOutside', 'endsBeforeStart']);
  const [first, holiday] = (await room.get('schoolYears.read', { schoolYear: 2026 })).spans;
  if (!first || !holiday) throw new Error('nothing was written');
  await room.get('schoolYears.writeSpan', {
    ...span({ name: '第一学期', fromOn: '2026-09-01', untilOn: '2027-01-15' }),
    spanId: first.id,
  });
  await room.get('schoolYears.removeSpan', { spanId: holiday.id, schoolYear: 2026, reason: '写错了' });
  expect((await room.get('schoolYears.read', { schoolYear: 2026 })).spans).toEqual([
    { id: first.id, kind: 'term', name: '第一学期', fromOn: '2026-09-01', untilOn: '2027-01-15' },
  ]);
});

test('letters go on being numbered by school year when its first day moves', async () => {
  const room = await deskInRoom();
  room.clock.now = at('2026-09-03');
  const studentId = await enrolled(room);
  const text = { ...letterIssue(studentId, {}, { issuedOn: day('2026-09-02') }), shown: 0 };
  expect((await room.get('letters.preview', text)).html).toContain('2026');
  await room.get('schoolYears.change', {
    schoolYear: 2026,
    fromOn: day('2026-09-03'),
    untilOn: day('2027-08-31'),
  });
  const [before, after] = [
    (await room.get('letters.preview', text)).html,
    (await room.get('letters.preview', { ...text, issuedOn: day('2026-09-03') })).html,
  ];
  const number = /\[?(20\d{2})\D{0,3}学年|〔(20\d{2})〕/;
  expect(before.match(number)?.slice(1).join('')).toBe('2025');
  expect(after.match(number)?.slice(1).join('')).toBe('2026');
});

test('the first day of a year that the school has rolled over into stays where it is', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  const preview = await room.get('rollOver.preview', { intoSchoolYear: 2026 });
  const { rollOverId } = await room.get('rollOver.apply', {
    intoSchoolYear: 2026,
    classes: preview.classes.map(({ classId }) => ({ classId, fate: 'moves', toClass: '八年级(1)班' })),
    students: [],
    teachers: [],
  });
  const earlier = { schoolYear: 2026, fromOn: day('2026-08-30'), untilOn: day('2027-07-09') };
  expect((await room.refused('schoolYears.change', earlier)).code).toBe('rolledOver');
  await room.get('schoolYears.change', { ...earlier, fromOn: day('2026-09-01') });
  await room.get('rollOver.undo', { rollOverId });
  await room.get('schoolYears.change', earlier);
});

test('a class is of one school year: correcting its name leaves the year before alone', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  await room.get('schoolYears.addClass', { schoolYear: 2026, className: '七年级（1）班' });
  expect(
    (await room.refused('schoolYears.addClass', { schoolYear: 2026, className: '七年级(1)班' })).code,
  ).toBe('classExists');
  const [added] = (await room.get('schoolYears.read', { schoolYear: 2026 })).classes;
  if (!added) throw new Error('no class was added');
  expect(added).toMatchObject({ name: '七年级(1)班', homeroomTeacher: '', students: 0 });
  await room.get('schoolYears.renameClass', {
    classId: added.id,
    className: '七年级(9)班',
    reason: '编号写错',
  });
  expect((await room.get('schoolYears.read', { schoolYear: 2026 })).classes[0]?.name).toBe('七年级(9)班');
  expect((await room.get('schoolYears.read', { schoolYear: 2025 })).classes[0]?.name).toBe('七年级(1)班');
  expect((await room.get('students.list', {}))[0]?.className).toBe('七年级(1)班');
});
