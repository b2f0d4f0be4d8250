import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Stretch, uncovered, unwatchedSince } from '#shared/watch-shifts.ts';

const shifts = fc.array(fc.record({ from: fc.nat(500), lasts: fc.integer({ min: 1, max: 120 }) }), {
  maxLength: 8,
});
const stretches = (drawn: { from: number; lasts: number }[]): Stretch[] =>
  drawn.map(({ from, lasts }) => ({ from, until: from + lasts }));

test('every minute of a watch up to now lies in a shift or in a gap, and in no gap is anybody on duty', () => {
  fc.assert(
    fc.property(shifts, fc.nat(200), fc.nat(600), (drawn, from, lasts) => {
      const now = from + lasts;
      const onDuty = stretches(drawn);
      const gaps = uncovered({ from, until: null }, onDuty, now);
      for (let minute = from; minute < now; minute += 1) {
        const isCovered = onDuty.some((shift) => shift.from <= minute && minute < shift.until);
        const isGap = gaps.some((gap) => gap.from <= minute && minute < gap.until);
        expect(isGap).toBe(!isCovered);
      }
    }),
  );
});

test('nobody is on duty now where the last gap reaches to now; a watch that is over asks for nobody', () => {
  fc.assert(
    fc.property(shifts, fc.nat(200), fc.integer({ min: 1, max: 600 }), (drawn, from, lasts) => {
      const now = from + lasts;
      const onDuty = stretches(drawn);
      const since = unwatchedSince({ from, until: null }, onDuty, now);
      const isCovered = onDuty.some((shift) => shift.from < now && now <= shift.until);
      expect(since === null).toBe(isCovered);
      expect(unwatchedSince({ from, until: now }, onDuty, now)).toBeNull();
    }),
  );
});
