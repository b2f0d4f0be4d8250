import { expect, test } from 'vitest';
import { type SessionFacts, sessionTable, writtenSpan } from '#documents/sessions/session-table.tsx';
import { localDate } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const day = localDate;

const facts: SessionFacts = {
  schoolName: '望海中学',
  numberWord: '学籍号',
  number: '2026-003',
  kind: 'individual',
  occurredOn: day('2026-11-26'),
  startsAt: '14:30',
  minutes: 45,
  place: '心理辅导室',
  route: 'homeroomTeacher',
  problems: ['学业压力', '睡眠'],
  topic: '睡眠与作息',
  content: '谈了近两周的睡眠。',
  risk: 'none',
  assessment: '轻度',
  measures: '与班主任沟通',
  nextSteps: '一周后再谈',
  nextOn: day('2026-12-03'),
  nextAt: '14:30',
  effect: '',
  students: [
    { name: '王梓涵', gender: 'female', className: '八年级(3)班', studentNumber: '20240317', came: true },
  ],
  signed: { by: '林静', on: day('2026-11-26') },
  voided: null,
  addenda: [],
};
const said = (more: Partial<SessionFacts> = {}) => words(sessionTable({ ...facts, ...more }).html);
const rows = (table: number, more: Partial<SessionFacts> = {}) =>
  rowsOf(sessionTable({ ...facts, ...more }).html, table);

test('an individual record names the child, the time, the question about suicide and what follows', () => {
  expect(said()).toMatch(/个别辅导记录表望海中学编号 2026-003内部资料　注意保密/);
  expect(rows(0).slice(0, 2)).toEqual([
    ['姓名', '王梓涵', '性别', '女'],
    ['班级', '八年级(3)班', '学籍号', '20240317'],
  ]);
  expect(Object.fromEntries(rows(1))).toMatchObject({
    辅导内容: '谈了近两周的睡眠。',
    询问自杀风险: '无',
    处置措施: '与班主任沟通',
    后续安排: '一周后再谈\n下次预约：2026年12月3日 14:30',
  });
  expect(said()).toMatch(/心理教师：林静2026年11月26日$/);
});

test('what was not asked says so, and a record that nobody has signed has a line to sign on', () => {
  const bare = { risk: 'notAsked', signed: null, nextOn: null } as const;
  expect(Object.fromEntries(rows(1, bare)).询问自杀风险).toBe('未询问');
  expect(said(bare)).toMatch(/心理教师：＿+　　　年　　月　　日本记录尚未签字锁定。$/);
  expect(said(bare)).not.toMatch(/undefined|null|下次预约/);
});

test('a group record lists its members, who came, and a column to sign in', () => {
  const students = [
    ...facts.students,
    { name: '陈一鸣', gender: 'unknown', className: '八年级(1)班', studentNumber: '2', came: false },
  ] as const;
  expect(rows(1, { kind: 'group', students })).toEqual([
    ['序号', '姓名', '班级', '到场', '签到'],
    ['1', '王梓涵', '八年级(3)班', '到', ''],
    ['2', '陈一鸣', '八年级(1)班', '缺席', ''],
  ]);
});

test('addenda stand under the record with their day and writer', () => {
  const addenda = [{ text: '家长来电。', by: '林静', on: day('2026-11-30') }];
  expect(Object.fromEntries(rows(1, { addenda })).补记).toBe('2026年11月30日　林静：家长来电。');
});

test('a voided record says so before anything else, with the reason', () => {
  const voided = { reason: '写错了学生', by: '林静', on: day('2026-11-28') };
  expect(said({ voided })).toMatch(/注意保密作废本记录已由林静于2026年11月28日作废：写错了学生姓名王梓涵/);
  expect(said()).not.toContain('作废');
});

test.each([
  [{ startsAt: '14:30', minutes: 45 }, '14:30—15:15'],
  [{ startsAt: '23:50', minutes: 20 }, '23:50—00:10'],
  [{ startsAt: '14:30', minutes: null }, '14:30'],
  [{ startsAt: '', minutes: 45 }, '45 分钟'],
  [{ startsAt: '', minutes: null }, ''],
])('%o is written %s', (given, written) => {
  expect(writtenSpan(given)).toBe(written);
});
