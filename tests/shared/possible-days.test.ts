import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBePupil, troubleOfDay } from '#shared/possible-days.ts';
import { addDays, addYears, localDate } from '#shared/school-calendar.ts';

const today = localDate('2026-11-28');
const bornOn = localDate('2013-04-09');
const aDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays(localDate('2000-01-01'), days));

describe('a day that cannot be meant', () => {
  it.each([
    ['2026-11-28', bornOn, null],
    ['2026-11-29', bornOn, 'inFuture'],
    ['2013-04-09', bornOn, null],
    ['2013-04-08', bornOn, 'beforeBirth'],
    ['1900-01-01', bornOn, 'beforeBirth'],
    ['1900-01-01', null, 'longAgo'],
    ['1996-11-28', null, null],
    ['1996-11-27', null, 'longAgo'],
  ] as const)('%s of somebody born on %s: %s', (day, born, trouble) => {
    expect(troubleOfDay(localDate(day), { today, bornOn: born })).toBe(trouble);
  });

  it.each([
    ['2026-11-29', null],
    ['2028-11-28', null],
    ['2028-11-29', 'farAhead'],
    ['2199-01-01', 'farAhead'],
    ['2013-04-08', 'beforeBirth'],
  ] as const)('%s, when it is planned: %s', (day, trouble) => {
    expect(troubleOfDay(localDate(day), { today, bornOn, ahead: true })).toBe(trouble);
  });

  it('is none from birth to today, whatever the day', () => {
    fc.assert(
      fc.property(aDay, fc.nat(10_000), fc.nat(10_000), (born, age, since) => {
        const day = addDays(born, age);
        expect(
          troubleOfDay(day, { today: addDays(day, Math.min(since, 10_000 - age)), bornOn: born }),
        ).toBeNull();
      }),
    );
  });

  it('of a plan is the one of what has happened, or lies ahead', () => {
    fc.assert(
      fc.property(aDay, aDay, aDay, (day, today, bornOn) => {
        const happened = troubleOfDay(day, { today, bornOn });
        const planned = troubleOfDay(day, { today, bornOn, ahead: true });
        if (happened !== 'inFuture') expect(planned).toBe(happened);
        else expect(day > today).toBe(true);
        expect(planned).not.toBe('inFuture');
      }),
    );
  });

  it('a pupil is from 3 to 30 years old', () => {
    expect(canBePupil(addYears(today, -3), today)).toBe(true);
    expect(canBePupil(addDays(addYears(today, -3), 1), today)).toBe(false);
    expect(canBePupil(addDays(addYears(today, -31), 1), today)).toBe(true);
    expect(canBePupil(addYears(today, -31), today)).toBe(false);
    expect(canBePupil(addDays(today, 1), today)).toBe(false);
  });
});
