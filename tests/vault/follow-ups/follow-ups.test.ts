import { expect, test } from 'vitest';
import { weekKey } from '#shared/contact-rules.ts';
import { trackingTableFacts } from '#vault/rooms/follow-ups/lay-tables.ts';
import { weekStateOf } from '#vault/rooms/follow-ups/week-states.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom } from '../desk.ts';
import { atLevel, day, enrolled, owedTo } from '../sample.ts';

const week = { from: day('2026-07-13'), until: day('2026-07-19') };
const lasting = { fromOn: day('2026-03-01'), endedOn: null };

test.each([
  ['a record in the week', [lasting], ['2026-07-15'], '2026-07-14', 'done'],
  ['no record, the week over', [lasting], ['2026-07-12', '2026-07-20'], '2026-07-20', 'missed'],
  ['no record on its Sunday', [lasting], [], '2026-07-19', 'due'],
  ['a week to come', [lasting], [], '2026-07-12', 'ahead'],
  [
    'lifted on its Monday',
    [{ fromOn: day('2026-03-01'), endedOn: week.from }],
    [],
    '2026-08-01',
    'notTracked',
  ],
  [
    'lifted on its Tuesday',
    [{ fromOn: day('2026-03-01'), endedOn: day('2026-07-14') }],
    [],
    '2026-08-01',
    'missed',
  ],
  ['listed on its Sunday', [{ fromOn: week.until, endedOn: null }], [], '2026-08-01', 'missed'],
  ['listed after it', [{ fromOn: day('2026-07-20'), endedOn: null }], [], '2026-08-01', 'notTracked'],
  [
    'a level corrected on the same day',
    [{ fromOn: day('2026-07-15'), endedOn: day('2026-07-15') }],
    [],
    '2026-08-01',
    'notTracked',
  ],
] as const)('a week of tracking, %s', (_what, risks, followedOn, today, state) => {
  expect(weekStateOf(week, risks, followedOn.map(day), day(today))).toBe(state);
});

test('the board lists everyone who was at 二类 or 三类 in the period, by class then name, week by week', async () => {
  const room = await deskInRoom();
  const late = await enrolled(room, { studentNumber: '3', name: '张弛', className: '七年级(10)班' });
  const risk = await enrolled(room, { studentNumber: '1', name: '周小禾', className: '七年级(2)班' });
  const general = await enrolled(room, { studentNumber: '2', name: '陈一鸣', className: '七年级(2)班' });
  await atLevel(room, late, 'serious', '2026-07-20');
  await atLevel(room, risk, 'severe', '2026-03-01');
  await atLevel(room, general, 'general', '2026-03-01');
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '2026年暑期',
    fromOn: day('2026-07-06'),
    untilOn: day('2026-07-26'),
  });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: risk,
    occurredOn: day('2026-07-15'),
    channel: 'phone',
    text: '情绪平稳。',
  });
  const { students } = await room.get('followUps.board', { periodId });
  expect(students.map(({ name, weeks }) => [name, ...weeks.map(({ state }) => state)])).toEqual([
    ['周小禾', 'missed', 'done', 'missed'],
    ['张弛', 'notTracked', 'notTracked', 'missed'],
  ]);
  expect(students[0]?.weeks[1]?.followUps.map(({ text }) => text)).toEqual(['情绪平稳。']);
});

test('a removed record makes its week open again', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-08-24');
  const { followUpId } = await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-08-25'),
    channel: 'inPerson',
    text: '写错了人',
  });
  expect(await owedTo(room, 'followUp')).toEqual([]);
  await room.get('followUps.remove', { followUpId, reason: '写错了人' });
  expect(await owedTo(room, 'followUp')).toEqual(['周小禾']);
});

test('a tracking period ends after it begins and is no longer than a year and a bit', async () => {
  const room = await deskInRoom();
  const backwards = { name: '暑期', fromOn: day('2026-07-06'), untilOn: day('2026-07-05') };
  expect((await room.refused('followUps.addPeriod', backwards)).code).toBe('endsBeforeStart');
  const endless = { name: '暑期', fromOn: day('2026-07-06'), untilOn: day('2126-07-05') };
  expect((await room.refused('followUps.addPeriod', endless)).code).toBe('dateFarAhead');
  const long = { name: '暑期', fromOn: day('2026-07-06'), untilOn: day('2028-07-05') };
  expect((await room.refused('followUps.addPeriod', long)).code).toBe('tooLong');
  expect(await room.get('followUps.periods', {})).toEqual([]);
});

test('the head of the table that was written last counts, also when the clock was set back', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const described = { studentId, trackerId: null, intervention: '' };
  await room.get('followUps.describe', { ...described, condition: '旧' });
  room.clock.now -= 3_600_000;
  await room.get('followUps.describe', { ...described, condition: '新' });
  expect((await room.get('students.file', { studentId })).trackingSheet.condition).toBe('新');
});

test('the table of a summer that is over shows the class, the teacher, the guardian and the age of then', async () => {
  const room = await deskInRoom();
  room.clock.now = new Date(2026, 5, 20, 10).getTime();
  const studentId = await enrolled(room, { bornOn: day('2013-09-05') });
  await atLevel(room, studentId, 'severe', '2026-06-20');
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '2026年暑假',
    fromOn: day('2026-07-01'),
    untilOn: day('2026-08-31'),
  });
  room.clock.now = new Date(2026, 8, 10, 10).getTime();
  await room.get('schooling.moveToClass', {
    studentId,
    className: '八年级(2)班',
    fromOn: day('2026-09-01'),
    reason: '',
  });
  const { guardians } = await room.get('students.file', { studentId });
  const guardianId = guardians[0]?.id;
  if (!guardianId) throw new Error('no guardian');
  const { name, relation } = { name: '李梅', relation: '母亲' };
  await room.get('family.changeGuardian', { guardianId, name, relation, phone: '13900139000', note: '' });
  await room.get('followUps.describe', {
    studentId,
    trackerId: null,
    condition: '九月补写',
    intervention: '',
  });
  const { tables } = openRoomOf(room).access.read((reader) =>
    trackingTableFacts(reader, { periodId, studentId: null, emptyWeeks: 'omit' }),
  );
  expect(tables).toMatchObject([
    {
      student: { className: '七年级(1)班', age: 12 },
      guardian: { name: '周远', phone: '13800138000' },
      abnormality: '九月补写',
    },
  ]);
  expect((await room.get('students.file', { studentId })).className).toBe('八年级(2)班');
});

test('a period gets another name, and one made by mistake goes; what was written in its weeks stays', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const span = { fromOn: day('2026-07-01'), untilOn: day('2026-08-31') };
  const { periodId } = await room.get('followUps.addPeriod', { name: '2026年秋季学期2026年11月', ...span });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId,
    occurredOn: day('2026-07-02'),
    channel: 'phone',
    text: '睡得好些',
  });
  await room.get('followUps.renamePeriod', { periodId, name: '2026年暑假' });
  expect(await room.get('followUps.periods', {})).toMatchObject([{ name: '2026年暑假', ...span }]);
  await room.get('followUps.removePeriod', { periodId, reason: '建了两次' });
  expect(await room.get('followUps.periods', {})).toEqual([]);
  expect((await room.refused('followUps.board', { periodId })).code).toBe('noPeriod');
  expect((await room.refused('followUps.renamePeriod', { periodId, name: '暑假' })).code).toBe('noPeriod');
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.map(({ text }) => text)).toContain('睡得好些');
});

test('a week that was let go says why on the board, also long after, and waits again when that is taken back', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2025-06-30');
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '2025年暑期',
    fromOn: day('2025-07-02'),
    untilOn: day('2025-07-13'),
  });
  const week = async (at: number) =>
    (await room.get('followUps.board', { periodId })).students[0]?.weeks[at] ?? expect.fail('no week');
  expect((await week(0)).state).toBe('missed');
  await room.get('obligations.putOff', {
    of: [{ studentId, keys: [weekKey((await week(0)).fromOn)] }],
    until: null,
    reason: '住院',
  });
  const excused = await week(0);
  expect(excused).toMatchObject({ state: 'excused', excuse: { reason: '住院' } });
  expect((await week(1)).state).toBe('missed');
  const { putOffId } = excused.excuse ?? expect.fail('no excuse');
  await room.get('obligations.takeUp', { putOffId, reason: '记错了人' });
  expect(await week(0)).toMatchObject({ state: 'missed', excuse: null });
});

test('what would be printed empty is said before it is, of whom and which, until it is filled in', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const bare = await enrolled(room, {
    studentNumber: '2',
    name: '朱一鸣',
    gender: 'unknown',
    bornOn: null,
    guardianPhone: '',
  });
  for (const id of [studentId, bare]) await atLevel(room, id, 'serious', '2026-07-01');
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '2026年暑期',
    fromOn: day('2026-07-06'),
    untilOn: day('2026-07-26'),
  });
  const lacking = async () =>
    (await room.get('followUps.emptyFields', { periodId })).map(({ name, fields }) => [name, ...fields]);
  const described = ['condition', 'intervention'];
  const ofTheSchool = ['homeroomTeacher', 'trackerPhone'];
  const atFirst = await lacking();
  expect(atFirst).toEqual([
    ['周小禾', ...described, ...ofTheSchool],
    ['朱一鸣', ...described, 'gender', 'age', ...ofTheSchool, 'guardianPhone'],
  ]);
  const { id: trackerId } = await room.get('school.addStaff', { name: '黄老师', phone: '13700137000' });
  await room.get('followUps.describe', { studentId, trackerId, condition: '失眠', intervention: '每周跟踪' });
  expect((await lacking())[0]).toEqual(['周小禾', 'homeroomTeacher']);
});
