import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '#renderer/parts/written-date.ts';
import { addDays, daysBetween, localDate, writtenDay } from '#shared/school-calendar.ts';

const today = localDate('2026-11-23');
const aDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays(localDate('2000-01-01'), days));

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
    ['1127', '2026-11-27'],
    ['0103', '2027-01-03'],
    ['11.27', '2026-11-27'],
    ['11月27号', '2026-11-27'],
    // The year that brings it nearest, wherever the year ends.
    ['1.3', '2027-01-03'],
    ['6.1', '2026-06-01'],
    ['2.29', null],
    ['昨天', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['今天', '2026-11-23'],
    ['明天', '2026-11-24'],
    // Today is a Monday.
    ['周一', '2026-11-23'],
    ['周五', '2026-11-20'],
    ['星期天', '2026-11-22'],
    ['上周五', '2026-11-20'],
    ['本周五', '2026-11-27'],
    ['下周五', '2026-12-04'],
  ])('%s', (text, date) => {
    expect(readWrittenDate(text, today)).toBe(date);
  });

  it('looks ahead where what is planned is written', () => {
    expect(readWrittenDate('周五', today, { ahead: true })).toBe('2026-11-27');
    expect(readWrittenDate('周一', today, { ahead: true })).toBe(today);
  });

  it('without a year is never further from today than half a year', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -180, max: 180 }), (today, days) => {
        const meant = addDays(today, days);
        fc.pre(!meant.endsWith('02-29'));
        expect(readWrittenDate(meant.slice(5), today)).toBe(meant);
        expect(readWrittenDate(meant.slice(5).replace('-', ''), today)).toBe(meant);
      }),
    );
  });

  it('by its weekday lies within the week before, or ahead within the week to come', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...'一二三四五六日天'), (today, weekday) => {
        const back = readWrittenDate(`周${weekday}`, today);
        const ahead = readWrittenDate(`星期${weekday}`, today, { ahead: true });
        expect(back && daysBetween(back, today)).toBeOneOf([0, 1, 2, 3, 4, 5, 6]);
        expect(ahead && daysBetween(today, ahead)).toBeOneOf([0, 1, 2, 3, 4, 5, 6]);
        expect(back && writtenDay(back).at(-1)).toBe(weekday.replace('天', '日'));
      }),
    );
  });

  it.each([
    '',
    '下个月',
    '周八',
    '1327',
    '127',
    '2026-13-01',
    '2026-02-29',
    '2026-9',
    '2026',
    '1.2.3',
    '31.12.2026',
    '99999999',
  ])('and no day that does not exist: %s', (text) => {
    expect(readWrittenDate(text, today)).toBeNull();
  });

  it('reads what the field itself shows', () => {
    const date = localDate('2027-01-03');
    expect(readWrittenDate(writtenDay(date), today)).toBe(date);
  });
});
