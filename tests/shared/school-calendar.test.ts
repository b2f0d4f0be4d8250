import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import isoWeek from 'dayjs/plugin/isoWeek.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  daysBetween,
  isLocalDate,
  localDate,
  schoolYearOf,
  schoolYearOfRoster,
  schoolYearSpan,
  weekOf,
  weeksBetween,
  writtenDay,
  writtenPhone,
  writtenShortDate,
} from '#shared/school-calendar.ts';

const day = localDate;

test('a date is a day that exists', () => {
  expect(['2024-02-29', '2026-02-29', '2026-13-01', '26-1-1', ''].map(isLocalDate)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

dayjs.extend(customParseFormat);
dayjs.extend(isoWeek);

test('a day exists in a month of a year where a date library knows it', () => {
  const two = (part: number) => `${part}`.padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, of) => {
        const text = `${year}-${two(month)}-${two(of)}`;
        expect(isLocalDate(text)).toBe(dayjs(text, 'YYYY-MM-DD', true).isValid());
      },
    ),
  );
});

test('days are counted as a date library counts them', () => {
  const anyDay = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((moment) => day(moment.toISOString().slice(0, 10)));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
      const later = addDays(date, days);
      expect(later).toBe(dayjs(date).add(days, 'day').format('YYYY-MM-DD'));
      expect(daysBetween(date, later)).toBe(days);
      const monday = dayjs(date).isoWeekday(1);
      expect(weekOf(date)).toEqual({
        from: monday.format('YYYY-MM-DD'),
        until: monday.add(6, 'day').format('YYYY-MM-DD'),
      });
    }),
  );
  const two = (most: number) =>
    fc.integer({ min: 0, max: most }).map((number) => `${number}`.padStart(2, '0'));
  fc.assert(
    fc.property(fc.integer({ min: 1_900, max: 2_199 }), two(13), two(32), (year, month, date) => {
      const text = `${year}-${month}-${date}`;
      expect(isLocalDate(text)).toBe(dayjs(text, 'YYYY-MM-DD', true).isValid());
    }),
  );
});

test('the school week runs Monday to Sunday, over the turn of a year as well', () => {
  expect(weekOf(day('2027-01-01'))).toEqual({ from: '2026-12-28', until: '2027-01-03' });
  expect(weekOf(day('2026-07-06'))).toEqual({ from: '2026-07-06', until: '2026-07-12' });
  expect(weekOf(day('2026-07-12')).from).toBe('2026-07-06');
});

test('the weeks of a period begin and end with it', () => {
  const weeks = weeksBetween(day('2026-07-08'), day('2026-07-21'));
  expect(weeks.map(({ from, until }) => `${from}/${until}`)).toEqual([
    '2026-07-08/2026-07-12',
    '2026-07-13/2026-07-19',
    '2026-07-20/2026-07-21',
  ]);
  expect(weeksBetween(day('2026-07-08'), day('2026-07-08'))).toHaveLength(1);
});

test('the school year turns on the first of September; its rosters come in August', () => {
  expect([schoolYearOf(day('2026-08-31')), schoolYearOf(day('2026-09-01'))]).toEqual([2025, 2026]);
  expect(
    ['2026-07-31', '2026-08-01', '2026-12-01', '2027-03-01'].map((on) => schoolYearOfRoster(day(on))),
  ).toEqual([2025, 2026, 2026, 2026]);
});

test('where a person has set the days of a school year, those count; elsewhere the usual ones do', () => {
  const dates = [{ schoolYear: 2026, fromOn: day('2026-08-27'), untilOn: day('2027-07-09') }];
  expect(
    ['2026-08-26', '2026-08-27', '2027-07-20', '2027-09-01'].map((on) => schoolYearOf(day(on), dates)),
  ).toEqual([2025, 2026, 2026, 2027]);
  expect(schoolYearSpan(2025, dates)).toEqual({ from: '2025-09-01', until: '2026-08-26' });
  expect(schoolYearSpan(2026, dates)).toEqual({ from: '2026-08-27', until: '2027-07-09' });
  expect(schoolYearSpan(2027, dates)).toEqual({ from: '2027-09-01', until: '2028-08-31' });
  expect(schoolYearOfRoster(day('2026-07-27'), dates)).toBe(2026);
});

test('a year of age is complete on the birthday', () => {
  expect(ageOn(day('2013-04-09'), day('2026-04-08'))).toBe(12);
  expect(ageOn(day('2013-04-09'), day('2026-04-09'))).toBe(13);
});

test('dates and phones are written as a school writes them', () => {
  expect(writtenDay(day('2026-09-01'))).toBe('2026年9月1日 周二');
  expect(writtenShortDate(day('2026-09-01'), day('2026-12-31'))).toBe('9月1日');
  expect(writtenShortDate(day('2027-01-02'), day('2026-12-31'))).toBe('2027年1月2日');
  expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
  expect(writtenPhone('13800138000')).toBe('138\u00a00013\u00a08000');
  expect(writtenPhone('0573-82000000')).toBe('0573-82000000');
});
