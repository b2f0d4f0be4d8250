import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { localDate } from '#shared/school-calendar.ts';
import { headerAt } from '#vault/roll/roster/reading/header.ts';
import { openRosterFile } from '#vault/roll/roster/reading/roster-file.ts';

/* Which row a person points at, and what is read of it. */

function sheetOf(rows: string[][], merges: string[]) {
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges.map((area) => utils.decode_range(area));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, '名册');
  const bytes = new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx' }));
  const [opened] = openRosterFile(bytes, '名册.xlsx', localDate('2026-11-28')).sheets;
  if (!opened) throw new Error('no sheet');
  return opened;
}

test('either row of a header of two is the same choice', () => {
  const { sheet, headerRow, firstHeaderRow } = sheetOf(
    [
      ['2026学年学生名册'],
      ['学号', '姓名', '班级', '家长信息', ''],
      ['', '', '', '姓名', '电话'],
      ['1', '陈一', '七(1)班', '陈大', '13800000001'],
    ],
    ['A1:E1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2'],
  );
  expect([firstHeaderRow, headerRow]).toEqual([2, 3]);
  expect(headerAt(sheet, 2)).toEqual(headerAt(sheet, 3));
  expect(headerAt(sheet, 3).columns.map(({ field }) => field)).toEqual([
    'studentNumber',
    'name',
    'className',
    'guardianName',
    'guardianPhone',
  ]);
});

test('the visible row of headings is read where the guess is another, and a title over all is no part of it', () => {
  const { sheet, headerRow } = sheetOf(
    [['心理健康工作学生名册'], ['编号', '学生', '性别', '班级'], ['1', '陈一', '男', '七(1)班']],
    ['A1:D1'],
  );
  expect(headerRow).toBe(2);
  const { firstHeaderRow, columns } = headerAt(sheet, 2);
  expect(firstHeaderRow).toBe(2);
  expect(columns.map(({ heading, field }) => `${heading} ${field}`)).toEqual([
    '学生 name',
    '性别 gender',
    '班级 className',
  ]);
});
