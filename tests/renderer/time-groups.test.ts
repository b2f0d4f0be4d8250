import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeGroups } from '#renderer/parts/time-groups.ts';
import { addDays, localDate, weekOf } from '#shared/school-calendar.ts';

const TODAY = localDate('2026-10-14');
const TERM = { kind: 'term', fromOn: localDate('2026-09-01') } as const;

const happened = (days: readonly number[], today = TODAY) =>
  days
    .toSorted((one, other) => other - one)
    .map((day, index) => ({ nth: index, occurredOn: addDays(today, day) }));

test('what happened is parted as one speaks of it', () => {
  const groups = timeGroups(happened([9, 0, -2, -5, -20, -43, -44, -400]), TODAY, TERM);
  expect(groups.map(({ word, entries }) => [word, entries.map(({ occurredOn }) => occurredOn)])).toEqual([
    ['接下来', ['2026-10-23']],
    ['本周', ['2026-10-14', '2026-10-12']],
    ['本月', ['2026-10-09']],
    ['本学期', ['2026-09-24', '2026-09-01']],
    ['更早', ['2026-08-31', '2025-09-09']],
  ]);
});

test('in the holidays it is the holiday that one speaks of, and the year where no term is set', () => {
  const early = happened([-40]);
  const since = { fromOn: addDays(TODAY, -50) };
  expect(timeGroups(early, TODAY, { kind: 'holiday', ...since })[0]?.word).toBe('本假期');
  expect(timeGroups(early, TODAY, { kind: 'year', ...since })[0]?.word).toBe('本学年');
});

test('nothing is lost or changes its place, no group is empty, and no word comes twice', () => {
  const days = fc.array(fc.integer({ min: -900, max: 60 }), { maxLength: 40 });
  const day = fc.integer({ min: 0, max: 800 }).map((after) => addDays(localDate('2025-01-01'), after));
  fc.assert(
    fc.property(days, day, fc.integer({ min: 0, max: 200 }), (offsets, today, termDays) => {
      const entries = happened(offsets, today);
      const groups = timeGroups(entries, today, { kind: 'term', fromOn: addDays(today, -termDays) });
      expect(groups.flatMap((group) => group.entries)).toEqual(entries);
      expect(groups.every((group) => group.entries.length > 0)).toBe(true);
      expect(new Set(groups.map(({ word }) => word)).size).toBe(groups.length);
    }),
  );
});

test('this week is the school week, also where it began in the month before', () => {
  const first = localDate('2026-10-01');
  const monday = weekOf(first).from;
  expect(monday).toBe('2026-09-28');
  expect(timeGroups([{ occurredOn: monday }], first, TERM)[0]?.word).toBe('本周');
});
