import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, isLocalDate, type LocalDate, localDate } from '#shared/school-calendar.ts';
import {
  isMonthDay,
  type MonthDay,
  occurrenceIn,
  occurrencesEndingIn,
  SEASON_DAYS_AHEAD,
  SEASON_PROPOSALS,
  seasonNear,
  seasonState,
  writtenMonthDay,
} from '#shared/seasons.ts';

// Every day that any year has, 29 February among them.
const monthDay = fc.nat(365).map((days) => addDays(localDate('2000-01-01'), days).slice(5) as MonthDay);
const stretch = fc.record({ fromDay: monthDay, untilDay: monthDay });
const year = fc.integer({ min: 2001, max: 2190 });
const day = fc
  .integer({ min: 0, max: 69_000 })
  .map((days) => addDays(localDate('2001-01-01'), days) satisfies LocalDate);

const md = (text: string): MonthDay => {
  if (!isMonthDay(text)) throw new Error(`no day: ${text}`);
  return text;
};

test('each year has each stretch once: it begins in that year, and is at most a year long', () => {
  fc.assert(
    fc.property(stretch, year, (each, of) => {
      const { fromOn, untilOn } = occurrenceIn(each, of);
      expect([fromOn, untilOn].every(isLocalDate)).toBe(true);
      expect(Number(fromOn.slice(0, 4))).toBe(of);
      expect(untilOn >= fromOn).toBe(true);
      expect(daysBetween(fromOn, untilOn)).toBeLessThanOrEqual(365);
      expect(untilOn.slice(0, 4) > fromOn.slice(0, 4)).toBe(each.untilDay < each.fromDay);
    }),
  );
});

test('school years that follow each other share no stretch and miss none', () => {
  fc.assert(
    fc.property(stretch, fc.integer({ min: 2001, max: 2150 }), (each, first) => {
      const years = Array.from({ length: 12 }, (_, index) => ({
        from: localDate(`${first + index}-09-01`),
        until: localDate(`${first + index + 1}-08-31`),
      }));
      const found = years.flatMap((span) => occurrencesEndingIn(each, span).map((one) => one.year));
      expect(found).toEqual(Array.from({ length: found.length }, (_, index) => (found[0] ?? 0) + index));
      expect(found).toHaveLength(12);
    }),
  );
});

test('a stretch is near exactly from a week before its first day to its last day', () => {
  fc.assert(
    fc.property(stretch, day, (each, today) => {
      const near = seasonNear(each, today);
      const of = Number(today.slice(0, 4));
      const holds = [of - 1, of, of + 1].some((begins) => {
        const { fromOn, untilOn } = occurrenceIn(each, begins);
        return addDays(fromOn, -SEASON_DAYS_AHEAD) <= today && today <= untilOn;
      });
      expect(near !== null).toBe(holds);
      if (near) expect(seasonState(near, today)).not.toBe('over');
    }),
  );
});

test('29 February is the 28th where there is none', () => {
  const each = { fromDay: md('02-29'), untilDay: md('02-29') };
  expect(occurrenceIn(each, 2028)).toMatchObject({ fromOn: '2028-02-29', untilOn: '2028-02-29' });
  expect(occurrenceIn(each, 2027)).toMatchObject({ fromOn: '2027-02-28', untilOn: '2027-02-28' });
  expect(isMonthDay('02-30')).toBe(false);
});

test('what begins before New Year goes on over it', () => {
  const each = { fromDay: md('12-20'), untilDay: md('01-10') };
  expect(occurrenceIn(each, 2026)).toMatchObject({ fromOn: '2026-12-20', untilOn: '2027-01-10' });
  expect(seasonNear(each, localDate('2027-01-05'))).toMatchObject({ year: 2026 });
});

test('every proposal is of days that exist, each by a name of its own', () => {
  expect(SEASON_PROPOSALS.every(({ fromDay, untilDay }) => isMonthDay(fromDay) && isMonthDay(untilDay))).toBe(
    true,
  );
  expect(new Set(SEASON_PROPOSALS.map(({ name }) => name)).size).toBe(SEASON_PROPOSALS.length);
  expect(writtenMonthDay(md('08-25'))).toBe('8月25日');
});
