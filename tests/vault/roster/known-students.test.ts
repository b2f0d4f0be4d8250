import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RosterLine, RosterReport } from '#shared/contract/roster.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { allOf, lookAtRoster, previewOf, takeRoster } from '../rosters.ts';
import { atLevel, day, enrolled, sessionText } from '../sample.ts';

const HEADINGS = ['学号', '姓名', '性别', '班级', '班主任', '监护人姓名', '关系', '联系电话', '出生日期'];
const ROWS = [
  ['1', '陈一', '男', '七年级(1)班', '黄老师', '陈父', '父亲', '13800000001', '2013-05-01'],
  ['2', '周二', '女', '七年级(1)班', '黄老师', '周母', '母亲', '13800000002', '2013-06-02'],
  ['3', '赵三', '男', '七年级(2)班', '白老师', '赵父', '父亲', '13800000003', '2013-07-03'],
  ['4', '钱四', '女', '八年级(1)班', '蓝老师', '钱母', '母亲', '13800000004', '2012-07-04'],
];

function roster(room: TestDesk, rows: readonly (readonly string[])[], headings = HEADINGS): string {
  const path = join(room.folder, '名册.csv');
  writeFileSync(path, [headings, ...rows].map((row) => row.join(',')).join('\r\n'));
  return path;
}

/** The rows with some cells changed: row → column → text. */
function changed(changes: Record<number, Record<string, string>>): string[][] {
  return ROWS.map((row, n) => row.map((cell, column) => changes[n]?.[HEADINGS[column] ?? ''] ?? cell));
}

const verdicts = ({ lines }: RosterReport) => lines.map(({ name, verdict }) => `${name} ${verdict}`);
const lineOf = (report: RosterReport, name: string): RosterLine => {
  const line = report.lines.find((each) => each.name === name);
  if (!line) throw new Error(`no row of ${name}`);
  return line;
};
const idOf = async (room: TestDesk, name: string) => {
  const student = (await room.get('students.list', {})).find((each) => each.name === name);
  if (!student) throw new Error(`not at the school: ${name}`);
  return student.id;
};
const fileOf = async (room: TestDesk, name: string) =>
  room.get('students.file', { studentId: await idOf(room, name) });

/** Everybody, with all that a roster can change. */
async function everyone(room: TestDesk) {
  const students = await room.get('students.list', {});
  return Promise.all(
    students.map(async ({ id }) => {
      const { name, gender, bornOn, className, homeroomTeacher, guardians } = await room.get(
        'students.file',
        { studentId: id },
      );
      return { name, gender, bornOn, className, homeroomTeacher, guardians };
    }),
  );
}

async function settled(): Promise<TestDesk> {
  const room = await deskInRoom();
  await takeRoster(room, roster(room, ROWS), { schoolYear: 2025 });
  room.clock.now += 86_400_000;
  return room;
}

test('what changed is shown field by field, written without losing what was, and goes back as it was', async () => {
  const room = await settled();
  const before = await everyone(room);
  const path = roster(
    room,
    changed({
      0: { 班级: '七年级(2)班', 班主任: '白老师', 联系电话: '13900000009' },
      1: { 姓名: '周贰', 性别: '男', 监护人姓名: '周父', 关系: '父亲', 联系电话: '13800000022' },
      2: { 出生日期: '2013-07-30' },
    }),
  );
  const preview = await previewOf(room, path, { schoolYear: 2025 });
  expect(verdicts(preview.report)).toEqual(['陈一 changed', '周贰 changed', '赵三 changed', '钱四 same']);
  expect(lineOf(preview.report, '陈一').changes).toEqual([
    { field: '班级', old: '七年级(1)班', new: '七年级(2)班' },
    {
      field: '监护人',
      old: '陈父（父亲） 138\u00a00000\u00a00001',
      new: '陈父（父亲） 139\u00a00000\u00a00009',
    },
  ]);
  expect(lineOf(preview.report, '周贰').changes).toEqual([
    { field: '姓名', old: '周二', new: '周贰' },
    { field: '性别', old: '女', new: '男' },
    { field: '监护人', old: '', new: '周父（父亲） 138\u00a00000\u00a00022' },
  ]);
  expect(lineOf(preview.report, '赵三').changes).toEqual([
    { field: '出生日期', old: '2013年7月3日', new: '2013年7月30日' },
  ]);

  const { importId } = await room.get('roster.take', allOf(preview));
  expect(await fileOf(room, '陈一')).toMatchObject({
    className: '七年级(2)班',
    guardians: [{ name: '陈父', phone: '13900000009', firstContact: true }],
  });
  expect((await fileOf(room, '周贰')).guardians.map(({ name }) => name)).toEqual(['周母', '周父']);
  const history = room.desk.room?.access.read((reader) =>
    reader.db.all(
      `SELECT c.name, m.from_on AS fromOn, m.ended_on AS endedOn, m.import_id IS NOT NULL AS byRoster
       FROM class_memberships m JOIN school_classes c ON c.id = m.class_id JOIN students s ON s.id = m.student_id
       WHERE s.student_number = '1' ORDER BY m.recorded_at`,
    ),
  );
  expect(history).toEqual([
    { name: '七年级(1)班', fromOn: '2025-09-01', endedOn: '2026-08-29', byRoster: 1 },
    { name: '七年级(2)班', fromOn: '2026-08-29', endedOn: null, byRoster: 1 },
  ]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.filter(({ action }) => action === '更正学生信息')).toHaveLength(3);

  expect(await room.get('roster.undo', { importId })).toEqual({ students: 0, changes: 3, departures: 0 });
  expect(await everyone(room)).toEqual(before);
});

test('rows and changes that are not ticked are left alone, and the report says so', async () => {
  const room = await settled();
  const path = roster(room, [
    ...changed({ 0: { 联系电话: '13900000009' }, 1: { 联系电话: '13900000008' } }),
    ['5', '孙五', '男', '七年级(1)班', '', '', '', '', ''],
  ]);
  const preview = await previewOf(room, path, { schoolYear: 2025 });
  const wanted = allOf(preview);
  const { report } = await room.get('roster.take', {
    ...wanted,
    rows: [lineOf(preview.report, '周二').key],
  });
  expect(report.lines.map(({ name, taken }) => `${name} ${taken}`)).toEqual([
    '陈一 false',
    '周二 true',
    '赵三 false',
    '钱四 false',
    '孙五 false',
  ]);
  expect((await fileOf(room, '陈一')).guardians[0]?.phone).toBe('13800000001');
  expect((await fileOf(room, '周二')).guardians[0]?.phone).toBe('13900000008');
});

test('a namesake under another number is never guessed: a person says that it is another child', async () => {
  const room = await settled();
  const path = roster(room, [...ROWS.slice(1), ['91', '陈一', '男', '七年级(1)班', '', '', '', '', '']]);
  const preview = await previewOf(room, path, { schoolYear: 2025 });
  const line = lineOf(preview.report, '陈一');
  expect(line).toMatchObject({ verdict: 'sameName', taken: false });
  expect(line.message).toContain('学号 1');
  expect(preview.report.missing).toMatchObject([
    { name: '陈一', message: expect.stringContaining('学号不同') },
  ]);
  await room.get('roster.take', { ...allOf(preview), rows: [line.key] });
  expect((await room.get('students.list', {})).filter(({ name }) => name === '陈一')).toHaveLength(2);
});

test('two children of one name whose numbers are both in the file are two children', async () => {
  const room = await settled();
  const path = roster(room, [...ROWS, ['91', '陈一', '女', '七年级(1)班', '', '', '', '', '']]);
  const { report } = await previewOf(room, path, { schoolYear: 2025 });
  expect(report.lines.at(-1)).toMatchObject({ studentNumber: '91', verdict: 'fresh' });
});

test('another name under a known number is somebody else unless the birth date is the same', async () => {
  const room = await settled();
  const path = roster(room, changed({ 0: { 姓名: '吴九', 出生日期: '2013-01-01' } }));
  const { report } = await takeRoster(room, path, { schoolYear: 2025 });
  expect(lineOf(report, '吴九')).toMatchObject({ verdict: 'numberOfAnother', taken: false });
  expect(lineOf(report, '吴九').message).toContain('陈一');
  expect((await fileOf(room, '陈一')).bornOn).toBe('2013-05-01');
});

test('an empty cell takes nothing away, and a grandmother whom the roster does not know stays', async () => {
  const room = await settled();
  const path = roster(room, [['1', '陈一', '', '七年级(1)班', '', '', '', '', '']]);
  const { report } = await previewOf(room, path, { schoolYear: 2025 });
  expect(lineOf(report, '陈一').verdict).toBe('same');
});

test('the roster of the next school year moves known students into its classes from its first day', async () => {
  const room = await settled();
  const path = roster(room, [
    ...changed({ 0: { 班级: '八年级(1)班' }, 1: { 班级: '八年级(1)班' }, 2: { 班级: '八年级(2)班' } }).slice(
      0,
      3,
    ),
  ]);
  const preview = await previewOf(room, path, { schoolYear: 2026 });
  expect(verdicts(preview.report)).toEqual(['陈一 changed', '周二 changed', '赵三 changed']);
  expect(lineOf(preview.report, '陈一').changes).toEqual([
    { field: '班级', old: '七年级(1)班（2025学年）', new: '八年级(1)班（2026学年）' },
  ]);
  // 钱四 was in 八年级, and would be in 九年级: not a grade of this file.
  expect(preview.report.missing).toEqual([]);
  await room.get('roster.take', allOf(preview));
  expect((await fileOf(room, '陈一')).className).toBe('七年级(1)班');
  room.clock.now = new Date(2026, 8, 1, 10).getTime();
  expect((await fileOf(room, '陈一')).className).toBe('八年级(1)班');
  const again = await previewOf(room, path, { schoolYear: 2026 });
  expect(verdicts(again.report)).toEqual(['陈一 same', '周二 same', '赵三 same']);
  // Last year's roster, chosen once more by mistake, moves nobody back.
  const old = await previewOf(room, roster(room, ROWS), { schoolYear: 2025 });
  expect(lineOf(old.report, '陈一').verdict).toBe('same');
  expect(lineOf(old.report, '陈一').notices.join()).toContain('2026学年');
});

test('who is missing is reported, leaves only when a person says so, and comes back with the undoing', async () => {
  const room = await settled();
  const path = roster(room, ROWS.slice(0, 2));
  const preview = await previewOf(room, path, { schoolYear: 2025 });
  // 钱四 is of another grade than the file.
  expect(preview.report.missing).toMatchObject([{ name: '赵三', className: '七年级(2)班', departure: null }]);
  const studentId = await idOf(room, '赵三');
  const departure = { studentId, kind: 'transferred', leftOn: day('2026-08-20') } as const;
  for (const [leftOn, code] of [
    ['2025-09-01', 'tooEarly'],
    ['2026-08-30', 'tooLate'],
  ] as const) {
    const wanted = { ...allOf(preview), departures: [{ ...departure, leftOn: day(leftOn) }] };
    expect((await room.refused('roster.take', wanted)).code).toBe(code);
  }
  const { importId, report } = await room.get('roster.take', { ...allOf(preview), departures: [departure] });
  expect(report.missing[0]?.departure).toEqual({ kind: 'transferred', leftOn: '2026-08-20' });
  expect((await room.get('students.list', {})).map(({ name }) => name)).not.toContain('赵三');
  const back = await previewOf(room, roster(room, ROWS), { schoolYear: 2025 });
  expect(lineOf(back.report, '赵三')).toMatchObject({ verdict: 'hasLeft', taken: false });
  const weight = { students: 0, changes: 0, departures: 1 };
  expect(await room.get('roster.weighUndo', { importId })).toEqual(weight);
  expect(await room.get('roster.undo', { importId })).toEqual(weight);
  expect((await room.refused('roster.weighUndo', { importId })).code).toBe('alreadyUndone');
  expect(await fileOf(room, '赵三')).toMatchObject({ className: '七年级(2)班' });
});

test('an import is not undone over a later change, and says whose', async () => {
  const room = await settled();
  const path = roster(room, [
    ...changed({ 0: { 班级: '七年级(2)班' }, 1: { 出生日期: '2013-06-20' } }),
    ['5', '孙五', '男', '七年级(1)班', '', '', '', '', ''],
  ]);
  const { importId } = await takeRoster(room, path, { schoolYear: 2025 });
  room.clock.now += 86_400_000;
  const correct = async (name: string, className: string) => {
    const { id: studentId, studentNumber, gender, bornOn } = await fileOf(room, name);
    await room.get('students.correct', {
      studentId,
      particulars: {
        studentNumber,
        name,
        gender,
        bornOn,
        className,
      },
    });
  };
  await correct('陈一', '七年级(1)班');
  await correct('孙五', '七年级(2)班');
  const refused = await room.refused('roster.undo', { importId });
  expect(refused.code).toBe('changedSince');
  expect(refused.message).toContain('陈一（班级后来又变动过）');
  expect(refused.message).toContain('孙五');
  expect(refused.message).not.toContain('周二');
  expect((await fileOf(room, '周二')).bornOn).toBe('2013-06-20');
});

test.each([
  [
    'a session',
    async (room: TestDesk, studentId: Awaited<ReturnType<typeof idOf>>) =>
      room.get('sessions.write', { sessionId: null, text: sessionText([studentId]) }),
  ],
  [
    'a level',
    async (room: TestDesk, studentId: Awaited<ReturnType<typeof idOf>>) =>
      atLevel(room, studentId, 'attention', '2026-08-20'),
  ],
])(
  '%s that was written stands in the way of undoing who came, not of undoing what changed',
  async (_, write) => {
    const room = await settled();
    const came = await takeRoster(
      room,
      roster(room, [['5', '孙五', '男', '七年级(1)班', '', '', '', '', '']]),
      {
        schoolYear: 2025,
      },
    );
    const changes = await takeRoster(room, roster(room, changed({ 0: { 联系电话: '13900000009' } })), {
      schoolYear: 2025,
    });
    await write(room, await idOf(room, '孙五'));
    await write(room, await idOf(room, '陈一'));
    expect((await room.refused('roster.undo', { importId: came.importId })).message).toContain('孙五');
    await room.get('roster.undo', { importId: changes.importId });
    expect((await fileOf(room, '陈一')).guardians[0]?.phone).toBe('13800000001');
  },
);

test('what was written between the preview and the yes is never overlooked', async () => {
  const room = await settled();
  const preview = await previewOf(
    room,
    roster(room, [['5', '孙五', '男', '七年级(1)班', '', '', '', '', '']]),
    {
      schoolYear: 2025,
    },
  );
  await enrolled(room, { studentNumber: '5', name: '孙武' });
  expect((await room.refused('roster.take', allOf(preview))).code).toBe('changedSince');
  expect(
    (await room.get('students.list', {})).filter(({ studentNumber }) => studentNumber === '5'),
  ).toHaveLength(1);
});

test('columns without a word of what they hold are matched by what stands in them, and it is said so', async () => {
  const room = await deskInRoom();
  const rows = ROWS.map(([number, name, gender, className, , guardian, , phone, bornOn]) => [
    `2026000${number}`,
    name ?? '',
    gender ?? '',
    className ?? '',
    phone ?? '',
    bornOn ?? '',
    guardian ?? '',
  ]);
  room.chosen.open = roster(room, rows, ['甲', '乙', '丙', '丁', '戊', '己', '庚']);
  const opened = await room.get('roster.open', {});
  if (!opened) throw new Error('no file');
  const [group] = await room.get('roster.columns', {
    token: opened.token,
    sheets: [{ sheet: 0, headerRow: 1 }],
  });
  expect(group?.columns.map(({ heading, field, by }) => `${heading} ${field} ${by}`)).toEqual([
    '甲 studentNumber content',
    '乙 name content',
    '丙 gender content',
    '丁 className content',
    '戊 guardianPhone content',
    '己 bornOn content',
    '庚 null null',
  ]);
});

test('a file without any headings is read from its first row', async () => {
  const room = await deskInRoom();
  const rows = ROWS.map(([number, ...rest]) => [`2026000${number}`, ...rest]);
  const path = join(room.folder, '没有表头.csv');
  writeFileSync(path, rows.map((row) => row.join(',')).join('\r\n'));
  const { report } = await takeRoster(room, path);
  expect(report.lines.map(({ rowNumber, name, verdict }) => `${rowNumber} ${name} ${verdict}`)).toEqual([
    '1 陈一 fresh',
    '2 周二 fresh',
    '3 赵三 fresh',
    '4 钱四 fresh',
  ]);
});

test('how columns were matched is remembered for the next file with the same headings', async () => {
  const room = await deskInRoom();
  const headings = ['编码', '名', '在哪个班', '爸爸的号'];
  const rows = [['1', '陈一', '七年级(1)班', '13800000001']];
  const match = {
    编码: { field: 'studentNumber', person: '' },
    名: { field: 'name', person: '' },
    在哪个班: { field: 'className', person: '' },
    爸爸的号: { field: 'guardianPhone', person: '父亲' },
  } as const;
  await takeRoster(room, roster(room, rows, headings), { match, headerRow: { 名册: 1 } });
  expect((await fileOf(room, '陈一')).guardians).toMatchObject([{ relation: '父亲', phone: '13800000001' }]);
  room.chosen.open = roster(room, [['2', '周二', '七年级(1)班', '13800000002']], headings);
  const opened = await room.get('roster.open', {});
  if (!opened) throw new Error('no file');
  const [group] = await room.get('roster.columns', {
    token: opened.token,
    sheets: [{ sheet: 0, headerRow: 1 }],
  });
  expect(group?.columns.map(({ field, person, by }) => `${field}/${person} ${by}`)).toEqual([
    'studentNumber/ kept',
    'name/ kept',
    'className/ kept',
    'guardianPhone/父亲 kept',
  ]);
});

test('without a student number or a name nothing is read, and the refusal says which column is wanted', async () => {
  const room = await deskInRoom();
  room.chosen.open = roster(room, [['1', '陈一']], ['甲', '乙']);
  const outcome = await lookAtRoster(room, { headerRow: { 名册: 1 } });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'lacksColumn' } });
});

test('a month of birth is kept as one, completed by a day of it, and takes no day away; undone, it is as it was', async () => {
  const room = await deskInRoom();
  const bornOf = async (text: string) => {
    const taken = await takeRoster(room, roster(room, changed({ 0: { 出生日期: text } })));
    return { bornOn: (await fileOf(room, '陈一')).bornOn, ...taken };
  };
  expect((await bornOf('201305')).bornOn).toBe('2013-05');
  const completed = await bornOf('2013-05-06');
  expect(completed.bornOn).toBe('2013-05-06');
  expect(lineOf(completed.report, '陈一').changes).toEqual([
    { field: '出生日期', old: '2013年5月', new: '2013年5月6日' },
  ]);
  const less = await bornOf('2013年5月');
  expect(less.bornOn).toBe('2013-05-06');
  expect(lineOf(less.report, '陈一').verdict).toBe('same');
  await room.get('roster.undo', { importId: completed.importId });
  expect((await fileOf(room, '陈一')).bornOn).toBe('2013-05');
  expect((await bornOf('2013年6月')).bornOn).toBe('2013-06');
});

test('another name under a number is not the same child because the month of birth is the same', async () => {
  const room = await deskInRoom();
  await takeRoster(room, roster(room, changed({ 0: { 出生日期: '201305' } })));
  const { report } = await previewOf(
    room,
    roster(room, changed({ 0: { 出生日期: '201305', 姓名: '吴五' } })),
  );
  expect(lineOf(report, '吴五').verdict).toBe('numberOfAnother');
});
