import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { diagnosis, observation } from '../file-records.ts';
import { atLevel, day, enrolled, letterIssue, writeRoomPhone } from '../sample.ts';

const preview = (room: TestDesk, issue: InputOf<'letters.issue'>, shown = 0) =>
  room.get('letters.preview', { ...issue, shown });

const about = (studentIds: StudentId[], values: InputOf<'letters.issue'>['letters'][number]['values']) =>
  studentIds.map((studentId) => ({ studentId, guardianId: null, values }));

test('what is missing is named with the place where it is filled in, and nothing is issued with a hole in it', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room, { className: '七年级(1)班' });
  const issue = letterIssue(
    studentId,
    {},
    { kind: 'meeting', body: '【班主任】\n【约定日期】\n【咨询室电话】\n【补充说明】' },
  );
  const { gaps } = await preview(room, issue);
  expect(gaps).toEqual([
    [
      { word: '班主任', filledIn: '设置 · 学年与班级', field: null },
      { word: '约定日期', filledIn: '约定日期', field: 'on' },
      { word: '咨询室电话', filledIn: '设置 · 学校', field: null },
    ],
  ]);
  const { code, message } = await room.refused('letters.issue', issue);
  expect(code).toBe('incomplete');
  expect(message).toContain(
    '周小禾：班主任（在“设置 · 学年与班级”填写）、约定日期、咨询室电话（在“设置 · 学校”填写）',
  );
  expect(await room.get('letters.list', {})).toEqual([]);
});

test('one without what all the others have stops them all, by its name', async () => {
  const room = await deskInRoom();
  await writeRoomPhone(room);
  const first = await enrolled(room);
  const second = await enrolled(room, { studentNumber: '2', name: '陈一' });
  const letters = [
    ...about([first], { purpose: '近况', on: '2026-09-12', at: '14:30', place: '咨询室', people: '林老师' }),
    ...about([second], {}),
  ];
  const { message } = await room.refused(
    'letters.issue',
    letterIssue(first, {}, { kind: 'meeting', letters }),
  );
  expect(message).toContain('陈一：');
  expect(message).not.toContain('周小禾');
});

test('a letter speaks to the guardian who was chosen, and to the first contact where nobody was', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('family.addGuardian', {
    studentId,
    name: '李梅',
    relation: '母亲',
    phone: '13900139000',
    note: '',
  });
  const { today: issuedOn } = await room.get('school.particulars', {});
  const [offer] = await room.get('letters.offers', {
    kind: 'notice',
    issuedOn,
    studentIds: [studentId],
  });
  const mother = offer?.guardians.find(({ name }) => name === '李梅');
  const issue = letterIssue(studentId, {}, { issuedOn });
  const letters = [
    ...issue.letters,
    {
      ...issue.letters[0],
      studentId,
      guardianId: mother?.id ?? null,
      values: { route: 'other', emotion: '低落' },
    },
  ];
  expect((await preview(room, { ...issue, letters }, 0)).html).toContain('尊敬的家长（周远）');
  expect((await preview(room, { ...issue, letters }, 1)).html).toContain('尊敬的家长（李梅）');
});

test('the file offers the way of discovery, what was observed and the registered diagnosis of before that day', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await atLevel(room, studentId, 'general', '2026-03-02');
  await room.get('observations.write', {
    ...observation(studentId),
    occurredOn: day('2026-03-01'),
    text: '总说没有意思',
  });
  await room.get('diagnoses.write', diagnosis(studentId));
  const offers = (on: string) =>
    room.get('letters.offers', { kind: 'notice', issuedOn: day(on), studentIds: [studentId] });
  const [now] = await offers('2026-08-20');
  expect(now?.fromFile).toMatchObject({ route: 'homeroomTeacher', behaviour: '总说没有意思' });
  expect(now?.fromFile.diagnosis).toContain(diagnosis(studentId).diagnosis);
  const [before] = await offers('2026-02-01');
  expect(before?.fromFile).toEqual({});
});

test('a day far ahead is refused at its field, and so is a letter of the future', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const far = await room.refused('letters.preview', {
    ...letterIssue(studentId, { on: '2199-01-01' }, { kind: 'visit' }),
    shown: 0,
  });
  expect(far.fields).toHaveProperty(['values.on']);
  const future = await room.refused('letters.preview', {
    ...letterIssue(studentId, {}, { issuedOn: day('2099-01-01') }),
    shown: 0,
  });
  expect(future.fields).toHaveProperty('issuedOn');
});
