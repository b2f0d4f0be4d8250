import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskInRoom, type TestDesk } from '../desk.ts';
import { allOf, lookAtRoster } from '../rosters.ts';
import { enrolled } from '../sample.ts';

const ROWS = [
  ['学号', '姓名', '班级', '性别', '出生日期', '监护人', '联系电话', '班主任'],
  ['20260101', '同号不同人', '七(1)班', '女', '2013-4-9', '周远', '13800138000', '黄老师'],
  ['2', '陈一', '七(1)班', '男', '2013-05-01', '陈二', '', ''],
  ['3', '赵三', '', '', '', '', '', ''],
];

const text = ROWS.map((row) => row.join(',')).join('\r\n');
function book(bookType: 'xlsx' | 'biff8'): Uint8Array {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(ROWS), '名册');
  return new Uint8Array(write(workbook, { type: 'array', bookType, compression: true }));
}

/** Some bytes changed, a piece cut out, or cut off. */
function mutationsOf(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(whole.length - 1);
  return fc.oneof(
    fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
      const bytes = whole.slice();
      for (const [place, byte] of changes) bytes[place] = byte;
      return bytes;
    }),
    fc
      .tuple(at, fc.nat(200))
      .map(([from, length]) => Buffer.concat([whole.subarray(0, from), whole.subarray(from + length)])),
  );
}

const anyFile = fc.oneof(
  fc.tuple(fc.constantFrom('名册.csv', '名册.xlsx', '名册.xls'), fc.uint8Array({ maxLength: 600 })),
  fc.tuple(fc.constant('名册.csv'), mutationsOf(Buffer.from(text))),
  fc.tuple(fc.constant('名册.xlsx'), mutationsOf(book('xlsx'))),
  fc.tuple(fc.constant('名册.xls'), mutationsOf(book('biff8'))),
);

const studentsIn = async (room: TestDesk) =>
  (await room.get('students.list', {})).map(({ studentNumber, name }) => `${studentNumber} ${name}`).sort();

/**
 * A roster comes from a stick, damaged or made by somebody with bad intent. It is refused with a word to the person,
 * or the students that it brings are exactly those that the report named; who was there before stays as he was.
 */
test('whatever file comes as a roster, no student comes or changes without a line in the report', async () => {
  const room = await deskInRoom();
  await enrolled(room);
  let imports = 0;
  await fc.assert(
    fc.asyncProperty(anyFile, async ([fileName, bytes]) => {
      const path = join(room.folder, fileName);
      writeFileSync(path, bytes);
      room.chosen.open = path;
      const before = await studentsIn(room);
      const read = await lookAtRoster(room);
      expect(await studentsIn(room)).toEqual(before);
      if (!read.ok) {
        expect(read.failure.message).toMatch(/\p{Script=Han}/u);
        expect(['unexpected', 'unreadable']).not.toContain(read.failure.code);
        return;
      }
      if (!read.value) throw new Error('a file was chosen');
      const { report } = read.value;
      const { importId, report: done } = await room.get('roster.take', allOf(read.value));
      expect(done).toEqual(report);
      const told = report.lines.filter(({ taken }) => taken);
      const changed = new Set(told.map(({ studentNumber }) => studentNumber));
      const untouched = before.filter((student) => !changed.has(student.split(' ')[0] ?? ''));
      expect(await studentsIn(room)).toEqual(
        [...untouched, ...told.map(({ studentNumber, name }) => `${studentNumber} ${name}`)].sort(),
      );
      imports += 1;
      await room.get('roster.undo', { importId });
      expect(await studentsIn(room)).toEqual(before);
    }),
    // A whole one to begin with: what is refused throughout would prove nothing.
    { numRuns: 250, examples: [[['名册.csv', new Uint8Array(Buffer.from(text))]]] },
  );
  expect(imports).toBeGreaterThan(0);
  expect(room.log).toEqual([]);
}, 120_000);
