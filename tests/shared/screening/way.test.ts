import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { progressOf, TEST_STATES, testedShare, writtenShare } from '#shared/screening/batches.ts';
import { type WayFacts, wayOf } from '#shared/screening/way.ts';
import { codesOf } from '#shared/terms.ts';

const start = localDate('2026-09-07');
const on = (days: number) => addDays(start, days);
const NOTHING: WayFacts = {
  results: [],
  flaggedOn: null,
  interviews: [],
  levels: [],
  outcome: null,
  guardianToldOn: null,
};
const flagged = { on: on(0), asksRetest: false, isFlagged: true };
const unbelieved = (days: number) => ({ on: on(days), asksRetest: true, isFlagged: false });
const plain = (days: number) => ({ on: on(days), asksRetest: false, isFlagged: false });
const at = (facts: Partial<WayFacts>) => wayOf({ ...NOTHING, ...facts });

test('from the flag to the guardian, step by step, each since its own day', () => {
  expect(at({ results: [plain(0)] })).toBeNull();
  const results = [flagged];
  expect(at({ results })).toEqual({ way: 'toInterview', since: on(0) });
  const interviews = [on(3)];
  expect(at({ results, interviews })).toEqual({ way: 'toAssess', since: on(3) });
  expect(at({ results, interviews, levels: [on(5)] })).toEqual({ way: 'levelled', since: on(5) });
  const outcome = { what: 'ruledOut', on: on(4) } as const;
  expect(at({ results, interviews, outcome })).toEqual({ way: 'ruledOut', since: on(4) });
  expect(at({ results, interviews, outcome, guardianToldOn: on(6) })).toEqual({
    way: 'guardianTold',
    since: on(6),
  });
});

test('what was before the flag satisfies nothing', () => {
  expect(at({ results: [flagged], interviews: [on(-1)], levels: [on(-30)] })?.way).toBe('toInterview');
  const outcome = { what: 'ruledOut', on: on(4) } as const;
  expect(at({ results: [flagged], outcome, guardianToldOn: on(3) })?.way).toBe('ruledOut');
});

test('a test that cannot be believed is made again; twice such, and somebody speaks with the student', () => {
  expect(at({ results: [unbelieved(0)] })).toEqual({ way: 'toRetest', since: on(0) });
  expect(at({ results: [unbelieved(0), plain(5)] })).toBeNull();
  expect(at({ results: [unbelieved(5), unbelieved(0)] })).toEqual({ way: 'toInterview', since: on(5) });
});

test('a later result takes back no flag of one that could be believed', () => {
  expect(at({ results: [flagged, plain(7)] })).toEqual({ way: 'toInterview', since: on(0) });
});

test('what is flagged anew after it was settled begins the way anew', () => {
  const outcome = { what: 'ruledOut', on: on(4) } as const;
  const results = [flagged, { ...flagged, on: on(60) }];
  expect(at({ results, outcome, guardianToldOn: on(5) })).toEqual({ way: 'toInterview', since: on(60) });
});

test('nobody who was flagged drops out of the way, whatever comes later', () => {
  const day = fc.integer({ min: 0, max: 90 }).map(on);
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: day, asksRetest: fc.boolean(), isFlagged: fc.boolean() })),
      fc.array(day),
      fc.array(day),
      (results, interviews, levels) => {
        const way = at({ results: [flagged, ...results], interviews, levels });
        expect(way).not.toBeNull();
        expect(way?.way).not.toBe('toRetest');
      },
    ),
  );
});

test('whoever is excused or exempt counts in no share, and a share of nobody is none', () => {
  const progress = progressOf(['tested', 'tested', 'untested', 'excused', 'exempt']);
  expect(progress).toEqual({ listed: 5, tested: 2, untested: 1, excused: 1, exempt: 1 });
  expect(testedShare(progress)).toBeCloseTo(2 / 3);
  expect(writtenShare(progressOf(['excused']))).toBe('—');
  expect(writtenShare(progressOf(['untested']))).toBe('0%');
  const many = progressOf([...Array(2999).fill('tested'), 'untested']);
  expect(writtenShare(many)).toBe('99.9%');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...codesOf(TEST_STATES))), (states) => {
      const { listed, ...parts } = progressOf(states);
      expect(Object.values(parts).reduce((all, each) => all + each, 0)).toBe(listed);
    }),
  );
});
