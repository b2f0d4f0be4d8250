import { expect, test } from 'vitest';
import { compareClassNames } from '#shared/class-names.ts';

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
