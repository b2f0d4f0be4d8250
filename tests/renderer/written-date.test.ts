import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '#renderer/parts/written-date.ts';
import { localDate, writtenDay } from '#shared/school-calendar.ts';

const today = localDate('2026-11-23');

describe('a date is read as people write it', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026.9.1', '2026-09-01'],
    ['20260901', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    ['2026年9月1日 周二', '2026-09-01'],
    [' 2026 年 9 月 1 日 ', '2026-09-01'],
    ['２０２６－０９－０１', '2026-09-01'],
    ['9.1', '2026-09-01'],
    ['9-1', '2026-09-01'],
    ['9/1', '2026-09-01'],
    ['9月1日', '2026-09-01'],
    ['2024-2-29', '2024-02-29'],
  ])('%s', (text, date) => {
    expect(readWrittenDate(text, today)).toBe(date);
  });

  it.each(['', '明天', '2026-13-01', '2026-02-29', '2026-9', '2026', '1.2.3', '31.12.2026', '99999999'])(
    'and no day that does not exist: %s',
    (text) => {
      expect(readWrittenDate(text, today)).toBeNull();
    },
  );

  it('reads what the field itself shows', () => {
    const date = localDate('2027-01-03');
    expect(readWrittenDate(writtenDay(date), today)).toBe(date);
  });
});
