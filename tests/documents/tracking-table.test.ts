import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type TrackedWeek,
  type TrackingTableFacts,
  trackingTable,
  trackingTables,
} from '#documents/follow-ups/tracking-table.tsx';
import { localDate, weeksBetween } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const weeks: TrackedWeek[] = [
  {
    from: localDate('2026-07-06'),
    until: localDate('2026-07-12'),
    records: [
      { occurredOn: localDate('2026-07-07'), text: '电话联系家长，睡眠好转。' },
      { occurredOn: localDate('2026-07-10'), text: '当面谈话。' },
    ],
  },
  { from: localDate('2026-07-13'), until: localDate('2026-07-19'), records: [] },
];

const facts: TrackingTableFacts = {
  student: {
    name: '王梓涵',
    gender: 'female',
    age: 14,
    className: '八年级（3）班',
    homeroomTeacher: '陈晓明',
  },
  tracker: { name: '李静', phone: '13800138000' },
  guardian: { name: '王建国', phone: '0576-85111111' },
  abnormality: '情绪低落、失眠。',
  intervention: '每周个别辅导一次。',
  weeks,
  emptyWeeks: 'print',
};

const HEADINGS = 2;
/** Read from their files: vitest hands out empty stylesheets. */
const style = ['paper.css', 'follow-ups/tracking-table.css']
  .map((file) => readFileSync(resolve('src/documents', file), 'utf8'))
  .join('');

describe('动态跟踪表 (forms.md 附件1)', () => {
  test('the rows above the records stand as in the form', () => {
    expect(rowsOf(trackingTable(facts).html, 0)).toEqual([
      ['姓名', '王梓涵', '性别', '女', '年龄', '14', '班级', '八年级（3）班', '班主任', '陈晓明'],
      ['跟踪教师', '李静', '联系电话', '138\u00a00013\u00a08000'],
      ['家长', '王建国', '联系电话', '0576-85111111'],
      ['心理异常情况', '情绪低落、失眠。'],
      ['干预处置情况', '每周个别辅导一次。'],
    ]);
    expect(words(trackingTable(facts).html)).toContain('心理高危学生动态跟踪表');
  });

  test('the column headings are a table head, which repeats on each page', () => {
    const { html } = trackingTable(facts);
    const head = html.slice(html.indexOf('<thead>'), html.indexOf('</thead>'));
    expect(words(head)).toBe('跟踪记录（每周一次）时间情况记录');
    expect(style).toMatch(/#paper thead \{[^}]*table-header-group/);
  });

  test('a record is not cut between two pages', () => {
    expect(style).toMatch(/#paper \.records tr \{[^}]*break-inside: avoid/);
  });

  test('each record has its line, and blank lines make it ten', () => {
    const lines = rowsOf(trackingTable(facts).html, 1).slice(HEADINGS);
    expect(lines).toHaveLength(10);
    expect(lines.slice(0, 4)).toEqual([
      ['2026年7月7日', '电话联系家长，睡眠好转。'],
      ['2026年7月10日', '当面谈话。'],
      ['2026年7月13日\n至2026年7月19日', '本周无跟踪记录'],
      ['', ''],
    ]);
  });

  test('a week without a record may be left out', () => {
    const { html } = trackingTable({ ...facts, emptyWeeks: 'omit' });
    expect(words(html)).not.toContain('本周无跟踪记录');
    expect(rowsOf(html, 1)).toHaveLength(HEADINGS + 10);
  });

  test('more than ten records all print', () => {
    const many = weeksBetween(localDate('2026-01-05'), localDate('2027-02-28')).map((week) => ({
      ...week,
      records: [{ occurredOn: week.from, text: '平稳。' }],
    }));
    expect(many).toHaveLength(60);
    expect(rowsOf(trackingTable({ ...facts, weeks: many }).html, 1)).toHaveLength(HEADINGS + 60);
  });

  test('what is not known prints as a blank to be filled in by hand', () => {
    const bare: TrackingTableFacts = {
      student: { name: '李一', gender: 'unknown', className: '' },
      tracker: {},
      guardian: {},
      abnormality: '',
      intervention: '',
      weeks: [],
      emptyWeeks: 'print',
    };
    const { html } = trackingTable(bare);
    expect(rowsOf(html, 0)[0]).toEqual(['姓名', '李一', '性别', '', '年龄', '', '班级', '', '班主任', '']);
    expect(words(html)).not.toMatch(/undefined|null|未填/);
    expect(rowsOf(html, 1)).toHaveLength(HEADINGS + 10);
  });

  test('what people typed never becomes markup', () => {
    const { html } = trackingTable({
      ...facts,
      student: { ...facts.student, name: '<b>x</b>' },
      abnormality: '</td><script>1</script>',
    });
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html).not.toContain('<script');
  });

  test('a batch is one document per student, in the order given, each with the student at its foot', () => {
    const second = { ...facts, student: { ...facts.student, name: '阿卜杜热合曼·买买提艾力' } };
    expect(trackingTables([facts, second]).map((table) => table.runningLabel)).toEqual([
      '心理高危学生动态跟踪表　王梓涵　八年级（3）班',
      '心理高危学生动态跟踪表　阿卜杜热合曼·买买提艾力　八年级（3）班',
    ]);
  });
});
