import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectedSkips, writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

const school = sampleSchool({ today: day('2026-08-28') });

async function chooseRoster(room: TestDesk, name = '名册.xlsx') {
  const path = join(room.folder, name);
  writeFileSync(path, await writeRosterXlsx(school));
  room.chosen.open = path;
  const read = await room.get('students.readRoster', {});
  if (!read) throw new Error('no roster was chosen');
  return read;
}

test('a roster is shown first, taken in one step, and every row that was not taken is named', async () => {
  const room = await deskInRoom();
  const { token, schoolYear, report } = await chooseRoster(room);
  expect(await room.get('students.list', {})).toEqual([]);
  expect(report.taken).toHaveLength(school.students.length);
  expect(report.skipped.map(({ rowNumber, reason, name }) => ({ rowNumber, reason, name }))).toEqual(
    expectedSkips(school),
  );
  const { importId } = await room.get('students.importRoster', { token, schoolYear });
  const students = await room.get('students.list', {});
  expect(
    new Set(students.map(({ studentNumber, name, className }) => `${studentNumber} ${name} ${className}`)),
  ).toEqual(new Set(school.students.map(({ number, name, className }) => `${number} ${name} ${className}`)));
  const [line] = students;
  const teachers = new Map(school.classes.map(({ name, homeroomTeacher }) => [name, homeroomTeacher.name]));
  expect(line?.homeroomTeacher).toBe(teachers.get(line?.className ?? ''));
  expect(await room.get('students.rosterImportReport', { importId })).toEqual(report);
  expect((await room.refused('students.importRoster', { token, schoolYear })).code).toBe('nothingRead');
});

test('the same roster again brings nobody twice, and a number of somebody else is not written over', async () => {
  const room = await deskInRoom();
  const [first] = school.students;
  if (!first) throw new Error('an empty school');
  await enrolled(room, { studentNumber: first.number, name: '另有其人' });
  const { token, schoolYear, report } = await chooseRoster(room);
  expect(report.taken).toHaveLength(school.students.length - 1);
  const taken = report.skipped.find(({ reason }) => reason === 'numberOfAnother');
  expect(taken).toMatchObject({ rowNumber: 3, name: first.name });
  expect(taken?.message).toContain('另有其人');
  await room.get('students.importRoster', { token, schoolYear });
  const again = await chooseRoster(room);
  expect(again.report.taken).toEqual([]);
  expect(again.report.skipped.filter(({ reason }) => reason === 'alreadyKnown')).toHaveLength(
    school.students.length - 1,
  );
});

test('an import is undone in one step, and the roster can come in again', async () => {
  const room = await deskInRoom();
  const { token, schoolYear } = await chooseRoster(room);
  const { importId } = await room.get('students.importRoster', { token, schoolYear });
  expect(await room.get('students.undoRosterImport', { importId })).toEqual({
    students: school.students.length,
  });
  expect(await room.get('students.list', {})).toEqual([]);
  expect((await room.refused('students.undoRosterImport', { importId })).code).toBe('alreadyUndone');
  const { report } = await chooseRoster(room);
  expect(report.taken).toHaveLength(school.students.length);
});

test('an import is not undone once something was written about one of its students', async () => {
  const room = await deskInRoom();
  const { token, schoolYear } = await chooseRoster(room);
  const { importId } = await room.get('students.importRoster', { token, schoolYear });
  const [student] = await room.get('students.list', {});
  if (!student) throw new Error('nobody was taken');
  await atLevel(room, student.id, 'attention', '2026-08-20');
  const refused = await room.refused('students.undoRosterImport', { importId });
  expect(refused.message).toContain(student.name);
  expect(await room.get('students.list', {})).toHaveLength(school.students.length);
});

test('a file that is no roster is refused in Chinese, and nothing changes', async () => {
  const room = await deskInRoom();
  const path = join(room.folder, '照片.xlsx');
  writeFileSync(path, Buffer.from('not a workbook at all'));
  room.chosen.open = path;
  expect((await room.refused('students.readRoster', {})).message).toMatch(/\p{Script=Han}/u);
  room.chosen.open = join(room.folder, '不存在.xlsx');
  expect((await room.refused('students.readRoster', {})).code).toBe('unreadableFile');
  room.chosen.open = null;
  expect(await room.get('students.readRoster', {})).toBeNull();
});

test('correcting particulars keeps what was before: a new class begins today', async () => {
  const room = await deskInRoom();
  const studentId = await enrolled(room);
  room.clock.now += 86_400_000;
  await room.get('students.correct', {
    studentId,
    particulars: {
      studentNumber: '20260101',
      name: '周小禾',
      gender: 'female',
      bornOn: day('2013-04-09'),
      className: '七年级(2)班',
    },
  });
  const file = await room.get('students.file', { studentId });
  expect(file.className).toBe('七年级(2)班');
  const classes = file.chronicle.filter(({ kind }) => kind === 'schoolClass');
  expect(classes.map(({ title }) => title)).toEqual([
    '进入 七年级(2)班（2025学年）',
    '编入 七年级(1)班（2025学年）',
  ]);
});

test('a roster handed out in August is of the year that is about to begin', async () => {
  const room = await deskInRoom();
  const { token, schoolYear } = await chooseRoster(room);
  expect(schoolYear).toBe(2026);
  await room.get('students.importRoster', { token, schoolYear });
  const years = room.desk.room?.access.read((reader) =>
    reader.db.all(
      'SELECT DISTINCT c.school_year AS year, m.from_on AS since FROM class_memberships m JOIN school_classes c ON c.id = m.class_id',
    ),
  );
  expect(years).toEqual([{ year: 2026, since: '2026-09-01' }]);
  expect((await room.get('school.classes', {})).map(({ name }) => name)).toEqual(
    school.classes.map(({ name }) => name),
  );
});

test('a teacher other than the one of the class is reported, not taken; appointing one is an act of its own', async () => {
  const room = await deskInRoom();
  const { token, schoolYear } = await chooseRoster(room);
  const { importId } = await room.get('students.importRoster', { token, schoolYear });
  const [first] = school.classes;
  if (!first) throw new Error('a school without classes');
  const appointment = { className: first.name, teacherName: '新来的老师', fromOn: day('2026-09-01') };
  await room.get('school.appointHomeroomTeacher', appointment);
  expect((await room.refused('school.appointHomeroomTeacher', appointment)).code).toBe('sameTeacher');
  expect((await room.get('school.classes', {}))[0]?.homeroomTeacher).toBe('新来的老师');
  await room.get('students.undoRosterImport', { importId });
  const { report } = await chooseRoster(room);
  const ofFirst = report.taken.filter(({ className }) => className === first.name);
  expect(ofFirst.every(({ homeroomTeacher }) => homeroomTeacher === '新来的老师')).toBe(true);
  expect(ofFirst[0]?.notices.join()).toContain(first.homeroomTeacher.name);
});

test('undoing an import takes back the teachers that it appointed', async () => {
  const room = await deskInRoom();
  const { token, schoolYear } = await chooseRoster(room);
  const { importId } = await room.get('students.importRoster', { token, schoolYear });
  await room.get('students.undoRosterImport', { importId });
  await enrolled(room, { className: school.classes[0]?.name ?? '' });
  expect((await room.get('students.list', {}))[0]?.homeroomTeacher).toBe('');
});

test('what is typed by hand takes the same form as a roster, so that no child and no class is there twice', async () => {
  const room = await deskInRoom();
  await enrolled(room, { studentNumber: '２０２６０１０１', name: '周 小禾', className: '七年级（1）班' });
  const [student] = await room.get('students.list', {});
  expect(student).toMatchObject({ studentNumber: '20260101', name: '周小禾', className: '七年级(1)班' });
});
