import { expect, test } from 'vitest';
import {
  classAfter,
  classesBesideNew,
  classKey,
  compareClassNames,
  gradeKey,
  gradeOf,
} from '#shared/class-names.ts';

test('classes stand in the order of their grades', () => {
  const right = [
    '一年级(1)班',
    '七年级(2)班',
    '七年级(10)班',
    '八年级(1)班',
    '九年级(1)班',
    '十一年级(1)班',
    '初一(3)班',
    '初二(1)班',
    '高一(1)班',
  ];
  expect([...right].reverse().sort(compareClassNames)).toEqual(right);
});

test('a class is guessed a grade higher, whatever way its name is written', () => {
  const after = (name: string, others = [name]) => {
    const { graduates, name: next } = classAfter(name, others);
    return graduates ? '毕业' : next;
  };
  expect(
    ['七年级(1)班', '8年级3班', '一(2)班', '初二(3)班', '高一3班', '703班', '7.12班', '2024级3班'].map(
      (name) => after(name),
    ),
  ).toEqual(['八年级(1)班', '9年级3班', '二(2)班', '初三(3)班', '高二3班', '803班', '8.12班', '2024级3班']);
  expect(
    ['九年级(1)班', '初三2班', '高三(1)班', '903班'].map((name) => after(name, ['八年级(1)班'])),
  ).toEqual(Array(4).fill('毕业'));
  // Sixth is the last grade of a primary school, and no more than a step in a school of nine years.
  expect(after('六年级(2)班', ['五年级(1)班'])).toBe('毕业');
  expect(after('六年级(2)班', ['七年级(1)班'])).toBe('七年级(2)班');
  expect(after('火箭班')).toBe('');
});

test.each([
  ['七年级(1)班', '七年级'],
  ['七年级（10）班', '七年级'],
  ['高一3班', '高一'],
  ['八2', '八'],
  ['0703', ''],
  ['7.12班', ''],
  ['英才班', ''],
])('%s is of the grade %s', (className, grade) => {
  expect(gradeOf(className)).toBe(grade);
});

test('classes of one grade are told as such, whatever way they are named, this year and the next', () => {
  const seventh = ['七年级(3)班', '7年级2班', '初一(1)班', '七(4)班', '701班'].map((name) => gradeKey(name));
  expect(new Set(seventh)).toEqual(new Set(['7']));
  expect(gradeKey('七年级(3)班', 1)).toBe(gradeKey('初二(1)班'));
  expect(gradeKey('高一(1)班')).not.toBe(gradeKey('初一(1)班'));
  expect(gradeKey('2026级3班', 2)).toBe(gradeKey('2026级1班'));
  expect(gradeKey('英才班', 1)).toBe('英才班');
});

test('however a class is written, it is one class', () => {
  const writings = [
    '七年级(1)班',
    '七年级1班',
    '七年级一班',
    '七年级(一)班',
    '七（1）班',
    '七1班',
    '7年级1班',
    '7(1)班',
    '初一(1)班',
    '初中一年级1班',
    '七年级01班',
    '七年级第1班',
    '七年级壹班',
    '七年级①班',
    '七年级〔1〕班',
    '701',
    '0701班',
    '7.1班',
  ];
  expect(new Set(writings.map(classKey))).toEqual(new Set([classKey('七年级(1)班')]));
});

test('other classes are others', () => {
  const names = [
    '七年级(1)班',
    '七年级(11)班',
    '八年级(1)班',
    '高一(1)班',
    '1班',
    '11班',
    '七年级火箭班',
    '2026级1班',
  ];
  expect(new Set(names.map(classKey)).size).toBe(names.length);
  expect(classKey('26级(1)班')).toBe(classKey('2026级1班'));
});

test('a class that is named by its year keeps the name when the year turns', () => {
  const names = ['高2026级(1)班', '初2026届1班', '26级3班', '2026(1)班', '2026年1班', '2026级1班'];
  expect(names.map((name) => classAfter(name, names))).toEqual(
    names.map((name) => ({ graduates: false, name })),
  );
});

test('a class beside others of its grade is asked about; the first of a grade, and one in another writing, is not', () => {
  const known = ['七(2)班', '七(1)班', '八(1)班'];
  expect(classesBesideNew('七（9）班', known)).toEqual(['七(1)班', '七(2)班']);
  expect(classesBesideNew('七年级9班', known)).toEqual(['七(1)班', '七(2)班']);
  expect(classesBesideNew('七年级1班', known)).toEqual([]);
  expect(classesBesideNew('九（1）班', known)).toEqual([]);
  expect(classesBesideNew('火箭班', known)).toEqual([]);
  expect(classesBesideNew('七（9）班', [])).toEqual([]);
});
