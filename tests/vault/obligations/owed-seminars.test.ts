import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '#shared/school-calendar.ts';
import { owedSeminars } from '#vault/rooms/obligations/owed-seminars.ts';
import { day } from '../sample.ts';

const summer = { id: 'p', name: '2026暑期', fromOn: day('2026-07-01'), untilOn: day('2026-08-31') };
const from = (fromOn: string, endedOn: string | null = null) => ({
  id: 'level',
  span: { fromOn: day(fromOn), endedOn: endedOn === null ? null : day(endedOn) },
});
const on = (today: string) => ({ today: day(today), lookFrom: day('2026-01-01') });

test('one is owed once in a holiday, from the day on which the student is at 二类 or 三类 in it', () => {
  expect(owedSeminars([summer], [from('2026-03-01')], [], on('2026-07-10'))).toEqual([
    { period: summer, levelId: 'level', from: summer.fromOn },
  ]);
  expect(owedSeminars([summer], [from('2026-08-20')], [], on('2026-08-20'))[0]?.from).toBe('2026-08-20');
  expect(owedSeminars([summer], [from('2026-03-01', '2026-07-01')], [], on('2026-07-10'))).toEqual([]);
  expect(owedSeminars([summer], [from('2026-03-01')], [], on('2026-06-30'))).toEqual([]);
  expect(owedSeminars([summer], [from('2026-03-01')], [day('2026-08-31')], on('2026-09-05'))).toEqual([]);
  // One that is only planned for a day to come has not taken place.
  expect(owedSeminars([summer], [from('2026-03-01')], [day('2026-08-31')], on('2026-08-30'))).toHaveLength(1);
});

const someDay = fc
  .integer({ min: 0, max: 400 })
  .map((offset): LocalDate => addDays(day('2026-01-01'), offset));
const someSpan = fc
  .tuple(someDay, fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }))
  .map(([fromOn, days]) => ({
    fromOn,
    endedOn: days === null ? null : addDays(fromOn, days),
  }));
const somePeriod = fc
  .tuple(someDay, fc.integer({ min: 0, max: 80 }))
  .map(([fromOn, days]) => ({ id: `${fromOn}/${days}`, name: '', fromOn, untilOn: addDays(fromOn, days) }));

test('for any holidays, levels and seminars: owed exactly where a day at risk lies in the holiday and no seminar does', () => {
  fc.assert(
    fc.property(
      fc.array(somePeriod, { maxLength: 3 }),
      fc.array(someSpan, { maxLength: 4 }),
      fc.array(someDay, { maxLength: 4 }),
      someDay,
      someDay,
      (periods, spans, seminars, today, lookFrom) => {
        const levels = spans.map((span, index) => ({ id: `${index}`, span }));
        const owed = owedSeminars(periods, levels, seminars, { today, lookFrom });
        const expected = periods.filter(({ fromOn, untilOn }) => {
          if (fromOn > today || untilOn < lookFrom) return false;
          if (seminars.some((each) => fromOn <= each && each <= untilOn && each <= today)) return false;
          for (let date = fromOn; date <= untilOn && date <= today; date = addDays(date, 1)) {
            if (spans.some((span) => span.fromOn <= date && (span.endedOn === null || date < span.endedOn)))
              return true;
          }
          return false;
        });
        expect(owed.map(({ period }) => period)).toEqual(expected);
        for (const { period, from: first } of owed) {
          expect(first >= period.fromOn && first <= period.untilOn && first <= today).toBe(true);
        }
      },
    ),
  );
});
