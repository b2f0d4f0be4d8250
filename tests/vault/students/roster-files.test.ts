import { CFB, utils, type WorkBook, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Failure, Refusal } from '#shared/outcome.ts';
import { localDate } from '#shared/school-calendar.ts';
import { encodeGb18030 } from '#tests/sample-school/gb18030.ts';
import { findHeader } from '#vault/roll/roster/reading/header.ts';
import { readRoster } from '#vault/roll/roster/reading/read-roster.ts';
import { readSheets } from '#vault/roll/roster/reading/read-sheets.ts';
import { openRosterFile } from '#vault/roll/roster/reading/roster-file.ts';
import type { Cell } from '#vault/roll/roster/reading/sheet.ts';
import { readRosterFile, whole } from '../rosters.ts';

const TODAY = localDate('2026-09-01');
const TEXT =
  '学号,姓名,班级,家长电话\r\n001,李𠮷安,七年级(1)班,13800138000\r\n20260101,周㛃,七年级(1)班,13900139000\r\n';
const STUDENTS = [
  ['001', '李𠮷安', '七年级(1)班', '13800138000'],
  ['20260101', '周㛃', '七年级(1)班', '13900139000'],
];
const ROWS = TEXT.trim()
  .split('\r\n')
  .map((row) => row.split(','));

function studentsIn(bytes: Uint8Array, fileName = '名册'): (string | undefined)[][] {
  return readRosterFile(bytes, fileName, TODAY).sheets.flatMap(({ reading }) =>
    reading.rows.map((row) => [row.studentNumber, row.name, row.className, row.guardians[0]?.phone]),
  );
}

/** What a person is told when the file is refused. */
function refusalOf(bytes: Uint8Array, fileName: string): Failure {
  try {
    readRosterFile(bytes, fileName, TODAY);
  } catch (failure) {
    if (failure instanceof Refusal) return failure.failure;
    throw failure;
  }
  throw new Error('the file was not refused');
}

function book(rows: (string | number)[][]): WorkBook {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), '名册');
  return workbook;
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}

function u16(...numbers: number[]): Buffer {
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

/** A record of an old workbook: type, length, content. */
function record(type: number, content: Buffer): Buffer {
  return Buffer.concat([u16(type, content.length), content]);
}

/** An old workbook's container with this stream of records in it. */
function containerOf(stream: Buffer): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Book', stream);
  return new Uint8Array(Buffer.from(CFB.write(container, { type: 'buffer' })));
}

/** Excel 95: its texts are bytes of the code page that it names. */
function excel95(rows: string[][]): Uint8Array {
  const beginning = (kind: number) => record(0x0809, u16(0x0500, kind, 0, 0));
  const end = record(0x000a, Buffer.alloc(0));
  const globals = (sheetAt: number) =>
    Buffer.concat([
      beginning(0x0005),
      record(0x0042, u16(936)),
      record(0x0085, Buffer.concat([u16(sheetAt, 0, 0), Buffer.from('\x06Sheet1', 'latin1')])),
      end,
    ]);
  const labels = rows.flatMap((row, r) =>
    row.map((text, c) => {
      const bytes = encodeGb18030(text);
      return record(0x0204, Buffer.concat([u16(r, c, 0, bytes.length), bytes]));
    }),
  );
  return containerOf(Buffer.concat([globals(globals(0).length), beginning(0x0010), ...labels, end]));
}

describe('one roster, however it was saved', () => {
  const saved: [string, () => Uint8Array][] = [
    ['CSV, UTF-8', () => Buffer.from(TEXT)],
    ['CSV, UTF-8 with its mark', () => Buffer.from(`\ufeff${TEXT}`)],
    ['CSV, UTF-16 as Excel’s “Unicode text”', () => utf16(TEXT.replaceAll(',', '\t'), 'le', true)],
    ['CSV, UTF-16 big-endian', () => utf16(TEXT, 'be', true)],
    ['CSV, UTF-16 without its mark', () => utf16(TEXT, 'le', false)],
    ['CSV, UTF-16 big-endian without its mark', () => utf16(TEXT, 'be', false)],
    // U+4E00 has its zero byte where a comma has its letter.
    [
      'CSV, UTF-16 without its mark, with 一 in it',
      () => utf16(`${TEXT}\r\n`.replaceAll('\r\n', ',一\r\n'), 'le', false),
    ],
    ['CSV, GB18030', () => encodeGb18030(TEXT)],
    [
      'CSV with semicolons and quotes',
      () => Buffer.from(TEXT.replace(/[^,\r\n]+/g, '"$&"').replaceAll(',', ';')),
    ],
    ['CSV with bare line feeds and no last one', () => Buffer.from(TEXT.replaceAll('\r', '').trim())],
    ['CSV that says its separator', () => Buffer.from(`sep=,\r\n${TEXT}`)],
    ['CSV with numbers protected as ="001"', () => Buffer.from(TEXT.replace(/^(\d+)/gm, '="$1"'))],
    [
      '.xlsx',
      () => new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'xlsx', compression: true })),
    ],
    ['.xls of Excel 97', () => new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'biff8' }))],
  ];
  test.each(saved)('%s', (_, bytes) => {
    expect(studentsIn(bytes())).toEqual(STUDENTS);
  });

  test('bytes of GBK, written by hand: 学号,姓名,班级 / 7,张三,1班', () => {
    const hex = 'd1a7bac52cd0d5c3fb2cb0e0bcb60a372cd5c5c8fd2c31b0e0';
    expect(studentsIn(new Uint8Array(Buffer.from(hex, 'hex')))).toEqual([['7', '张三', '1班', undefined]]);
  });

  test('.xls of Excel 95 holds its Chinese in code page 936', () => {
    const bytes = excel95([
      ['学号', '姓名', '班级'],
      ['001', '张三', '1班'],
    ]);
    expect(studentsIn(bytes)).toEqual([['001', '张三', '1班', undefined]]);
  });

  test('a quoted cell with a line break is one row, and the row numbers are Excel’s', () => {
    const [sheet] = readRosterFile(
      Buffer.from('学号,"姓\n名",班级\n1,张三,1班\n,李四,1班\n'),
      '名册.csv',
      TODAY,
    ).sheets;
    expect(sheet?.reading.rows[0]?.rowNumber).toBe(2);
    expect(sheet?.reading.skipped[0]?.rowNumber).toBe(3);
  });

  test('letters that could not be decoded are reported, not taken', () => {
    const bytes = Buffer.concat([
      Buffer.from('学号,姓名,班级\n1,张三,1班\n2,'),
      Buffer.from('\ufffd四,1班\n'),
    ]);
    const [sheet] = readRosterFile(bytes, '名册.csv', TODAY).sheets;
    expect(sheet?.reading.skipped).toMatchObject([{ rowNumber: 3, reason: 'garbled' }]);
  });
});

describe('several sheets', () => {
  test('those without a roster are named, and why', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('说明').addRow(['请认真填写']);
    workbook.addWorksheet('七(1)班').addRows([
      ['学号', '姓名'],
      ['1', '张三'],
    ]);
    workbook.addWorksheet('七(2)班').addRows([['名册'], ['姓名', '学号'], ['李四', '2']]);
    workbook.addWorksheet('Sheet4');
    workbook.addWorksheet('旧名册', { state: 'hidden' }).addRows([
      ['学号', '姓名'],
      ['9', '旧人'],
    ]);
    const file = readRosterFile(new Uint8Array(await workbook.xlsx.writeBuffer()), '名册.xlsx', TODAY);
    expect(
      file.sheets.map(({ name, headerRow, reading }) => [
        name,
        headerRow,
        reading.rows.map((row) => row.className),
      ]),
    ).toEqual([
      ['七(1)班', 1, ['七(1)班']],
      ['七(2)班', 2, ['七(2)班']],
    ]);
    expect(file.skippedSheets).toEqual([
      { name: '说明', message: '没有看到表头，也没有认出哪一列是学号和姓名；是名册的话请勾选，再指出来' },
      { name: 'Sheet4', message: '这张工作表是空的' },
      { name: '旧名册', message: '这张工作表是隐藏的，需要时请勾选' },
    ]);
  });
});

describe('files that are refused say what to do', () => {
  const zipOf = (parts: Record<string, string>): Uint8Array => {
    const zip = CFB.utils.cfb_new();
    for (const [name, text] of Object.entries(parts)) CFB.utils.cfb_add(zip, name, Buffer.from(text));
    return new Uint8Array(
      CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array,
    );
  };

  test.each<[string, () => Uint8Array, string, RegExp]>([
    ['an empty file', () => new Uint8Array(), 'rosterEmpty', /是空的.*核对是否选对了文件/],
    ['a file of blank lines', () => Buffer.from('\r\n,,\r\n'), 'rosterEmpty', /是空的/],
    [
      'a workbook with nothing in it',
      () => new Uint8Array(write(book([]), { type: 'array', bookType: 'xlsx' })),
      'rosterEmpty',
      /没有内容/,
    ],
    [
      'a picture',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'notRoster',
      /不是表格文件.*请选择 \.xlsx、\.xls 或 \.csv/,
    ],
    [
      'a Word document',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'notRoster',
      /先整理成表格/,
    ],
    [
      'a workbook cut off while downloading',
      () => new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'xlsx' })).subarray(0, 900),
      'rosterDamaged',
      /没有下载完整或已损坏/,
    ],
    [
      'an old workbook cut off',
      () => new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'biff8' })).subarray(0, 600),
      'rosterDamaged',
      /另存为 \.xlsx/,
    ],
    [
      'a web page named .xls',
      () => encodeGb18030('<html><script>alert(1)</script><table><tr><td>学号</td></tr></table></html>'),
      'rosterIsWebPage',
      /其实是一张网页.*另存为 \.xlsx/,
    ],
    [
      'an .xlsb',
      () => new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'xlsb' })),
      'rosterIsBinary',
      /另存为 \.xlsx/,
    ],
    ['more than 20 MB', () => new Uint8Array(20 * 1024 * 1024 + 1), 'rosterTooLarge', /按年级分成几个文件/],
  ])('%s', (_, bytes, code, message) => {
    const refusal = refusalOf(bytes(), '名册.xlsx');
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
    expect(refusal.message).toContain('“名册.xlsx”');
  });

  test('an encrypted .xlsx', () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096));
    const bytes = new Uint8Array(Buffer.from(CFB.write(container, { type: 'buffer' })));
    expect(refusalOf(bytes, '名册.xlsx')).toEqual({
      code: 'rosterEncrypted',
      message:
        '“名册.xlsx”设了打开密码。请在 Excel 或 WPS 里输入密码打开，另存为不带密码的文件后再导入；导入后请删除这份文件。',
    });
  });
});

test('a table that is no roster is left alone until the person says what is what', () => {
  const { sheets, skippedSheets } = readRosterFile(
    Buffer.from('序号,姓名,分数\n1,张三,90\n'),
    '成绩.csv',
    TODAY,
  );
  expect(sheets).toEqual([]);
  expect(skippedSheets).toMatchObject([{ name: '成绩', message: expect.stringContaining('没有认出') }]);
});

describe('a table without end', () => {
  test('at most 20,000 rows are read, and where the reading stopped is told', () => {
    const rows = Array.from({ length: 20_050 }, (_, n) => `${n},张三,1班`);
    const [sheet] = readRosterFile(
      Buffer.from(`学号,姓名,班级\n${rows.join('\n')}`),
      '名册.csv',
      TODAY,
    ).sheets;
    expect(sheet?.reading.rows).toHaveLength(19_999);
    expect(sheet?.reading.skipped).toMatchObject([
      {
        rowNumber: 20_001,
        reason: 'beyondLimit',
        message: '一张表最多读 20000 行，从这一行起没有读；请按年级分成几个文件再导入',
      },
    ]);
  });

  test('the same bound holds in a workbook, in rows and in columns', () => {
    const read = (rows: string[][]) => {
      const bytes = write(book(rows), { type: 'array', bookType: 'xlsx', compression: true });
      const [sheet] = readSheets(new Uint8Array(bytes), '名册.xlsx').sheets;
      return { rows: sheet?.rows.length, columns: sheet?.rows[0]?.length, goesOn: sheet?.goesOn };
    };
    const head = ['学号', '姓名', '班级'];
    const students = Array.from({ length: 20_010 }, (_, n) => [`${n}`, '张三', '1班']);
    expect(read([head, ...students])).toMatchObject({ rows: 20_000, goesOn: true });
    const more = Array.from({ length: 300 }, (_, n) => `列${n}`);
    expect(read([[...head, ...more]])).toMatchObject({ columns: 160 });
  });

  test.each(['xlsx', 'csv'] as const)(
    'what stands to the right of the bound in a .%s is told',
    (bookType) => {
      const messageOf = (columns: number) => {
        const more = Array.from({ length: columns - 3 }, (_, n) => `列${n}`);
        const rows = [
          ['学号', '姓名', '班级', ...more],
          ['001', '张三', '1班', ...more],
        ];
        const bytes = new Uint8Array(write(book(rows), { type: 'array', bookType }));
        return openRosterFile(bytes, `名册.${bookType}`, TODAY).sheets[0]?.message;
      };
      expect(messageOf(160)).toBe('');
      expect(messageOf(161)).toMatch('第 160 列往后的内容没有读入');
    },
  );
});

/**
 * A record that is too short makes the reader of old workbooks count towards a length that is not there,
 * for ever, until the memory is full and the vault is gone.
 */
test('an old workbook that would be read for ever is given up', () => {
  const stream = Buffer.concat([record(0x0809, u16(0x0500, 0x0005, 0, 0)), record(0x041e, u16(164))]);
  expect(refusalOf(containerOf(stream), '名册.xls').code).toBe('rosterDamaged');
});

test('a workbook whose content was changed on the way is refused, not read', () => {
  const bytes = new Uint8Array(write(book(ROWS), { type: 'array', bookType: 'xlsx' }));
  const at = Buffer.from(bytes).indexOf('13800138000');
  bytes[at] = '9'.charCodeAt(0);
  expect(refusalOf(bytes, '名册.xlsx').code).toBe('rosterDamaged');
});

describe('whatever stands in the file', () => {
  const refusedOrRead = (bytes: Uint8Array): void => {
    try {
      readRosterFile(bytes, 'x', TODAY);
    } catch (failure) {
      expect(failure).toBeInstanceOf(Refusal);
    }
  };

  test('any bytes are read or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), refusedOrRead));
  });

  test.each(['xlsx', 'biff8', 'biff5'] as const)(
    'a damaged %s is read or refused',
    (bookType) => {
      const whole = new Uint8Array(write(book(ROWS), { type: 'array', bookType, compression: true }));
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
          fc.nat(whole.length),
          (changes, length) => {
            const bytes = whole.slice(0, length % 3 === 0 ? length : whole.length);
            for (const [at, byte] of changes) bytes[at] = byte;
            refusedOrRead(bytes);
          },
        ),
        { numRuns: 200, seed: 20260901 },
      );
    },
    120_000,
  );

  test('any cells are taken or told: no row below the header is lost', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '学号',
        '姓名',
        '合计',
        '#N/A',
        '2012-3-5',
        '13800138000',
        '七(1)班',
        '张三',
        '',
        ' ',
        '1',
      ),
    );
    const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
      fc.constant(undefined),
      text.map((each): Cell => ({ kind: 'text', text: each })),
      fc
        .record({ value: fc.double({ noNaN: true, noDefaultInfinity: true }), isDate: fc.boolean() })
        .map(({ value, isDate }): Cell => ({ kind: 'number', value, shown: String(value), isDate })),
      fc.constant<Cell>({ kind: 'error', text: '#REF!' }),
    );
    const headings = ['学号', '姓名', '班级', '性别', '出生日期', '家长姓名', '家长电话', '班主任'];
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
        fc.boolean(),
        (rows, from1904) => {
          const header = headings.map((heading): Cell => ({ kind: 'text', text: heading }));
          // A last row that is surely taken: so that no row before it is a blank one at the end.
          const last = ['last', '末', '1班'].map((each): Cell => ({ kind: 'text', text: each }));
          const sheet = {
            name: 'S',
            hidden: false,
            rows: [header, ...rows, last],
            goesOn: false,
            isWider: false,
            from1904,
            merges: [],
          };
          const found = findHeader(sheet);
          if (!found.found) throw new Error('the header was not found');
          const { rows: taken, skipped } = whole(readRoster(sheet, found, TODAY));
          const told = [...taken, ...skipped].map((row) => row.rowNumber).sort((a, b) => a - b);
          expect(told).toEqual(
            Array.from({ length: rows.length + 2 - found.headerRow + 0 }, (_, n) => n + found.headerRow + 1),
          );
          for (const row of taken) expect(row.name.trim() && row.studentNumber && row.className).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});
