import { expect, test } from 'vitest';
import { type GradeSummaryFacts, gradeSummary } from '#documents/weekly-reports/grade-summary.tsx';
import { weekSheet } from '#documents/weekly-reports/week-sheet.tsx';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { Remark, RemarkCounts, WeeklyReport } from '#shared/contract/weekly-reports.ts';
import { localDate, weekOf } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;
const week = weekOf(day('2026-09-07'));

const line = (name: string, more: Partial<Remark>): Remark => ({
  id: `line-${name}` as Remark['id'],
  kind: 'noticed',
  studentId: name as StudentId,
  change: null,
  absence: null,
  seenOn: null,
  source: 'homeroomTeacher',
  text: '',
  name,
  studentNumber: '20260101',
  observationId: null,
  hasLeft: false,
  ...more,
});

const report = (remarks: Remark[], more: Partial<WeeklyReport> = {}): WeeklyReport => ({
  id: 'report' as WeeklyReport['id'],
  classId: 'class' as SchoolClassId,
  weekFrom: week.from,
  toldOn: day('2026-09-11'),
  toldBy: '王芳',
  isAllWell: remarks.length === 0,
  note: '',
  className: '七年级(1)班',
  remarks,
  ...more,
});

const sheet = (of: WeeklyReport | null) =>
  weekSheet({
    schoolName: '望海中学',
    roomPhone: '025-88661234',
    className: '七年级(1)班',
    homeroomTeacher: '王芳',
    week,
    report: of,
  });

test('班级周报 says each child under its own heading, and of a helper the office alone', () => {
  const { html, title } = sheet(
    report([
      line('周小禾', { source: 'peerCommittee', text: '晚上一个人哭' }),
      line('陈一鸣', { kind: 'change', change: 'better', text: '和同学打球' }),
      line('李安', { kind: 'absent', absence: 'left', seenOn: day('2026-09-09'), text: '第三节课后不在' }),
    ]),
  );
  expect(title).toBe('班级周报 七年级(1)班 9月7日至13日');
  expect(rowsOf(html, 1).at(-1)).toEqual(['周小禾', '心理委员', '晚上一个人哭']);
  expect(rowsOf(html, 2).at(-1)).toEqual(['陈一鸣', '好转', '班主任', '和同学打球']);
  expect(rowsOf(html, 3).at(-1)).toEqual(['李安', '9月9日 中途离校', '班主任', '第三节课后不在']);
  expect(words(html)).toContain('☐本周没有异常');
  expect(words(html)).toContain('☑有下面的情况');
});

test('零报告 is ticked where it was said; a sheet that is still blank ticks nothing and names nobody', () => {
  expect(words(sheet(report([])).html)).toContain('☑本周没有异常');
  const blank = words(sheet(null).html);
  expect(blank).toContain('☐本周没有异常');
  expect(blank).not.toContain('☑');
  for (const word of ['一类', '二类', '三类', '预警', '在库']) expect(blank).not.toContain(word);
});

const NOTHING: RemarkCounts = { noticed: 0, better: 0, worse: 0, absent: 0 };
const ofClass = (
  className: string,
  state: GradeSummaryFacts['grades'][number]['classes'][number]['state'],
  counts: Partial<RemarkCounts> = {},
  told: WeeklyReport | null = null,
) => ({
  className,
  homeroomTeacher: '王芳',
  state,
  counts: { ...NOTHING, ...counts },
  report: told,
});

const summary: GradeSummaryFacts = {
  schoolName: '望海中学',
  week,
  number: 2,
  madeOn: day('2026-09-14'),
  madeBy: '林静',
  grades: [
    {
      word: '七年级',
      classes: [
        ofClass(
          '七年级(1)班',
          'unusual',
          { noticed: 1, worse: 1 },
          report([line('周小禾', { text: '晚上一个人哭' })]),
        ),
        ofClass('七年级(2)班', 'zero', {}, report([])),
        ofClass('七年级(3)班', 'silent'),
      ],
    },
    { word: '八年级', classes: [ofClass('八年级(1)班', 'unusual', { noticed: 4 }, report([]))] },
  ],
};

test('年级汇总 counts who has told; a silent class is no zero, and no part of a sum', () => {
  const { html } = gradeSummary(summary, 'room');
  expect(rowsOf(html, 1)).toEqual([
    ['年级、班级', '班主任', '上报', '新发现', '好转', '加重', '到校异常'],
    ['七年级', '', '2 / 3', '1', '0', '1', '0'],
    ['七年级(1)班', '王芳', '有异常', '1', '0', '1', '0'],
    ['七年级(2)班', '王芳', '零报告', '0', '0', '0', '0'],
    ['七年级(3)班', '王芳', '未交', '没有上报，不计为零'],
    ['八年级', '', '1 / 1', '4', '0', '0', '0'],
    ['八年级(1)班', '王芳', '有异常', '4', '0', '0', '0'],
    ['全校', '', '3 / 4', '5', '0', '1', '0'],
  ]);
  expect(words(html)).toContain('晚上一个人哭');
});

test('outside of the room 年级汇总 names no child, and tells no number of one or two', () => {
  const { html } = gradeSummary(summary, 'teacher');
  const said = words(html);
  for (const word of ['周小禾', '晚上一个人哭', '心理委员']) expect(said).not.toContain(word);
  const rows = rowsOf(html, 1).slice(1);
  for (const cells of rows) expect(cells.slice(3)).not.toContain('1');
  expect(rows[1]?.[3]).toBe('<3');
  // With the whole and the other grade one could compute it.
  expect(rows.at(-1)?.[3]).toBe('＊');
});
