import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { VISIT_UNTOLD } from '#shared/contract/home-visits.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { trackingTableFacts } from '#vault/rooms/follow-ups/lay-tables.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { contact } from '../file-records.ts';
import { atLevel, day, enrolled, owedTo, teacherNamed } from '../sample.ts';

/** A visit to the home is written down once, and is the week's follow-up and the summary's visit too. */

async function visited(
  room: TestDesk,
  studentId: StudentId,
  visit: Partial<InputOf<'homeVisits.write'>> = {},
) {
  const staffId = await teacherNamed(room, '黄老师');
  return room.get('homeVisits.write', {
    ...VISIT_UNTOLD,
    homeVisitId: null,
    studentId,
    plannedOn: null,
    occurredOn: day('2026-08-26'),
    staffIds: [staffId],
    met: '母亲',
    text: '家里很安静，孩子愿意说话。',
    ...visit,
  });
}

async function highRisk(room: TestDesk): Promise<StudentId> {
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'severe', '2026-08-24');
  return studentId;
}

const summer = { name: '2026年暑期', fromOn: day('2026-08-24'), untilOn: day('2026-08-30') };

test('a visit that was told is the follow-up of its week, on the board, in the table, and nothing is owed', async () => {
  const room = await deskInRoom();
  const studentId = await highRisk(room);
  const { periodId } = await room.get('followUps.addPeriod', summer);
  expect(await owedTo(room, 'followUp')).toHaveLength(1);
  const { homeVisitId } = await visited(room, studentId);
  expect(await owedTo(room, 'followUp')).toEqual([]);
  expect(await room.get('watchlist.list', {})).toMatchObject([{ lastFollowUpOn: '2026-08-26' }]);
  const { students } = await room.get('followUps.board', { periodId });
  expect(students[0]?.weeks).toMatchObject([
    { state: 'done', followUps: [{ opens: { record: 'homeVisit', id: homeVisitId }, channel: 'homeVisit' }] },
  ]);
  const { tables } = openRoomOf(room).access.read((reader) =>
    trackingTableFacts(reader, { periodId, studentId, emptyWeeks: 'print' }),
  );
  expect(tables[0]?.weeks.flatMap(({ records }) => records)).toMatchObject([
    { occurredOn: '2026-08-26', channel: 'homeVisit', text: '受访人：母亲。家里很安静，孩子愿意说话。' },
  ]);
  const { chronicle } = await room.get('students.file', { studentId });
  expect(chronicle.map(({ title }) => title)).toContain('家访，受访人：母亲');
});

test.each([
  ['that is only planned', { plannedOn: day('2026-08-26'), occurredOn: null }],
  ['without a word of how it was', { text: '' }],
  ['of the week before', { occurredOn: day('2026-08-23') }],
])('a visit %s leaves the week open', async (_what, visit) => {
  const room = await deskInRoom();
  const studentId = await highRisk(room);
  await visited(room, studentId, visit);
  expect(await owedTo(room, 'followUp')).toHaveLength(1);
});

test('a visit that was taken away makes its week open again', async () => {
  const room = await deskInRoom();
  const studentId = await highRisk(room);
  const { homeVisitId } = await visited(room, studentId);
  await room.get('homeVisits.remove', { homeVisitId, reason: '记错了人' });
  expect(await owedTo(room, 'followUp')).toHaveLength(1);
});

test('the summary counts a student once, in however many forms the visit was told', async () => {
  const room = await deskInRoom();
  const thrice = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const byFollowUp = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const byPhone = await enrolled(room, { studentNumber: '3', name: '张弛' });
  const followUp = { occurredOn: day('2026-08-26'), text: '到家里看过。' };
  await visited(room, thrice);
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: thrice,
    channel: 'homeVisit',
    ...followUp,
  });
  await room.get('contacts.write', {
    ...contact(thrice),
    occurredOn: day('2026-08-26'),
    channel: 'homeVisit',
  });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: byFollowUp,
    channel: 'homeVisit',
    ...followUp,
  });
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: byPhone,
    channel: 'phone',
    ...followUp,
  });
  const { summaryId } = await room.get('summaries.add', {
    title: '暑期',
    fromOn: summer.fromOn,
    untilOn: summer.untilOn,
    activitiesFromOn: summer.fromOn,
    activitiesUntilOn: summer.untilOn,
  });
  const { figures } = await room.get('summaries.read', { summaryId });
  const counted = Object.fromEntries(figures.map(({ figure, counted }) => [figure, counted]));
  expect(counted).toMatchObject({ visitsDone: 2, visitStaff: 1 });
  const records = await room.get('summaries.records', { summaryId, figure: 'visitsDone' });
  expect(new Set(records.map(({ name }) => name))).toEqual(new Set(['周小禾', '陈一鸣']));
});

test('a visit is read with its student, whom it met and who went; the look is on record; one taken away is not read', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { homeVisitId } = await visited(room, studentId);
  expect(await room.get('homeVisits.read', { homeVisitId })).toMatchObject({
    studentName: '周小禾',
    className: '七年级(1)班',
    occurredOn: '2026-08-26',
    met: '母亲',
    staff: [{ name: '黄老师' }],
  });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看家访', subject: '周小禾（20260101）' });
  await room.get('homeVisits.remove', { homeVisitId, reason: '记错了人' });
  expect((await room.refused('homeVisits.read', { homeVisitId })).code).toBe('noVisit');
});

test('a visit stays with its student: another one is refused in words, and nothing changes', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const another = await enrolled(room, { studentNumber: '20260102', name: '陈一' });
  const { homeVisitId } = await visited(room, studentId);
  const before = await room.get('homeVisits.list', {});
  const { id: staffId } = await room.get('school.addStaff', { name: '林静', phone: '' });
  const refusal = await room.refused('homeVisits.write', {
    ...VISIT_UNTOLD,
    homeVisitId,
    studentId: another,
    plannedOn: null,
    occurredOn: day('2026-08-26'),
    staffIds: [staffId],
  });
  expect(refusal).toMatchObject({
    code: 'otherStudent',
    fields: { studentId: expect.stringMatching(/请删除后重新记一次/) },
  });
  expect(await room.get('homeVisits.list', {})).toEqual(before);
});

test('应访未访 holds who was at 二类 or 三类 on any day, or planned, and no visit in whatever form was told', async () => {
  const room = await deskInRoom();
  const named = async (studentNumber: string, name: string, level?: 'severe' | 'general') => {
    const studentId = await enrolled(room, { studentNumber, name });
    if (level) await atLevel(room, studentId, level, '2026-08-24');
    return studentId;
  };
  const waiting = await named('1', '周小禾', 'severe');
  const seen = await named('2', '陈一鸣', 'severe');
  const told = await named('3', '张弛', 'severe');
  await named('4', '沈星', 'general');
  const marked = await named('5', '赵南');
  const lifted = await named('6', '钱多', 'severe');
  await room.get('watchlist.lift', {
    studentId: lifted,
    endedOn: day('2026-08-25'),
    reason: '好转',
    decidedBy: '评估小组',
  });
  await visited(room, seen);
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: told,
    channel: 'homeVisit',
    occurredOn: day('2026-08-26'),
    text: '到家里看过。',
  });
  const { homeVisitId } = await visited(room, marked, { plannedOn: day('2026-08-28'), occurredOn: null });
  const period = { fromOn: summer.fromOn, untilOn: summer.untilOn };
  const { due, students } = await room.get('homeVisits.unvisited', period);
  expect(due).toBe(5);
  expect(students.map(({ id }) => id).sort()).toEqual([waiting, marked, lifted].sort());
  expect(students.find(({ id }) => id === waiting)).toMatchObject({
    name: '周小禾',
    className: '七年级(1)班',
    reasons: [expect.stringMatching(/^三类：/)],
    planned: null,
  });
  expect(students.find(({ id }) => id === marked)).toMatchObject({
    planned: { homeVisitId, plannedOn: '2026-08-28' },
  });
  // Another stretch of time, another list.
  expect(
    await room.get('homeVisits.unvisited', { fromOn: day('2026-08-20'), untilOn: day('2026-08-23') }),
  ).toEqual({ due: 0, students: [] });
  expect(
    (await room.refused('homeVisits.unvisited', { fromOn: summer.untilOn, untilOn: summer.fromOn })).fields,
  ).toHaveProperty('untilOn');
});

test('visits of several students are planned in one go, each with its own line in the log', async () => {
  const room = await deskInRoom();
  const studentIds = [
    await enrolled(room, { studentNumber: '1', name: '周小禾' }),
    await enrolled(room, { studentNumber: '2', name: '陈一鸣' }),
  ];
  const staffId = await teacherNamed(room, '黄老师');
  await room.get('homeVisits.plan', { studentIds, plannedOn: day('2026-09-05'), staffIds: [staffId] });
  const visits = await room.get('homeVisits.list', {});
  expect(new Set(visits.map(({ studentId }) => studentId))).toEqual(new Set(studentIds));
  for (const visit of visits) {
    expect(visit).toMatchObject({ plannedOn: '2026-09-05', occurredOn: null, staff: [{ name: '黄老师' }] });
  }
  const { lines } = await room.get('audit.recent', { before: null });
  expect(
    lines
      .filter(({ action }) => action === '登记家访')
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['周小禾（1）', '陈一鸣（2）']);
});

test('where one of them cannot be planned, nobody is, and the refusal says who and what to do', async () => {
  const room = await deskInRoom();
  const free = await enrolled(room, { studentNumber: '1', name: '周小禾' });
  const planned = await enrolled(room, { studentNumber: '2', name: '陈一鸣' });
  const gone = await enrolled(room, { studentNumber: '3', name: '张弛' });
  await visited(room, planned, { plannedOn: day('2026-08-28'), occurredOn: null });
  await room.get('archive.leave', {
    studentIds: [gone],
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });
  const before = await room.get('homeVisits.list', {});
  const plan = { plannedOn: day('2026-09-05'), staffIds: [] };
  expect(await room.refused('homeVisits.plan', { ...plan, studentIds: [free, planned] })).toMatchObject({
    code: 'alreadyPlanned',
    fields: { studentIds: expect.stringMatching(/^陈一鸣已有还没去的家访计划/) },
  });
  expect(await room.refused('homeVisits.plan', { ...plan, studentIds: [free, gone] })).toMatchObject({
    code: 'archived',
    fields: { studentIds: expect.stringMatching(/^张弛已离校/) },
  });
  expect(await room.get('homeVisits.list', {})).toEqual(before);
});
