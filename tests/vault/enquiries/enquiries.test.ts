import { expect, test } from 'vitest';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { attached } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { enquiry, interview, observation } from '../file-records.ts';
import { day, enrolled, owedTo, sessionText } from '../sample.ts';

async function told(room: TestDesk, studentId: StudentId) {
  const { chronicle } = await room.get('students.file', { studentId });
  return chronicle.filter(({ kind }) => kind === 'enquiry');
}

const waitingOnTheDesk = async (room: TestDesk) =>
  (await room.get('workbench.read', {})).enquiries.map(({ summary }) => summary);

const stateOf = async (room: TestDesk, enquiryId: EnquiryId) =>
  (await room.get('enquiries.read', { enquiryId })).state;

test('what a student wrote stands in the own file, and is owed an answer within two days', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('enquiries.write', enquiry(studentId));
  expect(await told(room, studentId)).toMatchObject([
    { occurredOn: '2026-08-20', startsAt: '12:40', title: '信箱：林静受理' },
  ]);
  const { owed } = await room.get('students.file', { studentId });
  expect(owed).toMatchObject([{ what: 'enquiryAnswer', dueOn: '2026-08-22', told: '信箱' }]);
  // A student's stands among what is owed, and not a second time above it.
  expect(await waitingOnTheDesk(room)).toEqual([]);
});

test('an anonymous letter stands in nobody’s file, waits on the desk, and is found by its words', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { enquiryId } = await room.get('enquiries.write', enquiry(null));
  expect(await told(room, studentId)).toEqual([]);
  expect(await owedTo(room, 'enquiryAnswer')).toEqual([]);
  expect(await waitingOnTheDesk(room)).toEqual([enquiry(null).summary]);
  const found = await room.get('search.find', { text: '室友', all: null, opened: [] });
  const records = found.groups.flatMap((group) => group.hits);
  expect(records).toMatchObject([{ opens: { record: 'enquiry', id: enquiryId }, students: [] }]);
});

test('who wrote it becomes known: it goes into that file with the photographed letter, and stays there', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '周小麦' });
  const { enquiryId } = await room.get('enquiries.write', enquiry(null));
  await attached(room, { record: 'enquiry', id: enquiryId }, { fileName: '信.jpg' });
  expect(await room.get('attachments.list', { studentId })).toEqual([]);

  await room.get('enquiries.write', { ...enquiry(studentId), enquiryId });
  expect(await told(room, studentId)).toHaveLength(1);
  expect(await room.get('attachments.list', { studentId })).toMatchObject([{ fileName: '信.jpg' }]);
  expect(await waitingOnTheDesk(room)).toEqual([]);
  expect(await owedTo(room, 'enquiryAnswer')).toEqual(['周小禾']);

  const elsewhere = await room.refused('enquiries.write', { ...enquiry(other), enquiryId });
  expect(elsewhere.fields?.studentId).toContain('记在另一名学生名下');
  const nobodys = await room.refused('enquiries.write', { ...enquiry(null), enquiryId });
  expect(nobodys.code).toBe('otherStudent');
  expect(await told(room, other)).toEqual([]);
});

test('who has left is not named any more: a closed file takes nothing in', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { enquiryId } = await room.get('enquiries.write', enquiry(null));
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-08-21'),
    destination: '',
    reason: '',
  });
  expect(await room.refused('enquiries.write', { ...enquiry(studentId), enquiryId })).toMatchObject({
    code: 'archived',
  });
  expect(await waitingOnTheDesk(room)).toHaveLength(1);
});

test('whoever was spoken with alone since was answered by that; a group is no answer', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const other = await enrolled(room, { studentNumber: '20260102', name: '周小麦' });
  const { enquiryId } = await room.get('enquiries.write', enquiry(studentId));
  const session = (text: Parameters<typeof sessionText>[1], who = [studentId]) =>
    room.get('sessions.write', { sessionId: null, text: sessionText(who, text) });
  await session({ occurredOn: day('2026-08-19') });
  await session({ occurredOn: day('2026-08-21'), kind: 'group' }, [studentId, other]);
  expect(await stateOf(room, enquiryId)).toBe('waiting');
  await room.get('interviews.write', { ...interview(studentId), occurredOn: day('2026-08-21') });
  expect(await stateOf(room, enquiryId)).toBe('spoken');
  expect(await owedTo(room, 'enquiryAnswer')).toEqual([]);
});

test('an answer has its day and its words; where none is possible the reason is enough', async () => {
  const room = await deskInRoom();
  const { enquiryId } = await room.get('enquiries.write', enquiry(null));
  const says = (said: Parameters<typeof enquiry>[1]) =>
    room.get('enquiries.write', { ...enquiry(null, said), enquiryId });
  const refused = (said: Parameters<typeof enquiry>[1]) =>
    room.refused('enquiries.write', { ...enquiry(null, said), enquiryId });
  expect((await refused({ answer: '贴在回音栏' })).fields).toHaveProperty('answeredOn');
  expect((await refused({ answeredOn: day('2026-08-21') })).fields).toHaveProperty('answer');
  expect(
    (await refused({ answer: '贴在回音栏', answeredOn: day('2026-08-19') })).fields?.answeredOn,
  ).toContain('不能早于收到的日期');
  await says({ unanswerable: '没有留下联系方式' });
  expect(await stateOf(room, enquiryId)).toBe('unanswerable');
  await says({ answer: '贴在回音栏', answeredOn: day('2026-08-21') });
  expect(await stateOf(room, enquiryId)).toBe('answered');
  expect(await waitingOnTheDesk(room)).toEqual([]);
});

test('what followed is found in the file of the student, and not what came months later', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { enquiryId } = await room.get(
    'enquiries.write',
    enquiry(studentId, { occurredOn: day('2026-06-01') }),
  );
  for (const occurredOn of ['2026-05-06', '2026-06-02', '2026-08-01']) {
    await room.get('observations.write', { ...observation(studentId), occurredOn: day(occurredOn) });
  }
  const { followed } = await room.get('enquiries.read', { enquiryId });
  expect(followed).toMatchObject([{ occurredOn: '2026-06-02', opens: { record: 'observation' } }]);
});

test.each([
  ['a student without a name', { sender: 'student' }, 'studentId'],
  ['somebody else without a word', { sender: 'other' }, 'fromWhom'],
  ['a name beside “匿名”', { fromWhom: '大概是小李' }, 'fromWhom'],
] as const)('%s is refused', async (_, said, field) => {
  const room = await deskInRoom();
  const { fields } = await room.refused('enquiries.write', enquiry(null, said));
  expect(fields).toHaveProperty(field);
});
