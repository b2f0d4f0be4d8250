import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastedCells, pastePlan } from '#renderer/follow-ups/pasted.ts';
import { studentId } from '#shared/contract/fields.ts';
import type { TrackedStudent, WeekState } from '#shared/contract/follow-ups.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';

const MONDAY = localDate('2026-08-03');
const TODAY = localDate('2026-08-12');

/** A student with a week for each of the states, from the first of August's weeks on. */
const student = (name: string, ...states: WeekState[]): TrackedStudent => ({
  id: studentId.parse(crypto.randomUUID()),
  studentNumber: '2026001',
  otherNumber: '',
  address: '',
  ethnicity: '',
  boarding: 'unknown',
  name,
  gender: 'unknown',
  className: '七(1)班',
  homeroomTeacher: '',
  leftOn: null,
  onLeave: false,
  level: 'serious',
  channelBefore: 'phone',
  weeks: states.map((state, index) => ({
    fromOn: addDays(MONDAY, 7 * index),
    untilOn: addDays(MONDAY, 7 * index + 6),
    state,
    followUps: [],
    excuse: null,
  })),
});

const told = (plan: ReturnType<typeof pastePlan>) => ({
  by: plan.by,
  written: plan.written.map(({ cell, text }) => [cell.student.name, cell.start.occurredOn, text]),
  left: plan.left.map(({ why }) => why),
});

/** As Excel and WPS put cells on the clipboard. */
const copied = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) =>
      row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .map((row) => `${row}\r\n`)
    .join('');

test('whatever stands in the cells comes out as it was copied, tabs, quotes and line breaks included', () => {
  const cell = fc
    .array(fc.constantFrom('平', '稳', '"', '\t', '\n', 'a', ' '), { maxLength: 6 })
    .map((letters) => letters.join('').trim());
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
    .chain(([width, height]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    )
    // A lone empty cell is what nothing is copied as.
    .filter((cells) => cells.at(-1)?.some((words) => words !== '') === true);
  fc.assert(
    fc.property(rows, (cells) => {
      expect(pastedCells(copied(cells))).toEqual(cells);
    }),
  );
});

test('row by row from where one stands, over weeks to the right; what finds no place says why', () => {
  const students = [
    student('甲', 'missed', 'due'),
    student('乙', 'excused', 'due'),
    student('丙', 'notTracked', 'ahead'),
  ];
  const rows = [
    ['一', '二', '三'],
    ['四', '五'],
    ['', '六'],
    ['七', ''],
  ];
  expect(told(pastePlan(rows, students, { row: 0, week: 0 }, TODAY))).toEqual({
    by: 'row',
    written: [
      ['甲', '2026-08-09', '一'],
      ['甲', '2026-08-12', '二'],
      ['乙', '2026-08-12', '五'],
    ],
    left: ['甲：周期里没有这么多周', '乙：这一周免跟踪', '丙：这一周还没有开始', '表里没有这么多学生'],
  });
});

test('names in the first column say whose a row is, unless one is unknown or borne twice', () => {
  const students = [student('甲', 'due'), student('乙', 'due'), student('丙', 'due'), student('丙', 'due')];
  const at = { row: 0, week: 0 };
  const sorted = [
    ['乙', '乙的话'],
    ['甲', '甲的话'],
  ];
  expect(told(pastePlan(sorted, students, at, TODAY))).toMatchObject({
    by: 'name',
    written: [
      ['乙', '2026-08-09', '乙的话'],
      ['甲', '2026-08-09', '甲的话'],
    ],
  });
  for (const name of ['丙', '丁']) {
    expect(pastePlan([...sorted, [name, '话']], students, at, TODAY).by).toBe('row');
  }
});
