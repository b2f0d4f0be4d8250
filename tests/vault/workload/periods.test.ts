import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OpeningTime, openingWeeks, WEEKDAYS } from '#shared/opening-hours.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { periodsOn } from '#vault/whole-file/workload/periods.ts';
import { stretchesOf } from '#vault/whole-file/workload/tally.ts';
import { day } from '../sample.ts';

const days = fc.integer({ min: 0, max: 4000 }).map((step) => addDays(localDate('2020-01-01'), step));

const span = (kind: 'term' | 'holiday', name: string, fromOn: string, untilOn: string) => ({
  id: crypto.randomUUID(),
  kind,
  name,
  fromOn: day(fromOn),
  untilOn: day(untilOn),
});
const YEAR = {
  schoolYear: 2026,
  fromOn: day('2026-09-01'),
  untilOn: day('2027-08-31'),
  spans: [
    span('term', '第一学期', '2026-09-01', '2027-01-22'),
    span('holiday', '寒假', '2027-01-23', '2027-02-21'),
    span('term', '第二学期', '2027-02-22', '2027-07-02'),
  ],
};

test('the running term comes first; in the holidays the one just over', () => {
  const first = (today: string) => periodsOn(day(today), [YEAR])[0]?.word;
  expect(first('2026-11-29')).toBe('2026学年 第一学期');
  expect(first('2027-02-01')).toBe('2026学年 第一学期');
  expect(first('2027-03-01')).toBe('2026学年 第二学期');
  expect(first('2027-07-20')).toBe('2026学年 第二学期');
});

test('without terms on record it is the usual one, and in the summer that of the spring', () => {
  const words = (today: string) => periodsOn(day(today), [{ ...YEAR, spans: [] }]).map(({ word }) => word);
  expect(words('2026-11-29')).toEqual([
    '2026年秋季学期',
    '2026年春季学期',
    '2026学年',
    '2026年11月',
    '2026年10月',
  ]);
  expect(words('2026-08-01')[0]).toBe('2026年春季学期');
});

test('every period offered is a period, and no two have one name', () => {
  fc.assert(
    fc.property(days, (today) => {
      const periods = periodsOn(today, [{ ...YEAR, spans: [] }]);
      for (const { fromOn, untilOn } of periods) expect(fromOn <= untilOn).toBe(true);
      expect(new Set(periods.map(({ word }) => word)).size).toBe(periods.length);
    }),
  );
});

test('the stretches of a period follow on each other and are it whole, however long', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 4000 }), (fromOn, length) => {
      const untilOn = addDays(fromOn, length);
      const stretches = stretchesOf({ fromOn, untilOn }, []);
      expect(stretches[0]?.fromOn).toBe(fromOn);
      expect(stretches.at(-1)?.untilOn).toBe(untilOn);
      for (const [index, { fromOn: next }] of stretches.entries()) {
        const before = stretches[index - 1];
        if (before) expect(next).toBe(addDays(before.untilOn, 1));
      }
      expect(stretches.length).toBeLessThanOrEqual(13);
      expect(new Set(stretches.map(({ word }) => word)).size).toBe(stretches.length);
    }),
  );
});

const openingTimes: fc.Arbitrary<OpeningTime[]> = fc.array(
  fc
    .record({
      weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      hour: fc.integer({ min: 7, max: 17 }),
      hours: fc.integer({ min: 1, max: 4 }),
      fromOn: days,
      lasts: fc.option(fc.integer({ min: 0, max: 400 })),
    })
    .map(({ weekdays, hour, hours, fromOn, lasts }) => ({
      weekdays,
      startsAt: `${String(hour).padStart(2, '0')}:00`,
      endsAt: `${String(hour + hours).padStart(2, '0')}:00`,
      fromOn,
      untilOn: lasts === null ? null : addDays(fromOn, lasts),
    })),
  { maxLength: 5 },
);

test('hours over each other count once, holidays never, and no week is held against five hours that is not whole', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), openingTimes, days, (fromOn, length, times, off) => {
      const period = { fromOn, untilOn: addDays(fromOn, length) };
      const daysOff = [{ fromOn: off, untilOn: addDays(off, 9) }];
      const weeks = openingWeeks(period, times, daysOff);
      // Twice the same hours are the same hours.
      expect(openingWeeks(period, [...times, ...times], daysOff)).toEqual(weeks);
      for (const week of weeks) {
        expect(week.minutes).toBeLessThanOrEqual(7 * 14 * 60);
        expect(week.verdict === 'enough').toBe(week.minutes >= 300);
        if (week.verdict === 'short') expect(addDays(week.from, 6)).toBe(week.until);
      }
      const whole = [{ fromOn: period.fromOn, untilOn: period.untilOn }];
      expect(openingWeeks(period, times, whole).every(({ minutes }) => minutes === 0)).toBe(true);
    }),
  );
});

test('a week of which no times are on record is not held against five hours', () => {
  const time = {
    weekdays: WEEKDAYS,
    startsAt: '12:00',
    endsAt: '12:30',
    fromOn: day('2026-09-14'),
    untilOn: null,
  };
  const weeks = openingWeeks({ fromOn: day('2026-09-07'), untilOn: day('2026-09-20') }, [time], []);
  expect(weeks.map(({ verdict }) => verdict)).toEqual(['unrecorded', 'short']);
});
