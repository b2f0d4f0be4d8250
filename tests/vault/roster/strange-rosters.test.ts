import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BookType, CFB, utils, type WorkSheet, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/school-calendar.ts';
import { openRosterFile, readAsGuessed } from '#vault/roll/roster/reading/roster-file.ts';
import type { RosterRow, SkippedRow } from '#vault/roll/roster/reading/roster-reading.ts';

/*
 * Small files that went wrong for people, and their sisters: each is read as the wizard reads it when nothing is
 * changed.
 */

const TODAY = localDate('2026-11-28');

interface Read {
  students: RosterRow[];
  skipped: SkippedRow[];
  messages: string[];
}

function read(bytes: Uint8Array, fileName = '名册.csv'): Read {
  const file = readAsGuessed(bytes, fileName, TODAY);
  return {
    students: file.read.flatMap(({ reading }) => reading.rows),
    skipped: file.read.flatMap(({ reading }) => reading.skipped),
    messages: file.sheets.map(({ message }) => message),
  };
}

function strange(name: string): Read {
  const path = fileURLToPath(new URL(`./strange/${name}`, import.meta.url));
  return read(readFileSync(path), basename(path));
}

/** A delimited text of these lines. */
const text = (...lines: string[]): Read => read(Buffer.from(`${lines.join('\n')}\n`));

function book(
  rows: (string | number)[][],
  {
    merges = [],
    bookType = 'xlsx',
    change,
  }: { merges?: string[]; bookType?: BookType; change?: (sheet: WorkSheet) => void } = {},
): Read {
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges.map((area) => utils.decode_range(area));
  change?.(sheet);
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, '名册');
  return read(new Uint8Array(write(workbook, { type: 'array', bookType })), '名册.xlsx');
}

const names = ({ students }: Read) => students.map(({ name }) => name);
const numbers = ({ students }: Read) => students.map(({ studentNumber }) => studentNumber);
const classes = ({ students }: Read) => students.map(({ className }) => className);
const births = ({ students }: Read) => students.map(({ bornOn }) => bornOn);
const phones = ({ students }: Read) => students.map(({ guardians }) => guardians.map(({ phone }) => phone));
const families = ({ students }: Read) =>
  students.map(({ guardians }) =>
    guardians.map(({ name = '', relation = '', phone = '' }) => [name, relation, phone].join(' ').trim()),
  );
const notices = ({ students }: Read) => students.map((each) => each.notices);
const skips = ({ skipped }: Read) => skipped.map(({ rowNumber, message }) => `${rowNumber} ${message}`);

const NO_RESULT = '公式没有结果，请在 Excel 里打开保存一次';
const QUOTES = '这一行的引号不成对，后面的内容可能错位，请核对';

describe('what a person does not see in the sheet', () => {
  test('A01: rows that are filtered away are read, and it is told how to leave them out', () => {
    const file = strange('A01-hidden-rows.xlsx');
    expect(names(file)).toEqual(['陈一', '周二', '赵三', '钱四', '孙五']);
    expect(file.messages).toEqual([
      '有 2 行是隐藏的（如被筛选掉），也一起读入了；不要的话，请选“不读隐藏的行和列”，或在 Excel 里删去它们再导入',
    ]);
    expect(notices(file).map((each) => each.length)).toEqual([0, 1, 0, 1, 0]);
  });

  test('hidden rows of an .xls are told as those of an .xlsx', () => {
    const sheet = utils.aoa_to_sheet([
      ['学号', '姓名', '班级'],
      ['1', '陈一', '1班'],
      ['2', '周二', '1班'],
    ]);
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, sheet, '名册');
    const bytes = withHiddenRow(write(workbook, { type: 'array', bookType: 'biff8' }), 2);
    const opened = openRosterFile(bytes, '名册.xls', TODAY).sheets[0];
    expect(opened?.hidden).toEqual({ rows: 1, columns: 0 });
    expect(opened?.message).toContain('有 1 行是隐藏的');
  });

  test('hidden rows and columns are left out when the person says so', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('名册');
    sheet.addRows([
      ['学号', '姓名', '班级', '家长电话'],
      ['1', '陈一', '1班', '13800000001'],
      ['2', '周二', '1班', '13800000002'],
    ]);
    sheet.getRow(3).hidden = true;
    sheet.getColumn(4).hidden = true;
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const [opened] = openRosterFile(bytes, '名册.xlsx', TODAY, { leavesHiddenOut: true }).sheets;
    expect(opened?.hidden).toEqual({ rows: 1, columns: 1 });
    expect(opened?.message).toBe('');
    expect(JSON.stringify(opened?.sheet.rows)).not.toMatch(/周二|家长电话|13800000001/);
  });
});

describe('formulas without a result', () => {
  test('A02: each is told, and none is missing or dropped', () => {
    const file = strange('A02-formula-without-value.xlsx');
    expect(notices(file)[0]).toEqual([`电话的${NO_RESULT}`, `出生日期的${NO_RESULT}`]);
    expect(notices(file)[1]?.slice(0, 2)).toEqual([`性别的${NO_RESULT}`, `家长姓名的${NO_RESULT}`]);
    expect(skips(file)).toEqual([`3 姓名的${NO_RESULT}`, `4 班级的${NO_RESULT}`, `5 学号的${NO_RESULT}`]);
  });

  test('a formula that stands there as text has none either', () => {
    const file = text('学号,姓名,班级,家长电话', '1,陈一,1班,=Sheet2!B3', '=A1&"x",周二,1班,');
    expect(notices(file)).toEqual([[`电话的${NO_RESULT}`]]);
    expect(skips(file)).toEqual([`3 学号的${NO_RESULT}`]);
  });
});

describe('numbers as a person sees them', () => {
  test('A03: a format writes the first digits', () => {
    expect(numbers(strange('A03-number-with-prefix-format.xlsx'))).toEqual([
      '20260001',
      '20260002',
      '20260003',
    ]);
  });

  test.each<[format: string, value: number, number: string]>([
    ['"2026"0000', 7, '20260007'],
    ['"20"000000', 260_101, '20260101'],
    ['"G"0', 20_260_101, 'G20260101'],
    ['0000 0000', 20_260_101, '20260101'],
    ['#,##0', 20_260_101, '20260101'],
    ['0.00', 20_260_101, '20260101'],
    ['0.00E+00', 20_260_101, '20260101'],
  ])('the format %s of %d shows %s', (z, v, number) => {
    const change = (sheet: WorkSheet) => {
      sheet.A2 = { t: 'n', v, z };
    };
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const rows = [
        ['学号', '姓名', '班级'],
        [1, '陈一', '1班'],
      ];
      expect(numbers(book(rows, { bookType, change }))).toEqual([number]);
    }
  });

  test('so are phones, classes and birth dates', () => {
    const file = book(
      [
        ['学号', '姓名', '班级', '联系电话', '出生日期'],
        ['1', '陈一', 1, 1, 1],
      ],
      {
        change: (sheet) => {
          sheet.C2 = { t: 'n', v: 1, z: '"七年级("0")班"' };
          sheet.D2 = { t: 'n', v: 138_000, z: '"13800"000000' };
          sheet.E2 = { t: 'n', v: 130_501, z: '"20"000000' };
        },
      },
    );
    expect([classes(file), phones(file), births(file)]).toEqual([
      ['七年级(1)班'],
      [['13800138000']],
      ['2013-05-01'],
    ]);
  });

  test('A12: the .0 of a program that took every number for a fraction is no part of it', () => {
    const file = strange('A12-pandas-floats.csv');
    expect([numbers(file), phones(file)]).toEqual([
      ['20260101', '20260102'],
      [['13800138000'], []],
    ]);
    const sister = text('学号,姓名,年级,班级,性别,出生日期', '20260101.0,陈一,7.0,1.0,2.0,20130501.0');
    expect(sister.students).toMatchObject([
      { studentNumber: '20260101', className: '七年级(1)班', gender: 'female', bornOn: '2013-05-01' },
    ]);
  });

  test('A41: the sign that keeps Excel from reading a number is gone everywhere', () => {
    const file = strange('A41-apostrophes.csv');
    expect(file.students).toMatchObject([
      { studentNumber: '20260101', name: '陈一', className: '七年级(1)班', bornOn: '2013-05-01' },
      {
        studentNumber: '20260102',
        bornOn: '2013-05-01',
        guardians: [{ name: '周父', phone: '13800000002' }],
      },
    ]);
    expect(names(text('’学号,’姓名,’班级', "1,O'Neil,1班", "'2','D’Angelo','1班'"))).toEqual([
      "O'Neil",
      'D’Angelo',
    ]);
  });
});

test('A04: a ZIP64 package is read like any other', () => {
  expect(names(strange('A04-zip64.xlsx'))).toEqual(['陈一', '周二', '赵三']);
});

describe('letters', () => {
  test('A08: radicals are the letters they look like, in names, headings and classes', () => {
    expect(names(strange('A08-radicals-in-names.xlsx'))).toEqual(['高立方', '马小雨', '黄文', '石白']);
    expect(names(strange('A08d-one-radical.csv'))).toEqual(['王小明', '马超', '王小明']);
    const sister = text('学号,姓名,性别,班级', '1,⻢超,⼥,⾼⼀(1)班');
    expect(sister.students).toMatchObject([{ name: '马超', gender: 'female', className: '高一(1)班' }]);
  });

  test('A29: one dot for all that look like one; what may have been meant as one is told', () => {
    const file = strange('A29-middle-dots.csv');
    const doubtful = new Set(['11', '12', '13', '17']);
    for (const { studentNumber = '', name, notices: told } of file.students) {
      expect(doubtful.has(studentNumber) ? told.join() : name).toMatch(
        doubtful.has(studentNumber) ? /可能是间隔号“·”，请核对/ : /^\p{Script=Han}+·\p{Script=Han}+$/u,
      );
      if (!doubtful.has(studentNumber)) expect(told).toEqual([]);
    }
    expect(notices(text('学号,姓名,班级,家长姓名', '1,陈一,1班,卡哈尔-买买提'))[0]).toEqual([
      '家长姓名“卡哈尔-买买提”里的“-”可能是间隔号“·”，请核对',
    ]);
  });

  test('A30: what nobody sees is gone', () => {
    const file = strange('A30-compatibility-and-selectors.csv');
    expect(names(file).map((name) => [...name].length)).toEqual(Array.from({ length: 13 }, () => 2));
    expect(names(file).slice(0, 3)).toEqual(['李四', '金山', '葛明']);
  });
});

describe('quotation marks without a partner', () => {
  test('A13: the row is told, the other students are read', () => {
    const file = strange('A13-min.csv');
    expect(names(file)).toEqual(['陈一', '周二', '赵三']);
    expect(notices(file)).toEqual([[QUOTES], [], []]);
  });

  test.each<[string, string[], number[]]>([
    ['one that another row closes', ['1,陈一,1班,"陈父', '2,周二,1班,周父"', '3,赵三,1班,赵父'], [0, 1]],
    [
      'before a row with quotes of its own',
      ['1,陈一,1班,"陈父', '2,周二,1班,"周父"', '3,赵三,1班,赵父'],
      [0],
    ],
    ['at the end of a value', ['1,陈一,1班,陈父"', '2,周二,1班,周父', '3,赵三,1班,赵父'], [0]],
    ['at the beginning of a row', ['"1,陈一,1班,陈父', '2,周二,1班,周父', '3,"赵三",1班,赵父'], [0]],
    ['within a value', ['1,陈"一,1班,陈父', '2,"周"二,1班,周父', '3,赵三,1班,赵父'], [0, 1]],
  ])('%s', (_, lines, told) => {
    const file = text('学号,姓名,班级,家长姓名', ...lines);
    expect(families(file)).toEqual([['陈父'], ['周父'], ['赵父']]);
    expect(names(file)).toEqual(['陈一', '周二', '赵三']);
    expect(notices(file).flatMap((each, place) => (each.includes(QUOTES) ? [place] : []))).toEqual(told);
  });
});

describe('separators and encodings', () => {
  test('A14: semicolons between cells, commas inside them', () => {
    expect(names(strange('A14-min.csv'))).toEqual(['陈一']);
    expect(phones(strange('A14b-semicolons-with-commas.csv')).map((each) => each.length)).toEqual([
      5, 5, 5, 5, 5,
    ]);
  });

  test.each([
    ['a comma', ',', ''],
    ['a semicolon', ';', ',甲,乙,丙,丁,戊'],
    ['a tab', '\t', ',甲,乙,丙,丁,戊'],
    ['a bar', '|', ',甲,乙,丙,丁,戊'],
    ['a Chinese comma', '，', ''],
    ['blanks', '   ', ''],
  ])('%s, with headings and without', (_, separator, more) => {
    const rows = [
      ['20260101', '陈一', '七年级(1)班', `甲省${more}`],
      ['20260102', '周二', '七年级(2)班', '乙省'],
    ].map((row) => row.join(separator));
    const headed = text(['学号', '姓名', '班级', '籍贯'].join(separator), ...rows);
    expect(headed.students).toMatchObject([{ name: '陈一', className: '七年级(1)班' }, { name: '周二' }]);
    expect(names(text(...rows))).toEqual(['陈一', '周二']);
  });

  test('A40: a tab after every value is no separator, nor is one before', () => {
    expect(names(strange('A40-min.csv'))).toEqual(['陈一']);
    expect(names(text('"学号"\t,"姓名"\t,"班级"\t', '"1"\t,"陈一"\t,"1班"\t'))).toEqual(['陈一']);
    expect(names(text('\t学号,\t姓名,\t班级', '\t1,\t陈一,\t1班'))).toEqual(['陈一']);
  });

  test('A20: a character that was cut off garbles its cell, and not the file', () => {
    const file = strange('A20-min.csv');
    expect(names(file)).toEqual(['陈一']);
    expect(skips(file)).toEqual([expect.stringContaining('3 这一行有认不出的字（乱码）')]);
    const cut = read(Buffer.from('学号,姓名,班级\n1,陈一,1班\n2,周二,1班').subarray(0, -1));
    expect([names(cut), cut.skipped.length]).toEqual([['陈一'], 1]);
    const gbk = Buffer.from(
      'd1a7bac52cd0d5c3fb2cb0e0bcb60a372cd5c5c8fd2c31b0e00a382cd5c5c82c31b0e00a',
      'hex',
    );
    expect(names(read(gbk))).toEqual(['张三']);
  });

  test('what was guessed is told, and the person may choose otherwise', () => {
    const bytes = Buffer.from('学号;姓名\n1;陈,一\n');
    expect(openRosterFile(bytes, '名册.csv', TODAY).text).toEqual({ encoding: 'utf-8', separator: ';' });
    const chosen = openRosterFile(bytes, '名册.csv', TODAY, { encoding: 'gb18030', separator: ',' });
    expect(chosen.text).toEqual({ encoding: 'gb18030', separator: ',' });
  });
});

describe('headings', () => {
  test('A16: 学生信息 over the pupil’s columns, merged or not', () => {
    expect(families(strange('A16-two-level-header-student-group.xlsx'))).toEqual([
      ['陈父 父亲 13800000001'],
      ['吴母 母亲 13900000002'],
    ]);
    const csv = text(
      '基本信息,,,,监护人,,',
      '学号,姓名,性别,班级,姓名,关系,电话',
      '1,陈一,男,1班,陈父,父亲,13800000001',
    );
    expect(csv.students).toMatchObject([{ name: '陈一', gender: 'male', className: '1班' }]);
    expect(families(csv)).toEqual([['陈父 父亲 13800000001']]);
  });

  test('A17: what a guardian’s column says is never said of the child', () => {
    expect(strange('A17-guardian-gender.xlsx').students.map(({ gender }) => gender)).toEqual([
      'unknown',
      'unknown',
    ]);
    const born = text('学号,姓名,班级,父亲姓名,父亲出生年月,班主任性别', '1,陈一,1班,陈父,2010-05-01,男');
    expect(born.students).toMatchObject([{ gender: 'unknown', guardians: [{ name: '陈父' }] }]);
    expect(births(born)).toEqual([undefined]);
    const below = book(
      [
        ['学号', '姓名', '班级', '监护人信息', '', '', ''],
        ['', '', '', '姓名', '性别', '出生日期', '电话'],
        ['1', '陈一', '1班', '陈父', '男', '2010-05-01', '13800000001'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:G1'] },
    );
    expect(below.students).toMatchObject([
      { gender: 'unknown', guardians: [{ name: '陈父', phone: '13800000001' }] },
    ]);
    expect(births(below)).toEqual([undefined]);
  });

  test('A18: what was once, or is a part only, never wins', () => {
    expect(numbers(strange('A18-old-and-new-number.xlsx'))).toEqual(['20260901', '20260902']);
    expect(classes(strange('A18-old-and-new-number.xlsx'))).toEqual(['七年级(3)班', '七年级(4)班']);
    const file = text(
      '旧学号,学号后四位,学号（原）,学号,上学年班级,分班前班级,班级,姓名',
      '111,0222,333,444,六年级(1)班,六年级(2)班,七年级(1)班,陈一',
    );
    expect([numbers(file), classes(file)]).toEqual([['444'], ['七年级(1)班']]);
  });

  test('a remark in brackets is no part of a heading', () => {
    const file = text(
      '学号(8位),姓名（与身份证一致）,性别(男/女),班级（如：七年级1班）',
      '20260101,陈一,男,七年级(1)班',
    );
    expect(file.students).toMatchObject([{ studentNumber: '20260101', name: '陈一', gender: 'male' }]);
  });

  test('A46: remarks and samples under the headings are no students', () => {
    const file = strange('A46-vertical-title-and-notes.xlsx');
    expect(names(file)).toEqual(['陈一']);
    expect(skips(file)).toEqual(['4 这一行是填表的说明，不是学生', '6 这一行是填表的示例，不是学生']);
    const sister = text(
      '序号,学号,姓名,班级,备注',
      '说明,8位数字,与户口本一致,如：七年级1班,',
      ',必填,必填,必填,选填',
      '例,20269998,张三,七年级(1)班,',
      ',20269997,李四,七年级(1)班,示例',
      ',20269996,王五（示例）,七年级(1)班,',
      '1,20260101,陈一,七年级(1)班,',
    );
    expect(names(sister)).toEqual(['陈一']);
  });
});

test.each(['yyyy"年"m"月"', 'yyyy-mm', 'mmm-yy'])(
  'a month that Excel has made the first of it, shown by %s, is the month alone',
  (z) => {
    const at = (v: number) => (sheet: WorkSheet) => {
      sheet.D2 = { t: 'n', v, z };
    };
    const rows = [
      ['学号', '姓名', '班级', '出生日期'],
      ['1', '陈一', '1班', ''],
    ];
    expect(births(book(rows, { change: at(41_579) }))).toEqual(['2013-11']);
    // Shown as a month, but typed with its day.
    expect(births(book(rows, { change: at(41_583) }))).toEqual(['2013-11-05']);
  },
);

describe('where the students stand', () => {
  test('A19: far below a gap', () => {
    expect(strange('A19g-student-below-20000.xlsx').students.map(({ rowNumber }) => rowNumber)).toEqual([
      2, 30_000,
    ]);
    expect(strange('A19g-student-below-20000.xlsx').messages.join()).toContain('从第 30000 行起还有 1 行');
    expect(names(text('学号,姓名,班级', '1,陈一,1班', '\n'.repeat(25_000), '2,周二,1班'))).toEqual([
      '陈一',
      '周二',
    ]);
  });

  test('A36: father and mother in two rows, merged, left empty, or repeated', () => {
    expect(families(strange('A36-two-rows-each.xlsx'))).toEqual([
      ['陈父 父亲 13800000001', '周母 母亲 13900000001'],
      ['周父 父亲 13800000002', '吴母 母亲 13900000002'],
    ]);
    for (const second of [',,,周母,母亲,13900000001', '1,陈一,1班,周母,母亲,13900000001']) {
      const file = text(
        '学号,姓名,班级,监护人姓名,关系,联系电话',
        '1,陈一,1班,陈父,父亲,13800000001',
        second,
      );
      expect(families(file)).toEqual([['陈父 父亲 13800000001', '周母 母亲 13900000001']]);
      expect(skips(file)).toEqual(['3 这一行是第 2 行学生的另一位监护人，已一起读入']);
    }
  });

  test('A47: two lists beside each other', () => {
    const file = strange('A47-two-tables-side-by-side.xlsx');
    expect(names(file)).toEqual(['陈一', '周二', '赵三', '钱四']);
    expect(file.messages[1]).toBe('这张表上并排有 2 份名单，各自读入');
    const sister = text(
      '七年级(1)班,,,,七年级(2)班,,',
      '序号,学号,姓名,,序号,学号,姓名',
      '1,11,陈一,,1,21,周二',
    );
    expect(sister.students).toMatchObject([
      { name: '陈一', className: '七年级(1)班' },
      { name: '周二', className: '七年级(2)班' },
    ]);
  });

  test('A43: one child under two numbers is asked about', () => {
    const file = strange('A43-same-child-twice.csv');
    expect(file.students.map(({ twin }) => twin?.rowNumber)).toEqual([undefined, 2]);
    expect(notices(file)).toEqual([
      ['与第 3 行的“周小禾”很可能是同一名学生，号码不同，请核对'],
      ['与第 2 行的“周小禾”很可能是同一名学生，号码不同，请核对'],
    ]);
    const namesakes = text('学号,姓名,班级,出生日期', '1,陈一,1班,2013-05-01', '2,陈一,2班,2013-05-02');
    expect(notices(namesakes)).toEqual([[], []]);
  });
});

test('A28: several numbers in one cell are read where they are whole', () => {
  const [first, second] = ['13800138000', '13900139000'];
  const both = [first, second];
  expect(phones(strange('A28-phones-in-one-cell.xlsx'))).toEqual([
    both,
    both,
    both,
    both,
    [first, '057188880000'],
    [first],
    [first],
    [first],
    both,
    [],
    [],
    both,
    [first],
  ]);
  const sisters = [
    `${first}${second}`,
    `${first}&${second}`,
    `${first}+${second}`,
    `${first}~${second}`,
    `${first} 或 ${second}`,
    `${first}(爸爸)${second}(妈妈)`,
    '爸爸：138-0013-8000，妈妈：139-0013-9000',
    '１３８　００１３　８０００／１３９　００１３　９０００',
  ];
  const file = text('学号,姓名,班级,联系电话', ...sisters.map((each, n) => `${n},陈一,1班,"${each}"`));
  expect(phones(file)).toEqual(sisters.map(() => both));
  const part = text(
    '学号,姓名,班级,联系电话',
    '1,陈一,1班,138****8000',
    '2,周二,1班,13800138000、1390013900',
  );
  expect([phones(part), notices(part).map((each) => each.length)]).toEqual([
    [[], [first]],
    [1, 1],
  ]);
});

describe('A phone belongs to the name on its left', () => {
  const row = '1,陈一,1班,陈父,13800000001,周母,13900000001';
  test.each([
    [['学号,姓名,班级,父亲姓名,联系电话,母亲姓名,联系电话']],
    [['学号,姓名,班级,父亲,电话,母亲,电话']],
    [['学号,姓名,班级,父亲,,母亲,', ',,,姓名,联系电话,姓名,联系电话']],
    [['学生信息,,,家长信息,,,', '学号,姓名,班级,父亲姓名,联系电话,母亲姓名,联系电话']],
    [['学生信息,,,家庭情况,,,', '学号,姓名,班级,父亲姓名,联系电话,母亲姓名,联系电话']],
  ])('under %j', (headings) => {
    expect(families(text(...headings, row))).toEqual([['陈父 父亲 13800000001', '周母 母亲 13900000001']]);
  });

  test('also where both are called 监护人', () => {
    const file = text('学号,姓名,班级,监护人姓名,联系电话,监护人姓名,联系电话', row);
    expect(families(file)).toEqual([['陈父  13800000001', '周母  13900000001']]);
  });

  test('half a guardian, or one name twice, is told', () => {
    const headings = '学号,姓名,班级,父亲姓名,联系电话,母亲姓名,联系电话';
    expect(notices(text(headings, '1,陈一,1班,,13800000001,周母,'))).toEqual([
      ['父亲只有电话 13800000001，没有姓名，请核对'],
    ]);
    expect(notices(text(headings, '1,陈一,1班,陈父,13800000001,陈父,13900000001'))).toEqual([
      ['两位监护人都叫“陈父”，请核对是不是同一个人'],
    ]);
  });
});

describe('classes', () => {
  test('A45: twelve writings are one class', () => {
    expect(new Set(classes(strange('A45-class-in-many-writings.csv')))).toEqual(new Set(['七年级(1)班']));
  });

  test('A50: a grade that is a year makes a class of that year', () => {
    expect(classes(strange('A50-grade-class-year.xlsx'))).toEqual([
      '2026级(1)班',
      '2026级(1)班',
      '26级(3)班',
      '高2026级(1)班',
    ]);
  });
});

test('A51: midnight in China, written as UTC, is the next day; where two days can be meant, it is told', () => {
  const file = strange('A51-utc-midnight.csv');
  expect(births(file)).toEqual(['2013-05-02', '2013-05-02', '2013-05-02', undefined]);
  expect(notices(file)[3]).toEqual([
    '出生日期“2013-05-01 16:00:00”带着钟点，可能差了一天，未读入，请核对后写成 2012-03-05 这样',
  ]);
  const sisters = text(
    '学号,姓名,班级,出生日期',
    '1,陈一,1班,2013-05-02T00:00:00+08:00',
    '2,周二,1班,2013-12-31T16:00:00+0000',
    '3,赵三,1班,2013-05-01T15:59:17.000Z',
    '4,钱四,1班,2013/5/1 0:00',
  );
  expect(births(sisters)).toEqual(['2013-05-02', '2014-01-01', undefined, '2013-05-01']);
  const cell = book(
    [
      ['学号', '姓名', '班级', '出生日期'],
      ['1', '陈一', '1班', 1],
    ],
    {
      change: (sheet) => {
        sheet.D2 = { t: 'n', v: 41395 + 16 / 24, z: 'yyyy-mm-dd' };
      },
    },
  );
  expect([births(cell), notices(cell)[0]?.length]).toEqual([[undefined], 1]);
});

/** The .xls with a row hidden as Excel says it: a ROW record ([MS-XLS] 2.4.221) with fDyZero; our writer has none. */
function withHiddenRow(xls: ArrayBuffer, row: number): Uint8Array {
  const container = CFB.read(new Uint8Array(xls), { type: 'array' });
  const stream = CFB.find(container, '/Workbook');
  if (!stream) throw new Error('no workbook');
  const content = Buffer.from(stream.content);
  const record = Buffer.alloc(20);
  record.writeUInt16LE(0x0208, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(row, 4);
  record.writeUInt8(0x20, 16);
  // Behind the DIMENSIONS of the one sheet, where the rows of a sheet begin.
  let at = 0;
  while (content.readUInt16LE(at) !== 0x0200) at += 4 + content.readUInt16LE(at + 2);
  at += 4 + content.readUInt16LE(at + 2);
  stream.content = Buffer.concat([content.subarray(0, at), record, content.subarray(at)]);
  stream.size = stream.content.length;
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}
