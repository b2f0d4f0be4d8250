import { expect, test } from 'vitest';
import { daysUntilLate, INTERVALS, isBeforehand, writtenInterval } from '#shared/intervals.ts';
import { codesOf } from '#shared/terms.ts';

test('what ends is asked for before its day, and says so; nothing else does', () => {
  expect(codesOf(INTERVALS).filter((interval) => INTERVALS[interval].beforehand)).toEqual([
    'promiseEnds',
    'leaveExpires',
  ]);
  expect(isBeforehand('promiseEnds')).toBe(true);
  expect(isBeforehand('homeVisit')).toBe(false);
  expect(writtenInterval('promiseEnds', 14)).toBe('提前 14 天');
  expect(writtenInterval('leaveExpires', 0)).toBe('到期当天');
  expect(writtenInterval('receipt', 7)).toBe('7 天内');
  expect(daysUntilLate('leaveExpires', { leaveExpires: 45 })).toBe(45);
});
