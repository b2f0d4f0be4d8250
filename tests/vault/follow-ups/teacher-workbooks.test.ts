import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { StudentId, TrackingPeriodId } from '#shared/contract/fields.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { type Filling, filledIn } from '#tests/sample-school/filled-in-workbook.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { atLevel, day, enrolled } from '../sample.ts';

/*
 * The workbook goes out to a homeroom teacher, is filled in by hand in Excel or WPS, and comes back. It must tell the
 * teacher nothing that is not theirs to know, and nothing that comes back may end in the file of another child.
 */

const WEEKS = ['2026-08-10', '2026-08-17'].map(day);

interface School {
  room: TestDesk;
  periodId: TrackingPeriodId;
  he: StudentId;
}

/** Two classes with a teacher each, one without; today is Friday, 28 August 2026. */
async function school(): Promise<School> {
  const room = await deskInRoom();
  const he = await enrolled(room, { studentNumber: '1', name: '周小禾', className: '七年级(1)班' });
  const yi = await enrolled(room, { studentNumber: '2', name: '陈一鸣', className: '七年级(1)班' });
  const formula = await enrolled(room, { studentNumber: '3', name: '=SUM(A1)', className: '七年级(2)班' });
  const noTeacher = await enrolled(room, { studentNumber: '4', name: '张弛', className: '七年级(3)班' });
  const calm = await enrolled(room, { studentNumber: '5', name: '林静', className: '七年级(1)班' });
  for (const id of [he, yi, formula, noTeacher]) await atLevel(room, id, 'severe', '2026-03-01');
  await atLevel(room, calm, 'general', '2026-03-01');
  for (const [className, teacherName] of [
    ['七年级(1)班', '王芳'],
    ['七年级(2)班', '赵强'],
  ] as const) {
    await room.get('school.appointHomeroomTeacher', { className, teacherName, fromOn: day('2026-02-01') });
  }
  const { periodId } = await room.get('followUps.addPeriod', {
    name: '暑期',
    fromOn: day('2026-08-03'),
    untilOn: day('2026-08-30'),
  });
  return { room, periodId, he };
}

/** Saves the workbooks of two weeks; gives their paths, by file name. */
async function handedOut(
  { room, periodId }: School,
  wanted: { weeks?: LocalDate[]; password?: string } = {},
) {
  room.chosen.folder = room.folder;
  const saved = await room.get('followUps.saveWorkbooks', {
    periodId,
    weeks: WEEKS,
    withRecorded: false,
    ...wanted,
  });
  if (!saved.saved) throw new Error('no folder was chosen');
  const folder = join(room.folder, saved.fileName);
  const files = readdirSync(folder).sort();
  return { saved, files, paths: files.map((file) => join(folder, file)) };
}

async function lookedAt({ room, periodId }: School, ...paths: string[]) {
  room.chosen.several = paths;
  const opened = await room.get('followUps.openWorkbooks', { periodId });
  if (!opened) throw new Error('no file was chosen');
  return opened;
}

async function takenAll(at: School, ...paths: string[]) {
  const { token, report } = await lookedAt(at, ...paths);
  const rows = report.lines.filter(({ taken }) => taken).map(({ key }) => key);
  return at.room.get('followUps.takeWorkbooks', { token, rows });
}

const told = ({ lines }: RosterReport) =>
  lines
    .filter(({ verdict }) => verdict !== 'notFilledIn')
    .map(({ rowNumber, verdict, message }) => `${rowNumber} ${verdict}${message && ` ${message}`}`);

async function recordsOf({ room, periodId }: School) {
  const { students } = await room.get('followUps.board', { periodId });
  return students.flatMap(({ name, weeks }) =>
    weeks.flatMap(({ followUps }) =>
      followUps.map(({ occurredOn, channel, text }) => `${name} ${occurredOn} ${channel} ${text}`),
    ),
  );
}

const CALM: Filling = { D: '2026-08-12', E: '电话', F: '按时起床，和同学打了球。' };

test('each teacher gets one workbook with the own students and weeks, and nothing of why', async () => {
  const at = await school();
  const { saved, files, paths } = await handedOut(at);
  expect(saved).toMatchObject({ teachers: 2, students: 3 });
  expect(files).toEqual(['王芳 七年级(1)班 每周情况.xlsx', '赵强 七年级(2)班 每周情况.xlsx']);
  const bytes = readFileSync(paths[0] ?? '');
  const sheet = read(bytes).Sheets.每周情况;
  if (!sheet) throw new Error('no sheet');
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, blankrows: false });
  expect(rows.slice(-5).map((row) => row.slice(0, 6))).toEqual(
    [
      ['班级', '姓名', '周次', '观察日期', '方式', '看到、听到的情况'],
      ['七年级(1)班', '陈一鸣', '8月10日至16日', ...Array(3)],
      ['七年级(1)班', '陈一鸣', '8月17日至23日', ...Array(3)],
      ['七年级(1)班', '周小禾', '8月10日至16日', ...Array(3)],
      ['七年级(1)班', '周小禾', '8月17日至23日', ...Array(3)],
    ].map((row) => [...row]),
  );
  const words = JSON.stringify(rows);
  for (const never of ['类', '高危', '预警', '危机', '情绪持续低落', '林静', '张弛', String(at.he)]) {
    expect(words, never).not.toContain(never);
  }
  expect(new Set(rows.slice(-4).map((row) => row[6])).size).toBe(4);
});

test('what is not to be filled in is protected, ways are chosen from a list, and days are those of the week', async () => {
  const { paths } = await handedOut(await school());
  const zip = new ZipReader(new Uint8ArrayReader(readFileSync(paths[0] ?? '')));
  const part = (await zip.getEntries()).find(({ filename }) => filename === 'xl/worksheets/sheet1.xml');
  if (!part || part.directory) throw new Error('no sheet');
  const xml = new TextDecoder().decode(await part.getData(new Uint8ArrayWriter()));
  expect(xml).toMatch(/<sheetProtection sheet="1"/);
  expect(xml).toContain('当面,电话,线上,家访,经他人了解');
  expect(xml).toMatch(/<dataValidation type="date"[^>]*sqref="D6"/);
  expect(xml).toMatch(/<col min="7" max="7"[^>]*hidden="1"/);
});

test('a name that looks like a formula is a text', async () => {
  const { paths } = await handedOut(await school());
  const cell = read(readFileSync(paths[1] ?? '')).Sheets.每周情况?.B6;
  expect([cell?.t, cell?.v, cell?.f]).toEqual(['s', '=SUM(A1)', undefined]);
});

test('a week that was let go, that has a record or is not asked for is in no workbook', async () => {
  const at = await school();
  const { room, he, periodId } = at;
  await room.get('followUps.write', {
    followUpId: null,
    compared: null,
    studentId: he,
    occurredOn: day('2026-08-11'),
    channel: 'phone',
    text: '平稳',
  });
  const counted = await room.get('followUps.askedTeachers', { periodId, weeks: WEEKS, withRecorded: false });
  expect(counted).toEqual({
    teachers: [
      { name: '王芳', classNames: ['七年级(1)班'], students: 2, rows: 3 },
      { name: '赵强', classNames: ['七年级(2)班'], students: 1, rows: 2 },
    ],
    withoutTeacher: [{ className: '七年级(3)班', students: 1 }],
  });
  const all = await room.get('followUps.askedTeachers', { periodId, weeks: WEEKS, withRecorded: true });
  expect(all.teachers[0]?.rows).toBe(4);
  const none = await room.refused('followUps.saveWorkbooks', { periodId, weeks: [], withRecorded: false });
  expect(none.code).toBe('nobodyAsked');
});

test('with a password each workbook is an encrypted file of its own', async () => {
  const { files, paths } = await handedOut(await school(), { password: 'kite-Harbor-52' });
  expect(files).toEqual(['王芳 七年级(1)班 每周情况.zip', '赵强 七年级(2)班 每周情况.zip']);
  const zip = new ZipReader(new Uint8ArrayReader(readFileSync(paths[0] ?? '')), {
    password: 'kite-Harbor-52',
  });
  const [entry] = await zip.getEntries();
  expect([entry?.filename, entry?.encrypted]).toEqual(['每周情况.xlsx', true]);
});

test('what was filled in is shown first, and then written with who said so', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', {
    8: CALM,
    9: { D: new Date('2026-08-19T00:00:00Z'), E: '当面', F: '“不想上学”，说了两次。\n=1+1' },
  });
  const { report } = await lookedAt(at, back);
  expect(told(report)).toEqual(['8 reported', '9 reported']);
  expect(await recordsOf(at)).toEqual([]);
  await takenAll(at, back);
  expect(await recordsOf(at)).toEqual([
    '周小禾 2026-08-12 phone 班主任王芳反映：按时起床，和同学打了球。',
    '周小禾 2026-08-19 inPerson 班主任王芳反映：“不想上学”，说了两次。\n=1+1',
  ]);
});

test('whoever filled it in instead of the homeroom teacher is named', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  await takenAll(at, await filledIn(paths[0] ?? '', { 3: { B: '李明' }, 8: CALM }));
  expect(await recordsOf(at)).toEqual(['周小禾 2026-08-12 phone 李明反映：按时起床，和同学打了球。']);
});

test('the same file twice brings nothing twice', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 8: CALM });
  await takenAll(at, back);
  expect(told((await lookedAt(at, back)).report)).toEqual(['8 reportSame']);
  expect(told((await lookedAt(at, back, back)).report)).toEqual(['8 reportSame', '8 reportSame']);
  await takenAll(at, back);
  expect(await recordsOf(at)).toHaveLength(1);
});

test('other words of the same row change the record that it made, with the old words beside them', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  await takenAll(at, await filledIn(paths[0] ?? '', { 8: CALM }));
  const later = await filledIn(paths[0] ?? '', { 8: { ...CALM, F: '晚上十二点还在线。' } }, '再交.xlsx');
  const { report } = await lookedAt(at, later);
  expect(report.lines.find(({ rowNumber }) => rowNumber === 8)).toMatchObject({
    verdict: 'reportChanged',
    changes: [
      {
        field: '情况',
        old: '班主任王芳反映：按时起床，和同学打了球。',
        new: '班主任王芳反映：晚上十二点还在线。',
      },
    ],
  });
  const { importId } = await takenAll(at, later);
  expect(await recordsOf(at)).toEqual(['周小禾 2026-08-12 phone 班主任王芳反映：晚上十二点还在线。']);
  expect(await at.room.get('followUps.undoWorkbooks', { importId })).toEqual({ removed: 0, putBack: 1 });
  expect(await recordsOf(at)).toEqual(['周小禾 2026-08-12 phone 班主任王芳反映：按时起床，和同学打了球。']);
  expect(told((await lookedAt(at, later)).report)).toEqual(['8 reportChanged']);
});

test('an import is taken back in one step, and can come in again', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 6: CALM, 8: CALM });
  const { importId } = await takenAll(at, back);
  expect(await at.room.get('followUps.weighWorkbooksUndo', { importId })).toEqual({ removed: 2, putBack: 0 });
  await at.room.get('followUps.undoWorkbooks', { importId });
  expect(await recordsOf(at)).toEqual([]);
  expect((await at.room.refused('followUps.undoWorkbooks', { importId })).code).toBe('alreadyUndone');
  await takenAll(at, back);
  expect(await recordsOf(at)).toHaveLength(2);
});

test('an import whose records were changed by a later one is not taken back over it', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const { importId } = await takenAll(at, await filledIn(paths[0] ?? '', { 8: CALM }));
  await takenAll(at, await filledIn(paths[0] ?? '', { 8: { ...CALM, E: '家访' } }));
  const refused = await at.room.refused('followUps.undoWorkbooks', { importId });
  expect(refused.code).toBe('changedSince');
  expect(refused.message).toContain('周小禾（这一条后来又改过）');
});

test('a record that was deleted by hand comes back only where somebody says so', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 8: CALM });
  await takenAll(at, back);
  const { students } = await at.room.get('followUps.board', { periodId: at.periodId });
  const opens = students.flatMap(({ weeks }) => weeks.flatMap(({ followUps }) => followUps))[0]?.opens;
  if (opens?.record !== 'followUp') throw new Error('no record');
  await at.room.get('followUps.remove', { followUpId: opens.id, reason: '写错了人' });
  const { report } = await lookedAt(at, back);
  expect(report.lines.find(({ rowNumber }) => rowNumber === 8)).toMatchObject({
    verdict: 'reported',
    taken: false,
    notices: ['以前导入过，后来删除了；要再写入请勾选'],
  });
});

test('rows are found again after sorting and deleting', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await filledIn(paths[0] ?? '', { 8: CALM }));
  const [sheet] = workbook.worksheets;
  const cells = (row: number) => [1, 2, 3, 4, 5, 6, 7].map((column) => sheet?.getCell(row, column).value);
  const [sixth, eighth] = [cells(6), cells(8)];
  sixth.forEach((value, n) => {
    if (sheet) sheet.getCell(8, n + 1).value = value as ExcelJS.CellValue;
  });
  eighth.forEach((value, n) => {
    if (sheet) sheet.getCell(6, n + 1).value = value as ExcelJS.CellValue;
  });
  sheet?.spliceRows(7, 1);
  const path = join(at.room.folder, '排过序.xlsx');
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
  await takenAll(at, path);
  expect(await recordsOf(at)).toEqual(['周小禾 2026-08-12 phone 班主任王芳反映：按时起床，和同学打了球。']);
});

test.each<[string, Filling, RegExp]>([
  ['a key that was changed', { ...CALM, G: 'abc' }, /行号被改动或删掉了/],
  ['the name of another beside it', { ...CALM, B: '陈一鸣' }, /可能粘贴错了行/],
  ['another week beside it', { ...CALM, C: '8月17日至23日' }, /可能粘贴错了行/],
  ['no day', { E: '电话', F: '平稳' }, /没有写观察日期/],
  ['a month for a day', { ...CALM, D: '2026-08' }, /请写到日/],
  ['a day of another week', { ...CALM, D: '2026-08-18' }, /不在这一周/],
  ['a day that no calendar has', { ...CALM, D: '2026-08-32' }, /没有这一天/],
  ['an unknown way', { ...CALM, E: '微信' }, /方式“微信”不在列表里/],
  ['no way', { ...CALM, E: '' }, /没有选方式/],
  ['no words', { ...CALM, F: '' }, /没有写看到、听到的情况/],
  ['too many words', { ...CALM, F: '好'.repeat(2001) }, /超过 2000 个字/],
  ['a formula without a result', { ...CALM, F: { formula: 'A1&B1' } }, /公式没有结果/],
])('a row with %s is told, and written to nobody', async (_what, cells, says) => {
  const at = await school();
  const { paths } = await handedOut(at);
  const { token, report } = await lookedAt(at, await filledIn(paths[0] ?? '', { 8: cells }));
  const line = report.lines.find(({ rowNumber }) => rowNumber === 8);
  expect(line?.verdict).toBe('reportUnclear');
  expect(line?.message).toMatch(says);
  const refused = await at.room.refused('followUps.takeWorkbooks', { token, rows: [line?.key ?? ''] });
  expect(refused.code).toBe('notInPreview');
  expect(await recordsOf(at)).toEqual([]);
});

test('a day that is yet to come is told', async () => {
  const at = await school();
  const { paths } = await handedOut(at, { weeks: [day('2026-08-24')] });
  const back = await filledIn(paths[0] ?? '', { 6: { ...CALM, D: '2026-08-29' } });
  expect(told((await lookedAt(at, back)).report)).toEqual([
    '6 reportUnclear 观察日期2026年8月29日还没有到，请核对。',
  ]);
});

test('a row of another period, or of another vault, is told', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 8: CALM });
  const { periodId } = await at.room.get('followUps.addPeriod', {
    name: '秋季',
    fromOn: day('2026-08-31'),
    untilOn: day('2026-12-31'),
  });
  expect(told((await lookedAt({ ...at, periodId }, back)).report)).toEqual([
    '8 reportUnclear 这一行属于跟踪周期“暑期”，请到那个周期里导入。',
  ]);
  const elsewhere = await school();
  expect(told((await lookedAt(elsewhere, back)).report)[0]).toMatch(/行号被改动或删掉了/);
});

test('one week that was filled in twice, in other words, is left to whoever knows', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const one = await filledIn(paths[0] ?? '', { 8: CALM }, '一.xlsx');
  const other = await filledIn(paths[0] ?? '', { 8: { ...CALM, F: '没有联系上' } }, '二.xlsx');
  expect(told((await lookedAt(at, one, other)).report)).toEqual(
    Array(2).fill(
      '8 reportUnclear 这名学生的这一周填了几次，内容不一样：“一.xlsx”第 8 行、“二.xlsx”第 8 行。请只留一行。',
    ),
  );
});

test('a file that is no workbook of ours is told, and keeps the others from nothing', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 8: CALM });
  const strange = join(at.room.folder, '课表.csv');
  writeFileSync(strange, '周一,周二\n语文,数学\n');
  const { report } = await lookedAt(at, strange, back);
  expect(report.skippedSheets.map(({ name }) => name)).toEqual(['课表.csv']);
  expect(told(report)).toEqual(['8 reported']);
  at.room.chosen.several = [strange];
  const refused = await at.room.refused('followUps.openWorkbooks', { periodId: at.periodId });
  expect(refused.code).toBe('notTeacherWorkbook');
});

test('a student who has left since is told, and nothing is written', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  const back = await filledIn(paths[0] ?? '', { 8: CALM });
  const { token, report } = await lookedAt(at, back);
  await at.room.get('archive.leave', {
    studentIds: [at.he],
    kind: 'transferred',
    leftOn: day('2026-08-27'),
    destination: '',
    reason: '',
  });
  const rows = report.lines.filter(({ taken }) => taken).map(({ key }) => key);
  expect((await at.room.refused('followUps.takeWorkbooks', { token, rows })).code).toBe('changedSince');
  expect(told((await lookedAt(at, back)).report)[0]).toMatch(/^8 reportUnclear .*离校/);
});

test('out and back are in the log, each by its own line', async () => {
  const at = await school();
  const { paths } = await handedOut(at);
  await takenAll(at, await filledIn(paths[0] ?? '', { 8: CALM }));
  const { lines } = await at.room.get('audit.recent', { before: null });
  const said = lines.map(({ action, subject }) => [action, subject]);
  expect(said).toContainEqual(['导出班主任填表', '暑期，2 位班主任，3 名学生']);
  expect(said).toContainEqual(['导入班主任填表', '交回.xlsx：写入 1 条，改动 0 条']);
  expect(said).toContainEqual(['写跟踪记录', '周小禾（1）']);
});
