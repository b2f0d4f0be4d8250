import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { RosterVerdict } from '#shared/roster-terms.ts';
import { type SampleStudent, sampleSchool } from '#tests/sample-school/sample-school.ts';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { allOf, lookAtRoster, previewOf } from '../rosters.ts';
import { day } from '../sample.ts';

const school = sampleSchool({ today: day('2026-08-28'), classes: 72 });

/** What must be told of a row. */
interface Expected {
  verdict: RosterVerdict;
  studentNumber: string;
  name: string;
  bornOn: string | null;
  phone: string;
  /** A word of the only notice; empty where there must be none. */
  notice: string;
}

type Written = Record<'number' | 'name' | 'gender' | 'class' | 'phone' | 'bornOn', ExcelJS.CellValue>;

const wide = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const serialDay = (date: string) => (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** The student as a school office may have typed him: each oddity again and again, at places that never coincide. */
function typed(student: SampleStudent, place: number): { cells: Written; expected: Expected } {
  const { number, bornOn, guardian } = student;
  const [year, month, dayOfMonth] = bornOn.split('-').map(Number);
  const dates: ExcelJS.CellValue[] = [
    bornOn,
    `${year}/${month}/${dayOfMonth}`,
    `${year}.${month}.${dayOfMonth}`,
    `${year}年${month}月${dayOfMonth}日`,
    Number(bornOn.replaceAll('-', '')),
    serialDay(bornOn),
  ];
  const cells: Written = {
    number,
    name:
      place % 5 === 0
        ? [...student.name].join(' ')
        : student.name.replace('·', ['•', '．', '・'][place % 3] ?? '·'),
    gender: student.gender === 'male' ? '男' : '女',
    class: student.className.replace('(', '（').replace(')', '）'),
    phone: place % 2 === 0 ? guardian.phone : Number(guardian.phone),
    bornOn: dates[place % dates.length] ?? null,
  };
  const expected: Expected = {
    verdict: 'fresh',
    studentNumber: number,
    name: student.name,
    bornOn,
    phone: guardian.phone,
    notice: '',
  };
  const unread = { verdict: 'unreadable', studentNumber: '', bornOn: null, phone: '' } as const;
  switch (place % 40) {
    case 3:
      return { cells: { ...cells, number: wide(number) }, expected };
    case 7:
      return {
        cells: { ...cells, phone: '1.38E+10' },
        expected: { ...expected, phone: '', notice: '1.38E+10' },
      };
    case 11:
      return {
        cells: { ...cells, bornOn: '2013年' },
        expected: { ...expected, bornOn: null, notice: '没有写到日' },
      };
    case 15:
      return {
        cells: { ...cells, bornOn: '2013-02-30' },
        expected: { ...expected, bornOn: null, notice: '没有这一天' },
      };
    case 19:
      return { cells: { ...cells, number: '2.0260101E+7' }, expected: { ...expected, ...unread } };
    case 23:
      return { cells: { ...cells, number: '' }, expected: { ...expected, ...unread } };
    case 27:
      return { cells: { ...cells, name: '#N/A' }, expected: { ...expected, ...unread, name: '' } };
    default:
      return { cells, expected };
  }
}

const ORDERS: readonly (readonly (keyof Written)[])[] = [
  ['number', 'name', 'gender', 'class', 'phone', 'bornOn'],
  ['class', 'bornOn', 'name', 'phone', 'number', 'gender'],
  ['name', 'number', 'phone', 'gender', 'bornOn', 'class'],
];
const HEADINGS: Record<keyof Written, string> = {
  number: '学 号',
  name: '学生姓名',
  gender: '性别（男/女）',
  class: '所在班级',
  phone: '家长\n联系电话',
  bornOn: '出生日期（必填）',
};

/** The whole school in three sheets, each with columns in another order, beneath titles, with blanks and totals. */
async function wholeSchool(room: TestDesk): Promise<{ path: string; expected: Map<string, Expected> }> {
  const workbook = new ExcelJS.Workbook();
  const expected = new Map<string, Expected>();
  workbook.addWorksheet('填写说明').addRow(['请按模板填写']);
  for (const [part, order] of ORDERS.entries()) {
    const sheet = workbook.addWorksheet(`第${part + 1}部`);
    sheet.addRow(['海棠湾虚构中学学生名册']);
    sheet.mergeCells(1, 1, 1, order.length);
    if (part === 1) {
      // The phone's heading stands beneath a heading that two columns share.
      sheet.addRow(order.map((key) => (key === 'phone' ? '家长信息' : HEADINGS[key])));
      sheet.addRow(order.map((key) => (key === 'phone' ? '联系电话' : '')));
      for (const [n, key] of order.entries()) if (key !== 'phone') sheet.mergeCells(2, n + 1, 3, n + 1);
    } else sheet.addRow(order.map((key) => HEADINGS[key]));
    const third = Math.ceil(school.students.length / ORDERS.length);
    const aside = { studentNumber: '', name: '', bornOn: null, phone: '', notice: '' };
    const add = (row: ExcelJS.CellValue[], told: Expected) => {
      expected.set(`第${part + 1}部/${sheet.addRow(row).number}`, told);
    };
    for (const [n, student] of school.students.slice(part * third, (part + 1) * third).entries()) {
      const { cells, expected: told } = typed(student, n);
      const row = order.map((key) => cells[key]);
      add(row, told);
      // Entered twice; and a class that ends with a blank row.
      if (n % 400 === 1) {
        add(row, { ...told, verdict: 'unreadable', studentNumber: '', bornOn: null, phone: '' });
        add([], { ...aside, verdict: 'aside' });
      }
    }
    add(['合计', '1008人'], { ...aside, verdict: 'aside' });
  }
  const path = join(room.folder, '全校.xlsx');
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return { path, expected };
}

test('a roster of 3,000 with every oddity goes in, and its report is right to the row', async () => {
  const room = await deskInRoom();
  const { path, expected } = await wholeSchool(room);
  const preview = await previewOf(room, path);
  const { importId, report } = await room.get('roster.take', allOf(preview));
  const told = new Map(
    report.lines.map(({ sheetName, rowNumber, notices, guardian, ...line }) => [
      `${sheetName}/${rowNumber}`,
      {
        verdict: line.verdict,
        studentNumber: line.studentNumber,
        name: line.name,
        bornOn: line.bornOn,
        phone: guardian.replaceAll('\u00a0', ''),
        notice: notices.join(),
      },
    ]),
  );
  expect([...told.keys()]).toEqual([...expected.keys()]);
  for (const [row, { notice, ...wanted }] of expected) {
    expect({ row, ...told.get(row) }).toMatchObject({
      row,
      ...wanted,
      notice: notice === '' ? '' : expect.stringContaining(notice),
    });
  }
  expect(report.lines.filter(({ message, verdict }) => verdict === 'unreadable' && message === '')).toEqual(
    [],
  );
  expect(report.skippedSheets).toMatchObject([{ name: '填写说明' }]);

  const fresh = [...expected.values()].filter(({ verdict }) => verdict === 'fresh');
  expect(fresh.length).toBeGreaterThan(2_700);
  const students = await room.get('students.list', {});
  expect(students.map(({ studentNumber, name }) => `${studentNumber} ${name}`).sort()).toEqual(
    fresh.map(({ studentNumber, name }) => `${studentNumber} ${name}`).sort(),
  );
  expect(await room.get('roster.report', { importId })).toEqual(report);
  const again = await previewOf(room, path);
  expect(again.report.lines.filter(({ verdict }) => verdict === 'same')).toHaveLength(fresh.length);
  expect(again.report.lines.filter(({ verdict }) => verdict === 'fresh' || verdict === 'changed')).toEqual(
    [],
  );
});

test('while a whole school is read the vault answers, says how far it is, and stops when told to', async () => {
  const room = await deskInRoom();
  const { path } = await wholeSchool(room);
  room.chosen.open = path;
  const reading = lookAtRoster(room);
  let seen = null;
  while (seen === null) seen = await room.get('roster.progress', {});
  expect(seen.all).toBeGreaterThan(2_700);
  await room.get('roster.cancel', {});
  expect(await reading).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(await room.get('roster.progress', {})).toBeNull();
  expect(await room.get('students.list', {})).toEqual([]);
  expect(await room.get('roster.imports', {})).toEqual([]);
});
