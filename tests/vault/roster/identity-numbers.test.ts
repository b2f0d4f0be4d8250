import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/school-calendar.ts';
import { readAsGuessed } from '#vault/roll/roster/reading/roster-file.ts';
import { deskInRoom } from '../desk.ts';
import { allOf, takeRoster } from '../rosters.ts';

/*
 * 身份证号: birth date and gender are taken from it and compared; the number itself is nowhere. The numbers are made up.
 */

const TODAY = localDate('2026-11-28');
const BOY = '330102201403050017';
const GIRL = '330102201403050025';
const PARENT = '330102198001010018';

const read = (...lines: string[]) => readAsGuessed(Buffer.from(`${lines.join('\n')}\n`), '名册.csv', TODAY);
const students = (...lines: string[]) => read(...lines).read.flatMap(({ reading }) => reading.rows);

describe('what an identity number tells', () => {
  test('birth date and gender where there is no such column, or the cell is empty', () => {
    expect(students('学号,姓名,班级,身份证号', `1,陈一,1班,${BOY}`, `2,周二,1班,${GIRL}`)).toMatchObject([
      { bornOn: '2014-03-05', gender: 'male', notices: [] },
      { bornOn: '2014-03-05', gender: 'female', notices: [] },
    ]);
    expect(students('学号,姓名,班级,性别,出生日期,身份证号', `1,陈一,1班,,,${BOY}`)).toMatchObject([
      { bornOn: '2014-03-05', gender: 'male', notices: [] },
    ]);
  });

  test.each([
    ['X at the end', '33010220140305005X'],
    ['x', '33010220140305005x'],
    ['× for X', '33010220140305005×'],
    ['full width', '３３０１０２２０１４０３０５００１７'],
    ['in groups', '330102 20140305 0017'],
    ["kept as text by a '", `'${BOY}`],
  ])('however it is written: %s', (_, number) => {
    expect(students('学号,姓名,班级,学生身份证号', `1,陈一,1班,${number}`)).toMatchObject([
      { bornOn: '2014-03-05', gender: 'male', notices: [] },
    ]);
  });

  test('what the roster says stays, and a difference names both values', () => {
    const [differs, agrees] = students(
      '学号,姓名,班级,性别,出生日期,身份证号',
      `1,陈一,1班,女,2014-03-06,${BOY}`,
      `2,周二,1班,女,2014-03-05,${GIRL}`,
    );
    expect(differs).toMatchObject({
      bornOn: '2014-03-06',
      gender: 'female',
      notices: [
        '出生日期写的是2014年3月6日，身份证号里是2014年3月5日，按写的读入，请核对',
        '性别写的是女，身份证号里是男，按写的读入，请核对',
      ],
    });
    expect(agrees?.notices).toEqual([]);
  });

  test('a month that the roster says gets its day, and another month is a difference', () => {
    const [completed, differs] = students(
      '学号,姓名,班级,出生日期,身份证号',
      `1,陈一,1班,201403,${BOY}`,
      `2,周二,1班,201404,${GIRL}`,
    );
    expect(completed).toMatchObject({ bornOn: '2014-03-05', notices: [] });
    expect(differs).toMatchObject({
      bornOn: '2014-04',
      notices: ['出生日期写的是2014年4月，身份证号里是2014年3月5日，按写的读入，请核对'],
    });
  });

  test.each([
    ['a wrong check digit', '330102201403050018', '校验码'],
    ['no day of the calendar', '330102201402300017', '不像 18 位身份证号'],
    ['too few digits', '33010220140305001', '不像 18 位身份证号'],
    ['lost digits', '3.30102E+17', '后面的数字丢了'],
    ['somebody of 46', PARENT, '算是 46 岁'],
  ])('%s tells nothing but that', (_, number, notice) => {
    const [student] = students('学号,姓名,班级,身份证号', `1,陈一,1班,${number}`);
    expect(student).toMatchObject({ gender: 'unknown', notices: [expect.stringContaining(notice)] });
    expect(student).not.toHaveProperty('bornOn');
  });

  test('a number cell keeps fifteen digits, which is not enough', () => {
    const sheet = utils.aoa_to_sheet([
      ['学号', '姓名', '班级', '身份证号'],
      ['1', '陈一', '1班', ''],
    ]);
    sheet.D2 = { t: 'n', v: Number(BOY), z: '0' } satisfies CellObject;
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, sheet, '名册');
    const bytes = new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx' }));
    const file = readAsGuessed(bytes, '名册.xlsx', TODAY);
    expect(file.read[0]?.reading.rows[0]?.notices).toEqual([expect.stringContaining('后面的数字丢了')]);
    expect(JSON.stringify(file)).not.toContain('33010220140305');
  });

  test('a column of them without a heading is offered as one', () => {
    const { columns } = read(`20260101,陈一,七年级1班,${BOY}`, `20260102,周二,七年级1班,${GIRL}`);
    expect(columns.at(-1)).toMatchObject({
      field: 'identityNumber',
      by: 'content',
      samples: ['〔身份证号不保存〕'],
    });
  });
});

describe('the number itself', () => {
  test('where another thing belongs it is told and not read, and what stands beside it is', () => {
    const file = read(
      '学号,姓名,班级,家长姓名,家长电话',
      `1,陈一,1班,陈伟 ${PARENT},13800138000`,
      `2,周二,1班,周芳,${PARENT}`,
      `3,赵三 ${BOY},1班,,13800138002/${PARENT}`,
      `${BOY},钱四,1班,,`,
    );
    const [{ reading }] = file.read as [(typeof file.read)[number]];
    expect(reading.rows).toMatchObject([
      { name: '陈一', guardians: [{ name: '陈伟', phone: '13800138000' }] },
      { name: '周二', guardians: [{ name: '周芳' }] },
      { name: '赵三', guardians: [{ phone: '13800138002' }] },
    ]);
    expect(reading.rows.map(({ notices }) => notices[0])).toEqual([
      '家长姓名里有身份证号，没有读入，也不保存',
      '电话里有身份证号，没有读入，也不保存',
      '姓名里有身份证号，没有读入，也不保存',
    ]);
    expect(reading.skipped).toMatchObject([{ reason: 'identityNumber', name: '钱四' }]);
    expect(JSON.stringify(file)).not.toMatch(/330102/);
  });

  test('a 学籍号 with a letter before the digits is a number of its own', () => {
    expect(students('学籍号,姓名,班级', `G${BOY},陈一,1班`)).toMatchObject([
      { registrationNumber: `G${BOY}` },
    ]);
  });

  test('a student number is none because 身份证 stands in the remark of its heading', () => {
    const file = students('学号（与身份证号不同）,姓名（同身份证）,班级', '20260101,陈一,1班');
    expect(file).toMatchObject([{ studentNumber: '20260101', name: '陈一', notices: [] }]);
  });

  test('a row of students that was taken for the headings is not remembered for the number in it', async () => {
    const room = await deskInRoom();
    const path = join(room.folder, '名册.csv');
    writeFileSync(path, `1,陈一,七年级1班,${BOY}\n2,周二,七年级1班,${GIRL}\n`);
    const match = (field: 'studentNumber' | 'name' | 'className') => ({ field, person: '' });
    await takeRoster(room, path, {
      headerRow: { 名册: 1 },
      match: { 1: match('studentNumber'), 陈一: match('name'), 七年级1班: match('className') },
    });
    const opened = await room.get('roster.open', {});
    const columns = await room.get('roster.columns', {
      token: opened?.token ?? '',
      sheets: [{ sheet: 0, headerRow: 1 }],
    });
    expect(columns.flatMap((group) => group.columns.map(({ by }) => by))).not.toContain('kept');
  });

  test('is on no screen, in no report, in no log, and in nothing that is remembered', async () => {
    const room = await deskInRoom();
    const path = join(room.folder, '名册.csv');
    writeFileSync(
      path,
      [
        '学号,姓名,班级,身份证号,证件,家长电话,家长身份证号',
        `1,陈一,1班,${BOY},E12345678,${PARENT},330102800101001`,
        `2,周二,1班,330102201403050018,${GIRL},13800138000,${PARENT}`,
      ].join('\n'),
    );
    room.chosen.open = path;
    const opened = await room.get('roster.open', {});
    if (!opened) throw new Error('nothing was chosen');
    const { token, schoolYear } = opened;
    const columns = await room.get('roster.columns', { token, sheets: [{ sheet: 0, headerRow: 1 }] });
    const chosen = (columns[0]?.columns ?? []).map(({ column, field, person }) => ({
      column,
      field,
      person,
    }));
    const sheets = [{ sheet: 0, headerRow: 1, columns: chosen }];
    const report = await room.get('roster.compare', { token, schoolYear, sheets });
    const taken = await room.get('roster.take', allOf({ token, report }));
    const { importId } = taken;
    const everything = [
      opened,
      columns,
      report,
      taken,
      await room.get('roster.report', { importId }),
      await room.get('roster.imports', {}),
      await room.get('students.list', {}),
      await room.get('audit.recent', { before: null }),
    ];
    expect(JSON.stringify(everything)).not.toMatch(/\d{17}|330102|E12345678/);
    expect(report.lines).toMatchObject([{ bornOn: '2014-03-05' }, { bornOn: null }]);
  });
});
