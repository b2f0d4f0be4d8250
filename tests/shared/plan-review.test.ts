import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReviewFacts, reviewDue } from '#shared/plan-review.ts';
import { addDays, addMonths, type LocalDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';

const day = (text: string) => text as LocalDate;
const MONTHS = { severe: 1, serious: 2, general: 5, attention: null };
const NOTHING: ReviewFacts = { lastOn: day('2026-09-10'), setOn: null, level: 'serious', events: [] };

test('三类 is looked at after a month, 二类 after two, 一类 after a term; 关注 and nobody not', () => {
  const of = (level: ReviewFacts['level']) => reviewDue({ ...NOTHING, level }, MONTHS)?.on ?? null;
  expect(of('severe')).toBe('2026-10-10');
  expect(of('serious')).toBe('2026-11-10');
  expect(of('general')).toBe('2027-02-10');
  expect(of('attention')).toBeNull();
  expect(of(null)).toBeNull();
});

test('a look on the 31st comes again on the last day of a shorter month', () => {
  expect(reviewDue({ ...NOTHING, lastOn: day('2027-01-31'), level: 'severe' }, MONTHS)?.on).toBe(
    '2027-02-28',
  );
});

test('the day that was set counts, unless something happens before', () => {
  const set = { ...NOTHING, setOn: day('2026-12-01') };
  expect(reviewDue(set, MONTHS)).toEqual({ on: '2026-12-01', cause: 'set' });
  const changed = { on: day('2026-10-12'), cause: 'levelChange' as const };
  expect(reviewDue({ ...set, events: [changed] }, MONTHS)).toEqual(changed);
  const later = { on: day('2026-12-02'), cause: 'return' as const };
  expect(reviewDue({ ...set, events: [later] }, MONTHS)).toEqual({ on: '2026-12-01', cause: 'set' });
});

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day('2024-02-29'), days));
const anyFacts: fc.Arbitrary<ReviewFacts> = fc.record({
  lastOn: anyDay,
  setOn: fc.option(anyDay),
  level: fc.option(fc.constantFrom(...codesOf(ALERT_LEVELS))),
  events: fc.array(
    fc.record({
      on: anyDay,
      cause: fc.constantFrom('levelChange' as const, 'referral' as const, 'return' as const),
    }),
    { maxLength: 6 },
  ),
});

describe('whatever happened', () => {
  test('what was known on the day of the last look never asks for another', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const known = facts.events.filter(({ on }) => on <= facts.lastOn);
        const without = { ...facts, events: facts.events.filter(({ on }) => on > facts.lastOn) };
        expect(reviewDue({ ...without, events: [...known, ...without.events] }, MONTHS)).toEqual(
          reviewDue(without, MONTHS),
        );
      }),
    );
  });

  test('an event never lets it come later, and a plan of somebody at a level is always looked at', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const calm = reviewDue({ ...facts, events: [] }, MONTHS);
        const due = reviewDue(facts, MONTHS);
        if (calm) expect(due !== null && due.on <= calm.on).toBe(true);
        if (facts.setOn === null && facts.level && MONTHS[facts.level] !== null)
          expect(due !== null && due.on <= addMonths(facts.lastOn, MONTHS[facts.level] ?? 0)).toBe(true);
      }),
    );
  });
});
