import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/school-calendar.ts';
import type { RosterReading, RosterRow } from '#vault/roll/roster/reading/roster-reading.ts';
import { readRosterFile } from '../rosters.ts';

const TODAY = localDate('2026-09-01');
const HEADINGS = ['学号', '姓名', '性别', '班级', '班主任', '监护人姓名', '关系', '联系电话', '出生日期'];

type CellValue = ExcelJS.CellValue;

/** A real workbook with these rows on one sheet. */
async function workbook(
  rows: readonly (readonly CellValue[])[],
  {
    sheetName = 'Sheet1',
    merges = [],
    from1904 = false,
  }: { sheetName?: string; merges?: string[]; from1904?: boolean } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = from1904;
  const sheet = book.addWorksheet(sheetName);
  for (const row of rows) sheet.addRow([...row]);
  for (const area of merges) sheet.mergeCells(area);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function readingOf(
  rows: readonly (readonly CellValue[])[],
  options?: Parameters<typeof workbook>[1],
): Promise<RosterReading> {
  const { sheets } = readRosterFile(await workbook(rows, options), '名册.xlsx', TODAY);
  return sheets[0]?.reading ?? { rows: [], skipped: [] };
}

/** The one student of a roster that has nothing but this cell beside number, name and class. */
async function studentWith(
  heading: string,
  cell: CellValue,
  options?: Parameters<typeof workbook>[1],
): Promise<RosterRow> {
  const { rows } = await readingOf(
    [
      ['学号', '姓名', '班级', heading],
      ['20260101', '张三', '七年级(1)班', cell],
    ],
    options,
  );
  const [student] = rows;
  if (!student) throw new Error('the student was not taken');
  return student;
}

const shown = (reading: RosterReading): string[] =>
  reading.skipped.map((row) => `${row.rowNumber} ${row.message}`);

describe('a plain roster', () => {
  test('every column comes through as it was written', async () => {
    const { rows, skipped } = await readingOf([
      HEADINGS,
      ['20260101', '张三', '男', '七年级(1)班', '王老师', '张伟', '父亲', '13800138000', '2014-03-05'],
    ]);
    expect(rows).toEqual([
      {
        rowNumber: 2,
        studentNumber: '20260101',
        name: '张三',
        gender: 'male',
        className: '七年级(1)班',
        homeroomTeacher: '王老师',
        guardians: [{ name: '张伟', relation: '父亲', phone: '13800138000' }],
        bornOn: '2014-03-05',
        notices: [],
      },
    ]);
    expect(skipped).toEqual([]);
  });

  test('the header is found under title rows, in any order, with breaks and spaces in its names', async () => {
    const { rows } = await readingOf(
      [
        ['海棠湾虚构中学学生名册'],
        ['填报日期：2026年9月1日'],
        [],
        ['班 级', '出生\n日期', '学生姓名*', '家长电话(必填)', '学籍号', '性　别'],
        ['七年级（2）班', '2014.3.5', '李四', '13800138000', 'G0001', '女'],
      ],
      { merges: ['A1:F1', 'A2:F2'] },
    );
    expect(rows).toMatchObject([
      {
        rowNumber: 5,
        registrationNumber: 'G0001',
        name: '李四',
        gender: 'female',
        className: '七年级(2)班',
        guardians: [{ phone: '13800138000' }],
        bornOn: '2014-03-05',
      },
    ]);
  });

  test('学号 and 学籍号 are two numbers of one student, wherever they stand', async () => {
    const { rows } = await readingOf([
      ['学籍号', '姓名', '学号', '班级'],
      ['G330102201403050011', '张三', '001', '701班'],
    ]);
    expect(rows).toMatchObject([{ studentNumber: '001', registrationNumber: 'G330102201403050011' }]);
  });

  test('the 身份证号 of a parent is not read at all', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '身份证号', '家长身份证号'],
      ['1', '张三', '1班', '', '330102198001010011'],
    ]);
    expect(rows).toMatchObject([{ gender: 'unknown', notices: [] }]);
    expect(rows[0]).not.toHaveProperty('bornOn');
  });

  test('cells that are merged over several rows belong to each of them', async () => {
    const { rows } = await readingOf(
      [
        ['班级', '学号', '姓名'],
        ['七年级(1)班', '1', '张三'],
        ['', '2', '李四'],
        ['', '3', '王五'],
      ],
      { merges: ['A2:A4'] },
    );
    expect(rows.map((row) => row.className)).toEqual(['七年级(1)班', '七年级(1)班', '七年级(1)班']);
  });

  test('a group heading over two columns and the headings below it are read together', async () => {
    const { rows } = await readingOf(
      [
        ['学号', '姓名', '班级', '父亲', '', '母亲', ''],
        ['', '', '', '姓名', '电话', '姓名', '电话'],
        ['1', '张三', '1班', '张伟', '13800138000', '李芳', '13900139000'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'] },
    );
    expect(rows).toMatchObject([
      {
        rowNumber: 3,
        name: '张三',
        guardians: [
          { name: '张伟', relation: '父亲', phone: '13800138000' },
          { name: '李芳', relation: '母亲', phone: '13900139000' },
        ],
      },
    ]);
  });

  test('a formula is worth what it last showed', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级'],
      [{ formula: 'A1&"x"', result: '20260101' }, { formula: '1+1', result: '张三' }, '1班'],
    ]);
    expect(rows).toMatchObject([{ studentNumber: '20260101', name: '张三' }]);
  });
});

describe('the class', () => {
  test.each([
    ['七', '3', '七3班', '七(3)班'],
    ['七年级', '3', undefined, '七年级(3)班'],
    ['七年级', '3班', undefined, '七年级(3)班'],
    ['7', '03', undefined, '七年级(3)班'],
    ['七年级', '七年级（3）班', undefined, '七年级(3)班'],
    ['初一', '（3）班', undefined, '初一(3)班'],
    ['初一', '火箭班', undefined, '初一火箭班'],
    ['', '701', undefined, '701班'],
  ])('年级 %s and 班级 %s', async (grade, schoolClass, _, expected) => {
    const { rows } = await readingOf([
      ['学号', '姓名', '年级', '班级'],
      ['1', '张三', grade, schoolClass],
    ]);
    expect(rows[0]?.className).toBe(expected);
  });

  test('the title names the class of a sheet without the column', async () => {
    const { rows } = await readingOf([['2026学年 七年级（3）班 学生名册'], ['学号', '姓名'], ['1', '张三']]);
    expect(rows[0]?.className).toBe('七年级(3)班');
  });

  test('the sheet is named after its class', async () => {
    const { rows } = await readingOf(
      [
        ['学号', '姓名'],
        ['1', '张三'],
      ],
      { sheetName: '七(3)班' },
    );
    expect(rows[0]?.className).toBe('七(3)班');
  });

  test('a class title between the rows begins another class', async () => {
    const reading = await readingOf(
      [['七年级(1)班'], ['学号', '姓名'], ['1', '张三'], ['七年级(2)班'], ['学号', '姓名'], ['2', '李四']],
      { merges: ['A1:B1', 'A4:B4'] },
    );
    expect(reading.rows.map((row) => [row.name, row.className])).toEqual([
      ['张三', '七年级(1)班'],
      ['李四', '七年级(2)班'],
    ]);
    expect(shown(reading)).toEqual([
      '4 这一行是班级标题，下面没有写班级的学生按“七年级(2)班”读入',
      '5 这一行是重复的表头',
    ]);
  });

  test('a class that Excel took for a date is reported', async () => {
    const { skipped } = await readingOf([
      ['学号', '姓名', '班级'],
      ['1', '张三', new Date('2026-07-03T00:00:00Z')],
    ]);
    expect(skipped).toMatchObject([
      {
        rowNumber: 2,
        reason: 'noClass',
        name: '张三',
        message: expect.stringContaining('班级被 Excel 变成了日期'),
      },
    ]);
  });
});

describe('names', () => {
  test.each([
    ['张 三', '张三'],
    ['李　四', '李四'],
    [' 王五 ', '王五'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽 ・ 买买提', '阿依古丽·买买提'],
    ['阿依古丽‧买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['Mary  Ann Smith', 'Mary Ann Smith'],
    ['Ｍａｒｙ', 'Mary'],
    ['李𠮷安', '李𠮷安'],
    ['周㛃', '周㛃'],
    ['刘䶮', '刘䶮'],
    ['张\u200b三', '张三'],
    ['e\u0301lan', 'élan'],
  ])('%s is read as %s', async (written, read) => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级'],
      ['1', written, '1班'],
    ]);
    expect(rows[0]?.name).toBe(read);
  });

  test('a question mark where a rare character was is pointed out', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级'],
      ['1', '李?安', '1班'],
    ]);
    expect(rows[0]).toMatchObject({
      name: '李?安',
      notices: ['姓名“李?安”里可能有没显示出来的生僻字，请核对'],
    });
  });
});

describe('genders', () => {
  test.each([
    ['男', 'male'],
    ['女', 'female'],
    ['男生', 'male'],
    ['女性', 'female'],
    ['M', 'male'],
    ['ｆ', 'female'],
    [1, 'male'],
    [2, 'female'],
    ['', 'unknown'],
  ])('%s', async (written, gender) => {
    const student = await studentWith('性别', written);
    expect(student).toMatchObject({ gender, notices: [] });
  });

  test('what is no gender is not guessed', async () => {
    expect(await studentWith('性别', '张')).toMatchObject({
      gender: 'unknown',
      notices: ['性别“张”没有认出来，记为未填'],
    });
  });
});

describe('dates of birth', () => {
  test.each([
    ['2014-3-5'],
    ['2014-03-05'],
    ['2014/03/05'],
    ['2014.3.5'],
    ['2014年3月5日'],
    ['２０１４年３月５日'],
    ['2014 年 3 月 5 日'],
    ['20140305'],
    [20140305],
    ['2014-03-05 00:00:00'],
    [41703],
    ['41703'],
    [new Date('2014-03-05T00:00:00Z')],
  ])('%s is 2014-03-05', async (written) => {
    expect(await studentWith('出生日期', written)).toMatchObject({ bornOn: '2014-03-05', notices: [] });
  });

  test.each([['2014年3月'], ['2014-03'], ['2014.03'], ['2014/3'], ['201403'], [201403]])(
    '%s is the month alone',
    async (written) => {
      expect(await studentWith('出生日期', written)).toMatchObject({ bornOn: '2014-03', notices: [] });
    },
  );

  test('a workbook of an old Mac counts its days from 1904', async () => {
    const serial = 41703 - 1462;
    expect((await studentWith('出生日期', serial, { from1904: true })).bornOn).toBe('2014-03-05');
  });

  test.each([
    ['2012-02-30', '出生日期“2012-02-30”没有这一天，未读入，请核对后补填'],
    ['14-3-5', '出生日期“14-3-5”有不止一种读法，未读入，请写成 2012-03-05 这样'],
    ['3/5/2014', '出生日期“3/5/2014”有不止一种读法，未读入，请写成 2012-03-05 这样'],
    ['140305', '出生日期“140305”有不止一种读法，未读入，请写成 2012-03-05 这样'],
    ['2014年', '出生日期“2014年”没有写到日，未读入，请核对后补填'],
    ['2014.1', '出生日期“2014.1”没有写到日，未读入，请核对后补填'],
    ['201413', '出生日期“201413”没有写到日，未读入，请核对后补填'],
    ['2025年3月', '按出生日期“2025年3月”算是 1 岁，未读入，请核对后补填'],
    ['2025-03-05', '按出生日期“2025-03-05”算是 1 岁，未读入，请核对后补填'],
    ['1970-03-05', '按出生日期“1970-03-05”算是 56 岁，未读入，请核对后补填'],
    ['2062-03-05', '出生日期“2062-03-05”在今天之后，未读入，请核对后补填'],
    ['属马', '出生日期“属马”没有认出来，未读入，请写成 2012-03-05 这样'],
    [{ error: '#N/A' as const }, '出生日期的公式出错（#N/A），未读入'],
  ])('%s is left out, and said so', async (written, notice) => {
    const student = await studentWith('出生日期', written);
    expect(student.bornOn).toBeUndefined();
    expect(student.notices).toEqual([notice]);
  });
});

describe('phones', () => {
  test.each([
    ['13800138000', ['13800138000']],
    ['138 0013 8000', ['13800138000']],
    ['138-0013-8000', ['13800138000']],
    ['+86 138 0013 8000', ['13800138000']],
    ['８６-13800138000', ['13800138000']],
    [13800138000, ['13800138000']],
    ['0571-88880000', ['057188880000']],
    ['(0571) 88880000', ['057188880000']],
    ['13800138000/13900139000', ['13800138000', '13900139000']],
    ['13800138000、13900139000', ['13800138000', '13900139000']],
    ['13800138000，13900139000', ['13800138000', '13900139000']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['无', []],
  ])('%s', async (written, phones) => {
    const student = await studentWith('联系电话', written);
    expect(student.guardians.map((guardian) => guardian.phone)).toEqual(phones);
    expect(student.notices).toEqual([]);
  });

  test('the first of two numbers is the named guardian’s, the second another contact’s', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '家长姓名', '关系', '家长电话'],
      ['1', '张三', '1班', '张伟', '父亲', '13800138000/13900139000'],
    ]);
    expect(rows[0]?.guardians).toEqual([
      { name: '张伟', relation: '父亲', phone: '13800138000' },
      { phone: '13900139000' },
    ]);
  });

  test('a number that says whose it is', async () => {
    const student = await studentWith('联系电话', '13800138000（父）、母:13900139000');
    expect(student.guardians).toEqual([
      { relation: '父亲', phone: '13800138000' },
      { relation: '母亲', phone: '13900139000' },
    ]);
  });

  test.each([
    ['1.38E+10', '电话成了“1.38E+10”，后面的数字丢了，未读入；请在表里把该列设为文本后重填'],
    ['1380013800', '电话“1380013800”不像电话号码，未读入，请核对'],
    ['问班主任', '电话“问班主任”不像电话号码，未读入，请核对'],
    [{ error: '#REF!' as const }, '电话的公式出错（#REF!），未读入'],
  ])('%s is kept out, and shown', async (written, notice) => {
    expect(await studentWith('联系电话', written)).toMatchObject({ guardians: [], notices: [notice] });
  });

  test('the homeroom teacher’s phone is not a guardian’s', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '班主任', '班主任电话', '家长', '电话'],
      ['1', '张三', '1班', '王老师', '13700137000', '张伟', '13800138000'],
    ]);
    expect(rows[0]).toMatchObject({
      homeroomTeacher: '王老师',
      guardians: [{ name: '张伟', phone: '13800138000' }],
    });
  });

  test('联系电话 beside 班主任 is the teacher’s when a whole class has the same one', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '班主任', '联系电话'],
      ['1', '张三', '1班', '王老师', '13700137000'],
      ['2', '李四', '1班', '王老师', '13700137000'],
      ['3', '王五', '1班', '王老师', '13700137000'],
    ]);
    expect(rows.map((row) => row.guardians)).toEqual([[], [], []]);
  });

  test('联系电话 beside 班主任 is the families’ when it differs from child to child', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '班主任', '联系电话'],
      ['1', '张三', '1班', '王老师', '13800138001'],
      ['2', '李四', '1班', '王老师', '13800138002'],
      ['3', '王五', '1班', '王老师', '13800138003'],
    ]);
    expect(rows.map((row) => row.guardians[0]?.phone)).toEqual(['13800138001', '13800138002', '13800138003']);
  });

  test('a student’s own phone is not a guardian’s', async () => {
    expect((await studentWith('学生电话', '13800138000')).guardians).toEqual([]);
  });

  test('the guardian named 父亲 and the column 父亲电话 are one person', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级', '监护人', '关系', '父亲电话', '母亲电话'],
      ['1', '张三', '1班', '张伟', '父亲', '13800138000', '13900139000'],
    ]);
    expect(rows[0]?.guardians).toEqual([
      { name: '张伟', relation: '父亲', phone: '13800138000' },
      { relation: '母亲', phone: '13900139000' },
    ]);
  });

  test.each(['家长姓名及电话', '监护人姓名和联系方式'])('%s holds both', async (heading) => {
    expect((await studentWith(heading, '张伟 138 0013 8000')).guardians).toEqual([
      { name: '张伟', phone: '13800138000' },
    ]);
  });
});

describe('student numbers', () => {
  test.each([
    ['001', '001'],
    ['20260101', '20260101'],
    [20260101, '20260101'],
    ['２０２６０１０１', '20260101'],
    [' 2026 0101 ', '20260101'],
    ['G330102201403050011', 'G330102201403050011'],
    [123456789012345, '123456789012345'],
  ])('%s', async (written, number) => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级'],
      [written, '张三', '1班'],
    ]);
    expect(rows[0]?.studentNumber).toBe(number);
  });

  test('zeros that a number format shows are part of the number', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet();
    sheet.addRow(['学号', '姓名', '班级']);
    sheet.addRow([26001, '张三', '1班']).getCell(1).numFmt = '00000000';
    const { sheets } = readRosterFile(new Uint8Array(await book.xlsx.writeBuffer()), '名册.xlsx', TODAY);
    expect(sheets[0]?.reading.rows[0]?.studentNumber).toBe('00026001');
  });

  test.each([['1.23457E+18'], [1234567890123456800], [new Date('2026-01-01T00:00:00Z')], [2026.5]])(
    '%s has lost digits, and is reported',
    async (written) => {
      const { rows, skipped } = await readingOf([
        ['学号', '姓名', '班级'],
        [written, '张三', '1班'],
      ]);
      expect(rows).toEqual([]);
      expect(skipped).toMatchObject([
        {
          rowNumber: 2,
          reason: 'damagedNumber',
          name: '张三',
          message: expect.stringMatching(
            /^学号成了“.+”，原来的数字丢了；请把学号一列设为文本，重新填写后再导入$/,
          ),
        },
      ]);
    },
  );
});

describe('rows that are not taken', () => {
  test('each is told with its number and why; blank rows at the end are nothing to tell', async () => {
    const reading = await readingOf([
      ['七年级名册'],
      ['学号', '姓名', '班级'],
      ['1', '张三', '1班'],
      [],
      ['1', '张三', '1班'],
      ['', '李四', '1班'],
      ['2', '', '1班'],
      ['3', '王五', ''],
      ['学号', '姓名', '班级'],
      [{ error: '#N/A' }, '赵六', '1班'],
      ['4', { error: '#REF!' }, '1班'],
      ['5', '钱七', '1班'],
      ['合计', '5人'],
      ['填表人：教务处'],
      ['', '制表：王老师'],
      [' '],
      [],
    ]);
    expect(reading.rows.map((row) => [row.rowNumber, row.name])).toEqual([
      [3, '张三'],
      [12, '钱七'],
    ]);
    expect(shown(reading)).toEqual([
      '4 这一行是空行',
      '5 学号 1 与第 3 行重复，已取先出现的一行；如果是两位学生，请改正学号',
      '6 没有学号，请在表里补上后再导入',
      '7 学号 2 没有姓名，请补上后再导入',
      '8 没有班级，请在表里补上班级（或在表的标题里写明班级）后再导入',
      '9 这一行是重复的表头',
      '10 学号的公式出错（#N/A），请在表里改好后再导入',
      '11 姓名的公式出错（#REF!），请在表里改好后再导入',
      '13 这一行是合计，不是学生',
      '14 这一行是表尾的说明或签名，不是学生',
      '15 这一行是表尾的说明或签名，不是学生',
    ]);
    expect(reading.skipped.find((row) => row.rowNumber === 6)?.name).toBe('李四');
  });

  test('a row that was skipped does not hold its number: the next one with it is taken', async () => {
    const { rows } = await readingOf([
      ['学号', '姓名', '班级'],
      ['1', '', '1班'],
      ['1', '张三', '1班'],
    ]);
    expect(rows.map((row) => row.rowNumber)).toEqual([3]);
  });

  test('a number that stands on two sheets is taken from the first, which the message names', async () => {
    const book = new ExcelJS.Workbook();
    for (const name of ['七(1)班', '总表'])
      book.addWorksheet(name).addRows([
        ['学号', '姓名', '班级'],
        ['1', '张三', '七(1)班'],
      ]);
    const { sheets } = readRosterFile(new Uint8Array(await book.xlsx.writeBuffer()), '名册.xlsx', TODAY);
    expect(sheets.map(({ reading }) => reading.rows.length)).toEqual([1, 0]);
    expect(sheets[1]?.reading.skipped[0]?.message).toBe(
      '学号 1 与“七(1)班”的第 2 行重复，已取先出现的一行；如果是两位学生，请改正学号',
    );
  });
});
