import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { StudentId } from '#shared/contract/fields.ts';
import { words } from '#tests/documents/printed-words.ts';
import { openRoomOf } from '../attachments/sample-file.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { talk } from '../file-records.ts';
import { day, enrolled } from '../sample.ts';

/** What the log says of the last thing that was done. */
async function lastFacts(room: TestDesk) {
  const { lines } = await room.get('audit.recent', { before: null });
  return room.get('audit.facts', { sequence: lines[0]?.sequence ?? 0 });
}

async function talksTold(room: TestDesk, studentId: StudentId) {
  const { chronicle } = await room.get('students.file', { studentId });
  return chronicle.filter(({ kind }) => kind === 'talk');
}

test('the chronology tells who talked with the student, about what and where, the latest of a day first', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('talks.write', talk(studentId));
  await room.get('talks.write', { ...talk(studentId), startsAt: '09:05', place: '' });
  await room.get('talks.write', {
    ...talk(studentId),
    occurredOn: day('2026-05-19'),
    startsAt: '',
    place: '',
  });
  expect(await talksTold(room, studentId)).toMatchObject([
    { occurredOn: '2026-05-20', title: '谈心：王海', text: '说这学期常想家。\n操场', startsAt: '15:30' },
    { occurredOn: '2026-05-20', title: '谈心：王海', text: '说这学期常想家。', startsAt: '09:05' },
    { occurredOn: '2026-05-19', title: '谈心：王海', text: '说这学期常想家。' },
  ]);
});

test.each([
  ['a day that is still to come', { occurredOn: day('2026-08-29') }, 'occurredOn'],
  ['no words', { text: ' \n' }, 'text'],
  ['nobody who spoke', { spokenBy: '' }, 'spokenBy'],
  ['a time that no clock shows', { startsAt: '25:10' }, 'startsAt'],
  ['a time in words', { startsAt: '下午三点' }, 'startsAt'],
])('a talk is refused with %s', async (_what, wrong, field) => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const failure = await room.refused('talks.write', { ...talk(studentId), ...wrong });
  expect(Object.keys(failure.fields ?? {})).toEqual([field]);
  expect(await talksTold(room, studentId)).toEqual([]);
});

test('a talk is put right, and the log keeps the old words', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { talkId } = await room.get('talks.write', talk(studentId));
  await room.get('talks.write', { ...talk(studentId), talkId, place: '办公室', text: '说常想奶奶。' });
  expect(await lastFacts(room)).toEqual([
    { label: '地点', before: '操场', after: '办公室' },
    { label: '内容', before: '说这学期常想家。', after: '说常想奶奶。' },
  ]);
  expect(await room.get('talks.read', { talkId })).toMatchObject({ place: '办公室', text: '说常想奶奶。' });
});

test('a talk that was taken away is read no more, and its reason is in the log', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { talkId } = await room.get('talks.write', talk(studentId));
  await room.get('talks.remove', { talkId, reason: '记错了人' });
  expect(await lastFacts(room)).toContainEqual(expect.objectContaining({ after: '记错了人' }));
  expect((await room.refused('talks.read', { talkId })).code).toBe('noRecord');
  expect(await talksTold(room, studentId)).toEqual([]);
});

test('who opens a talk is on record', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { talkId } = await room.get('talks.write', talk(studentId));
  await room.get('talks.read', { talkId });
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines[0]).toMatchObject({ action: '查看谈心', subject: '周小禾（20260101）' });
});

test('of whoever has left, talks are read, and neither written, put right nor taken away', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const { talkId } = await room.get('talks.write', talk(studentId));
  await room.get('archive.leave', {
    studentIds: [studentId],
    kind: 'transferred',
    leftOn: day('2026-08-20'),
    destination: '',
    reason: '',
  });
  expect((await room.refused('talks.write', talk(studentId))).code).toBe('archived');
  expect((await room.refused('talks.write', { ...talk(studentId), talkId })).code).toBe('archived');
  expect((await room.refused('talks.remove', { talkId, reason: '记错了人' })).code).toBe('archived');
  expect(await room.get('talks.read', { talkId })).toMatchObject({ text: '说这学期常想家。' });
});

test('the homeroom teacher is that of the day of the talk; without one, there is no name', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  const teacherOn = async (on: string) =>
    (await room.get('talks.homeroomTeacher', { studentId, on: day(on) })).name;
  expect(await teacherOn('2026-05-20')).toBe('');
  const appointment = { className: '七年级(1)班', teacherName: '王海', fromOn: day('2026-03-01') };
  await room.get('school.appointHomeroomTeacher', appointment);
  await room.get('school.appointHomeroomTeacher', {
    ...appointment,
    teacherName: '陈静',
    fromOn: day('2026-06-01'),
  });
  expect(await teacherOn('2026-05-31')).toBe('王海');
  expect(await teacherOn('2026-06-01')).toBe('陈静');
});

test('a talk stands in what a conference reads, and not in what the next school is told', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  await room.get('talks.write', talk(studentId));
  const document = await PDFDocument.create();
  document.addPage();
  const page = await document.save();
  let printed = '';
  openRoomOf(room).shell.printToPdf = async ({ html }) => {
    printed = words(html);
    return { pdf: page, style: 0 };
  };
  room.chosen.save = join(room.folder, '研判材料.pdf');
  await room.get('students.layBrief', { studentIds: [studentId] });
  expect(printed).toContain('说这学期常想家。');
  expect(JSON.stringify(await room.get('handOvers.draft', { studentId }))).not.toContain('常想家');
});
