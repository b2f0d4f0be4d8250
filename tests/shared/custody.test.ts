import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROMISE_KINDS, promisesLeftToEnd, promisesOn } from '#shared/custody.ts';
import { addDays, localDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const promises = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...codesOf(PROMISE_KINDS)),
      from: fc.nat(200),
      lasts: fc.nat(100),
    })
    .map(({ kind, from, lasts }) => {
      const fromOn = addDays(localDate('2026-01-01'), from);
      return { kind, fromOn, untilOn: addDays(fromOn, lasts) };
    }),
  { maxLength: 8 },
);

test('of each kind the promise that ends last is left to end, and none that another goes on with', () => {
  fc.assert(
    fc.property(promises, (list) => {
      const left = promisesLeftToEnd(list);
      for (const kind of codesOf(PROMISE_KINDS)) {
        const ends = list.filter((each) => each.kind === kind).map(({ untilOn }) => untilOn);
        const last = ends.toSorted().at(-1);
        const kept = new Set(left.filter((each) => each.kind === kind).map(({ untilOn }) => untilOn));
        expect([...kept]).toEqual(last === undefined ? [] : [last]);
      }
    }),
  );
});

test('a promise holds from its first day to its last, both included', () => {
  fc.assert(
    fc.property(promises, fc.nat(320), (list, after) => {
      const day = addDays(localDate('2026-01-01'), after);
      for (const each of promisesOn(list, day)) expect(each.fromOn <= day && day <= each.untilOn).toBe(true);
      for (const each of list) expect(promisesOn([each], each.untilOn)).toEqual([each]);
    }),
  );
});
