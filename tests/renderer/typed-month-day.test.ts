import { expect, test } from 'vitest';
import { typedMonthDay } from '#renderer/parts/typed-month-day.ts';

test.each([
  ['9月1日', '09-01'],
  ['9-1', '09-01'],
  ['9.15', '09-15'],
  ['12/20', '12-20'],
  ['0901', '09-01'],
  [' 2月29号 ', '02-29'],
  ['开学', '开学'],
])('%s is %s', (typed, taken) => {
  expect(typedMonthDay(typed)).toBe(taken);
});
