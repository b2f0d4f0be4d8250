import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestedSummary } from '#renderer/summaries/suggested-summary.ts';
import { addDays, daysBetween, localDate } from '#shared/school-calendar.ts';
import { usualStretch } from '#shared/usual-stretch.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(localDate('1990-01-01'), days));

test('every day lies in one term or holiday, and the next begins the day after', () => {
  fc.assert(
    fc.property(days, (today) => {
      const { fromOn, untilOn } = usualStretch(today);
      expect(fromOn <= today && today <= untilOn).toBe(true);
      expect(usualStretch(addDays(untilOn, 1)).fromOn).toBe(addDays(untilOn, 1));
      expect(usualStretch(fromOn)).toEqual(usualStretch(untilOn));
    }),
  );
});

test('a summary is of the stretch that today lies in, or of the holiday just over', () => {
  fc.assert(
    fc.property(days, (today) => {
      const { fromOn, untilOn, activitiesFromOn, activitiesUntilOn } = suggestedSummary(today);
      expect(fromOn <= today).toBe(true);
      expect(fromOn <= untilOn && activitiesFromOn <= activitiesUntilOn).toBe(true);
      // The summer's form ends on 25 August; thirty days into the term it is still what is reported.
      expect(daysBetween(untilOn, today)).toBeLessThanOrEqual(30 + 6);
    }),
  );
});

test.each([
  ['2026-07-10', '暑期（截至8月25日）', '2026-07-01', '2026-08-25'],
  ['2026-09-20', '暑期（截至8月25日）', '2026-07-01', '2026-08-25'],
  ['2026-11-29', '2026年秋季学期', '2026-09-01', '2027-01-19'],
  ['2027-01-10', '2026年秋季学期', '2026-09-01', '2027-01-19'],
  ['2027-03-10', '2027年寒假', '2027-01-20', '2027-02-28'],
  ['2028-02-29', '2028年寒假', '2028-01-20', '2028-02-29'],
  ['2027-05-01', '2027年春季学期', '2027-03-01', '2027-06-30'],
])('on %s the summary is %s', (today, title, fromOn, untilOn) => {
  expect(suggestedSummary(localDate(today))).toMatchObject({ title, fromOn, untilOn });
});

test('the window round the first day of school is that of the form for the summer', () => {
  expect(suggestedSummary(localDate('2026-09-20'))).toMatchObject({
    activitiesFromOn: '2026-08-15',
    activitiesUntilOn: '2026-09-15',
  });
});
