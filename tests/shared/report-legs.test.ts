import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RESPONSE_LEVELS } from '#shared/incident-terms.ts';
import {
  legDueAt,
  legStanding,
  REPORT_ROUTES,
  routesFor,
  writtenLeft,
  writtenWithin,
} from '#shared/report-legs.ts';
import { codesOf } from '#shared/terms.ts';

const MINUTE = 60_000;
const FRIDAY = Date.parse('2026-06-05T18:40:00');
const leg = fc.record({
  countsFrom: fc.integer({ min: FRIDAY, max: FRIDAY + 1000 * MINUTE }),
  within: fc.integer({ min: 5, max: 20_160 }),
});

test('a leg that nobody has told presses before it is late, and is never in time again', () => {
  fc.assert(
    fc.property(leg, fc.nat(40_000), (times, after) => {
      const open = { ...times, doneAt: null, waived: false };
      const dueAt = legDueAt(times);
      const now = times.countsFrom + after * MINUTE;
      const standing = legStanding(open, now);
      expect(standing === 'late').toBe(now > dueAt);
      expect(legStanding(open, dueAt)).toBe('pressing');
      expect(legStanding(open, dueAt + 1)).toBe('late');
      if (standing === 'pressing') expect(legStanding(open, now + MINUTE)).toMatch(/pressing|late/);
    }),
  );
});

test('what was told or is not needed presses no more, whenever one looks', () => {
  fc.assert(
    fc.property(leg, fc.nat(40_000), fc.nat(80_000), (times, toldAfter, looksAfter) => {
      const doneAt = times.countsFrom + toldAfter * MINUTE;
      const now = times.countsFrom + looksAfter * MINUTE;
      const inTime = doneAt <= legDueAt(times);
      expect(legStanding({ ...times, doneAt, waived: false }, now)).toBe(inTime ? 'done' : 'doneLate');
      expect(legStanding({ ...times, doneAt: null, waived: true }, now)).toBe('waived');
    }),
  );
});

test('24 hours from a Friday evening end on Saturday evening', () => {
  expect(legDueAt({ countsFrom: FRIDAY, within: 1440 })).toBe(Date.parse('2026-06-06T18:40:00'));
});

test('a higher level tells whom a lower one tells, and more; the first tells nobody by the list', () => {
  const levels = codesOf(RESPONSE_LEVELS);
  for (const [index, level] of levels.entries()) {
    const told = routesFor(level, REPORT_ROUTES);
    const lower = index === 0 ? [] : routesFor(levels[index - 1] ?? 'first', REPORT_ROUTES);
    for (const route of lower) expect(told).toContain(route);
    expect(told.length > 0).toBe(level !== 'first');
  }
});

test('times are said as people say them', () => {
  expect(writtenWithin(30)).toBe('立即（30 分钟内）');
  expect(writtenWithin(1440)).toBe('24 小时内');
  expect(writtenWithin(90)).toBe('90 分钟内');
  expect(writtenLeft(FRIDAY + 95 * MINUTE, FRIDAY)).toBe('还有 1 小时 35 分钟');
  expect(writtenLeft(FRIDAY, FRIDAY + 20 * MINUTE)).toBe('已过 20 分钟');
  expect(writtenLeft(FRIDAY, FRIDAY + 27 * 60 * MINUTE)).toBe('已过 1 天 3 小时');
});
