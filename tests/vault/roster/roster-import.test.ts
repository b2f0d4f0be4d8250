import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { expectedSkips, writeRosterXlsx } from '#tests/sample-school/roster-workbook.ts';
import { sampleSchool } from '#tests/sample-school/sample-school.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { allOf, previewOf, takeRoster } from '../rosters.ts';
import { atLevel, day, enrolled } from '../sample.ts';

const school = sampleSchool({ today: day('2026-08-28') });

async function rosterIn(room: TestDesk, name = '名册.xlsx'): Promise<string> {
  const path = join(room.folder, name);
  writeFileSync(path, await writeRosterXlsx(school));
  return path;
}

const ofVerdict = ({ lines }: RosterReport, verdict: RosterVerdict) =>
  lines.filter((line) => line.verdict === verdict);

test('a roster is shown first, taken in one step, and every row that was not taken is named', async () => {
  const room = await deskInRoom();
  const preview = await previewOf(room, await rosterIn(room));
  const { report } = preview;
  expect(await room.get('students.list', {})).toEqual([]);
  expect(ofVerdict(report, 'fresh')).toHaveLength(school.students.length);
  expect(
    report.lines
      .filter(({ taken }) => !taken)
      .map(({ rowNumber, name, verdict }) => ({ rowNumber, name, verdict })),
  ).toEqual(
    expectedSkips(school).map(({ rowNumber, name, reason }) => ({
      rowNumber,
      name,
      verdict: reason === 'duplicate' ? 'unreadable' : 'aside',
    })),
  );
  const { importId } = await room.get('roster.take', allOf(preview));
  const students = await room.get('students.list', {});
  expect(
    new Set(students.map(({ studentNumber, name, className }) => `${studentNumber} ${name} ${className}`)),
  ).toEqual(new Set(school.students.map(({ number, name, className }) => `${number} ${name} ${className}`)));
  const [line] = students;
  const teachers = new Map(school.classes.map(({ name, homeroomTeacher }) => [name, homeroomTeacher.name]));
  expect(line?.homeroomTeacher).toBe(teachers.get(line?.className ?? ''));
  expect(await room.get('roster.report', { importId })).toEqual(report);
  expect((await room.refused('roster.take', allOf(preview))).code).toBe('nothingRead');
});

test('the same roster again brings nobody twice, and a number of somebody else is not written over', async () => {
  const room = await deskInRoom();
  const [first] = school.students;
  if (!first) throw new Error('an empty school');
  await enrolled(room, { studentNumber: first.number, name: '另有其人', bornOn: null });
  const { report } = await takeRoster(room, await rosterIn(room));
  expect(ofVerdict(report, 'fresh')).toHaveLength(school.students.length - 1);
  const [another, ...others] = ofVerdict(report, 'numberOfAnother');
  expect(others).toEqual([]);
  expect(another).toMatchObject({ rowNumber: 3, name: first.name, taken: false });
  expect(another?.message).toContain('另有其人');
  const again = await previewOf(room, await rosterIn(room));
  expect(ofVerdict(again.report, 'fresh')).toEqual([]);
  expect(ofVerdict(again.report, 'same')).toHaveLength(school.students.length - 1);
});

test('an import is undone in one step, and the roster can come in again', async () => {
  const room = await deskInRoom();
  const { importId } = await takeRoster(room, await rosterIn(room));
  expect(await room.get('roster.undo', { importId })).toEqual({
    students: school.students.length,
    changes: 0,
    departures: 0,
  });
  expect(await room.get('students.list', {})).toEqual([]);
  expect((await room.refused('roster.undo', { importId })).code).toBe('alreadyUndone');
  const { report } = await previewOf(room, await rosterIn(room));
  expect(ofVerdict(report, 'fresh')).toHaveLength(school.students.length);
});

test('an import is not undone once something was written about one of its students', async () => {
  const room = await deskInRoom();
  const { importId } = await takeRoster(room, await rosterIn(room));
  const [student] = await room.get('students.list', {});
  if (!student) throw new Error('nobody was taken');
  await atLevel(room, student.id, 'attention', '2026-08-20');
  const refused = await room.refused('roster.undo', { importId });
  expect(refused.message).toContain(student.name);
  expect(await room.get('students.list', {})).toHaveLength(school.students.length);
});

test('a file that is no roster is refused in Chinese, and nothing changes', async () => {
  const room = await deskInRoom();
  const path = join(room.folder, '照片.xlsx');
  writeFileSync(path, Buffer.from('not a workbook at all'));
  room.chosen.open = path;
  expect((await room.refused('roster.open', {})).message).toMatch(/\p{Script=Han}/u);
  room.chosen.open = join(room.folder, '不存在.xlsx');
  expect((await room.refused('roster.open', {})).code).toBe('unreadableFile');
  room.chosen.open = null;
  expect(await room.get('roster.open', {})).toBeNull();
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
  const { report } = await takeRoster(room, await rosterIn(room));
  expect(report.schoolYear).toBe(2026);
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

test('another homeroom teacher is a change of the class, taken by choice and taken back with the import', async () => {
  const room = await deskInRoom();
  const [first] = school.classes;
  if (!first) throw new Error('a school without classes');
  await takeRoster(room, await rosterIn(room));
  const appointment = { className: first.name, teacherName: '新来的老师', fromOn: day('2026-09-01') };
  await room.get('school.appointHomeroomTeacher', appointment);
  expect((await room.refused('school.appointHomeroomTeacher', appointment)).code).toBe('sameTeacher');
  const preview = await previewOf(room, await rosterIn(room));
  expect(preview.report.teachers).toEqual([
    { className: first.name, old: '新来的老师', new: first.homeroomTeacher.name, taken: true },
  ]);
  expect(ofVerdict(preview.report, 'changed')).toEqual([]);
  const teacherNow = async () => (await room.get('school.classes', {}))[0]?.homeroomTeacher;
  const { importId } = await room.get('roster.take', allOf(preview));
  expect(await teacherNow()).toBe(first.homeroomTeacher.name);
  await room.get('roster.undo', { importId });
  expect(await teacherNow()).toBe('新来的老师');
});

test('undoing an import takes back the teachers that it appointed', async () => {
  const room = await deskInRoom();
  const { importId } = await takeRoster(room, await rosterIn(room));
  await room.get('roster.undo', { importId });
  await enrolled(room, { className: school.classes[0]?.name ?? '' });
  expect((await room.get('students.list', {}))[0]?.homeroomTeacher).toBe('');
});

test('what is typed by hand takes the same form as a roster, so that no child and no class is there twice', async () => {
  const room = await deskInRoom();
  await enrolled(room, { studentNumber: '２０２６０１０１', name: '周 小禾', className: '七年级（1）班' });
  const [student] = await room.get('students.list', {});
  expect(student).toMatchObject({ studentNumber: '20260101', name: '周小禾', className: '七年级(1)班' });
});

test('a class that is typed in another writing is the class that the vault has', async () => {
  const room = await deskInRoom();
  await enrolled(room, { studentNumber: '1', name: '陈一', className: '七年级(1)班' });
  await enrolled(room, { studentNumber: '2', name: '周二', className: '七年级1班' });
  await enrolled(room, { studentNumber: '3', name: '赵三', className: '七(一)班' });
  const known = await room.get('students.list', {});
  expect(known.map(({ className }) => className)).toEqual(['七年级(1)班', '七年级(1)班', '七年级(1)班']);
});

test('nobody is moved because a class is written in another way, and the vault’s name stays', async () => {
  const room = await deskInRoom();
  const path = join(room.folder, '名册.csv');
  const roster = (className: string) =>
    writeFileSync(path, `学号,姓名,班级\n1,陈一,${className}\n2,周二,${className}\n`);
  roster('七年级(1)班');
  await takeRoster(room, path);
  for (const writing of ['七年级1班', '七（一）班', '初一1班', '701']) {
    roster(writing);
    const { report } = await previewOf(room, path);
    expect(report.lines.map(({ verdict, className }) => [verdict, className])).toEqual([
      ['same', '七年级(1)班'],
      ['same', '七年级(1)班'],
    ]);
  }
});

test('one child under two numbers of one file is asked about, and not taken unasked', async () => {
  const room = await deskInRoom();
  const path = join(room.folder, '名册.csv');
  writeFileSync(path, '学号,姓名,班级,出生日期\n1,周小禾,七(1)班,2013-05-01\n2,周小禾,七(1)班,2013-05-01\n');
  const { report } = await takeRoster(room, path);
  expect(report.lines.map(({ verdict, taken }) => [verdict, taken])).toEqual([
    ['fresh', true],
    ['sameName', false],
  ]);
});

test('a file is opened anew with the separator that the person chose; the earlier opening is gone', async () => {
  const room = await deskInRoom();
  room.chosen.open = join(room.folder, '名册.csv');
  writeFileSync(room.chosen.open, '学号;姓名;班级\n1;陈一;七(1)班\n');
  const opened = await room.get('roster.open', {});
  if (!opened) throw new Error('nothing was opened');
  expect(opened.text).toEqual({ encoding: 'utf-8', separator: ';', isKept: false });
  const { token } = opened;
  // Where nothing is a table any more, the file stays as it was opened before.
  const comma = { token, separator: ',', leavesHiddenOut: false } as const;
  expect((await room.refused('roster.reopen', comma)).code).toBe('noTable');
  const choice = { token, encoding: 'gb18030', separator: ';', leavesHiddenOut: true } as const;
  expect(await room.get('roster.reopen', choice)).toMatchObject({
    text: { encoding: 'gb18030', separator: ';' },
    leavesHiddenOut: true,
  });
  expect((await room.refused('roster.columns', { token: opened.token, sheets: [] })).code).toBe(
    'nothingRead',
  );
});

test('the encoding and the separator that a person chose hold for the next file of the kind, and for no other', async () => {
  const room = await deskInRoom();
  const opened = async (name: string, content: string) => {
    room.chosen.open = join(room.folder, name);
    writeFileSync(room.chosen.open, content);
    const file = await room.get('roster.open', {});
    if (!file) throw new Error('nothing was opened');
    return file;
  };
  const first = await opened('九月.csv', '学号;姓名;班级\n1;陈一;七(1)班\n');
  await room.get('roster.reopen', {
    token: first.token,
    encoding: 'gb18030',
    separator: ';',
    leavesHiddenOut: false,
  });
  const next = await opened('十月.csv', '学号;姓名;班级\n2;赵二;七(1)班\n');
  expect(next.text).toEqual({ encoding: 'gb18030', separator: ';', isKept: true });
  const other = await opened('别的.csv', '班级;学号;姓名\n七(1)班;3;赵三\n');
  expect(other.text).toEqual({ encoding: 'utf-8', separator: ';', isKept: false });
});

test('a class beside others of its grade is made only where a person says that it is meant', async () => {
  const room = await deskInRoom();
  await enrolled(room, { className: '七年级(1)班' });
  const path = join(room.folder, '插班.csv');
  writeFileSync(
    path,
    ['学号,姓名,班级', '2,周二,七年级（9）班', '3,赵三,八年级1班', '4,钱四,七(1)班'].join('\n'),
  );
  const preview = await previewOf(room, path, { schoolYear: 2025 });
  expect(preview.report.newClasses).toEqual([
    { className: '七年级(9)班', students: 1, beside: ['七年级(1)班'] },
  ]);
  const classes = async () => (await room.get('school.classes', {})).map(({ name }) => name);
  const refused = await room.refused('roster.take', { ...allOf(preview), newClasses: [] });
  expect(refused.message).toContain('学校还没有七年级(9)班');
  expect(await classes()).toEqual(['七年级(1)班']);
  const others = allOf(preview).rows.filter((key) => key !== '0/2');
  await room.get('roster.take', { ...allOf(preview), newClasses: [], rows: others });
  expect(await classes()).toEqual(['七年级(1)班', '八年级1班']);
});

test('an undo that is refused says what to do instead', async () => {
  const room = await deskInRoom();
  const { importId } = await takeRoster(room, await rosterIn(room));
  const [student] = await room.get('students.list', {});
  if (!student) throw new Error('nobody was taken');
  await atLevel(room, student.id, 'attention', '2026-08-20');
  const { message } = await room.refused('roster.weighUndo', { importId });
  for (const way of ['更正', '办理离校', '合并档案']) expect(message).toContain(way);
});
