import { expect, test } from 'vitest';
import { weekList } from '#documents/obligations/week-list.tsx';
import { localDate, weekOf } from '#shared/school-calendar.ts';
import { rowsOf, words } from './printed-words.ts';

const facts = {
  schoolName: '望海中学',
  week: weekOf(localDate('2026-11-27')),
  teachers: [
    {
      className: '七年级(1)班',
      name: '王芳',
      students: [{ name: '周小禾', level: 'severe' as const, owed: ['写跟踪记录，11月29日前'] }],
    },
    { className: '七年级(2)班', name: '', students: [{ name: '陈一鸣', level: null, owed: ['谈心，今天'] }] },
  ],
};

test('each homeroom teacher has a sheet of her own children alone, with blanks to write in', () => {
  const { html } = weekList(facts);
  expect(html.match(/<section>/g)).toHaveLength(2);
  expect(rowsOf(html, 0).slice(1)).toEqual([['1', '周小禾', '三类', '写跟踪记录，11月29日前', '', '']]);
  expect(rowsOf(html, 1).slice(1)).toEqual([['1', '陈一鸣', '', '谈心，今天', '', '']]);
  expect(words(html)).toContain('望海中学　七年级(1)班　班主任 王芳2026年11月23日至2026年11月29日注意保密');
  expect(words(html)).toContain('班主任 ＿＿＿＿');
});
