import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CountOf,
  type KeptBack,
  keptBack,
  type LeavingGroup,
  SMALLEST_GROUP,
  type SumOfGroups,
} from '#shared/small-groups.ts';

const persons = (value: number): LeavingGroup => ({
  persons: value,
  counts: [{ value, of: 'persons' }],
});

/** A whole and its parts, as a row of months with its total. */
const row = (...parts: number[]) => {
  const names = parts.map((_, index) => `part${index}`);
  const groups = new Map(names.map((name, index) => [name, persons(parts[index] ?? 0)]));
  groups.set('whole', persons(parts.reduce((sum, part) => sum + part, 0)));
  return keptBack(groups, [{ whole: 'whole', parts: names }]);
};
const keys = (kept: ReadonlyMap<string, KeptBack>) => Object.fromEntries(kept);

test('one or two children are kept back, and the next smallest with them', () => {
  expect(keys(row(5, 9, 2))).toEqual({ part2: 'small', part0: 'beside' });
});

test('groups of three and more, and none at all, are told', () => {
  expect(keys(row(3, 0, 40))).toEqual({});
});

test('two small ones hide each other, unless their sum tells both', () => {
  expect(keys(row(1, 2, 9))).toEqual({ part0: 'small', part1: 'small' });
  expect(keys(row(2, 2, 9))).toEqual({ part0: 'small', part1: 'small', part2: 'beside' });
});

test('where the two marks would tell by themselves how many it is, a third is kept back', () => {
  // 4 less three or more is one.
  expect(keys(row(1, 3, 9))).toEqual({ part0: 'small', part1: 'beside', part2: 'beside' });
  // Nothing is left to hide behind: the whole goes too.
  expect(keys(row(1, 3))).toEqual({ part0: 'small', part1: 'beside', whole: 'beside' });
});

test('of a small whole no part says anything, not even that it is empty', () => {
  expect(keys(row(2, 0, 0))).toEqual({ part0: 'small', part1: 'small', part2: 'small', whole: 'small' });
});

/** A whole with two ways of being parted, the parts of one with parts of their own: months, and grades with classes. */
interface World {
  groups: Map<string, LeavingGroup>;
  sums: SumOfGroups[];
}

const OF: readonly CountOf[] = ['persons', 'each', 'shared', 'nobody'];

/** Students with how often they came, when, and of which class; few enough to try everything that might be so. */
const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      student: fc.integer({ min: 0, max: 8 }),
      month: fc.integer({ min: 0, max: 2 }),
      group: fc.boolean(),
    }),
    { maxLength: 16 },
  )
  .map((visits) => {
    const groups = new Map<string, LeavingGroup>();
    const add = (key: string, among: typeof visits) => {
      const count = new Set(among.map(({ student }) => student)).size;
      // Those who came together to one group session a month are one session.
      const sessions = new Set(among.map(({ group, month }, index) => (group ? `${month}` : `alone${index}`)))
        .size;
      groups.set(key, {
        persons: count,
        counts: [
          { value: count, of: 'persons' },
          { value: among.length, of: 'each' },
          { value: sessions, of: 'shared' },
        ],
      });
    };
    const classOf = ({ student }: { student: number }) => student % 4;
    add('all', visits);
    const months = [0, 1, 2].map((month) => {
      add(
        `month${month}`,
        visits.filter((visit) => visit.month === month),
      );
      return `month${month}`;
    });
    const grades = [0, 1].map((grade) => {
      add(
        `grade${grade}`,
        visits.filter((visit) => classOf(visit) >> 1 === grade),
      );
      return `grade${grade}`;
    });
    const classes = [0, 1, 2, 3].map((each) => {
      add(
        `class${each}`,
        visits.filter((visit) => classOf(visit) === each),
      );
      return `class${each}`;
    });
    return {
      groups,
      sums: [
        { whole: 'all', parts: months },
        { whole: 'all', parts: grades },
        { whole: 'grade0', parts: classes.slice(0, 2) },
        { whole: 'grade1', parts: classes.slice(2) },
      ],
    };
  });

/** More than anything that is kept back in these worlds. */
const MOST = 24;

/**
 * Every value that a count of each group may have, for somebody who reads the paper, knows its marks and its rule, and
 * tries all that fits: by plain search over values, and not by the rule's own reckoning with bounds.
 */
function possible({ groups, sums }: World, kept: ReadonlyMap<string, KeptBack>, index: number) {
  const countOf = (key: string) => groups.get(key)?.counts[index]?.value ?? 0;
  const isSmall = (key: string) => {
    const count = groups.get(key)?.persons ?? 0;
    return count > 0 && count < SMALLEST_GROUP;
  };
  const isLarge = (key: string) => (groups.get(key)?.persons ?? 0) >= SMALLEST_GROUP;
  const isUnderSmall = (key: string): boolean =>
    sums.some(({ whole, parts }) => parts.includes(key) && (isSmall(whole) || isUnderSmall(whole)));
  const domain = (key: string): number[] => {
    const mark = kept.get(key);
    if (mark === undefined) return [countOf(key)];
    const of = groups.get(key)?.counts[index]?.of;
    const ofOne = of === 'persons' || of === 'each';
    const least =
      mark === 'beside' ? (isLarge(key) ? (ofOne ? SMALLEST_GROUP : 1) : 0) : isUnderSmall(key) ? 0 : 1;
    const most = mark === 'small' && of === 'persons' ? SMALLEST_GROUP - 1 : MOST;
    return Array.from({ length: most - least + 1 }, (_, step) => least + step);
  };
  const addsUp = ({ whole, parts }: SumOfGroups) =>
    parts.reduce((total, part) => total + countOf(part), 0) === countOf(whole);
  /** Whether parts of the values given can be a whole of the value given. */
  const makesUp = (sum: SumOfGroups, whole: number, values: readonly (readonly number[])[]): boolean => {
    if (!addsUp(sum)) {
      const most = values.map((each) => Math.max(-1, ...each.filter((value) => value <= whole)));
      return most.every((value) => value >= 0) && most.reduce((total, value) => total + value, 0) >= whole;
    }
    let reached = new Set([0]);
    for (const each of values) {
      reached = new Set([...reached].flatMap((before) => each.map((value) => before + value)));
      for (const total of reached) if (total > whole) reached.delete(total);
    }
    return reached.has(whole);
  };
  /** What a group may be, as far as its parts say, but for one of its sums. */
  const below = (key: string, but: SumOfGroups | null): number[] => {
    let values = domain(key);
    for (const sum of sums.filter((each) => each.whole === key && each !== but)) {
      const parts = sum.parts.map((part) => below(part, null));
      values = values.filter((value) => makesUp(sum, value, parts));
    }
    return values;
  };
  /** What it may be, as far as everything says, but for one of its own sums. */
  const whole = (key: string, but: SumOfGroups | null): number[] => {
    let values = below(key, but);
    for (const sum of sums.filter(({ parts }) => parts.includes(key))) {
      const wholes = whole(sum.whole, sum);
      const parts = sum.parts.map((part) => below(part, null));
      const at = sum.parts.indexOf(key);
      values = values.filter((value) => wholes.some((total) => makesUp(sum, total, parts.with(at, [value]))));
    }
    return values;
  };
  return (key: string) => whole(key, null);
}

test('no number of a small group can be computed from what is printed', () => {
  let hidden = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const kept = keptBack(world.groups, world.sums);
      for (const index of [0, 1, 2]) {
        const valuesOf = possible(world, kept, index);
        for (const [key, mark] of kept) {
          if (mark === 'beside' && (world.groups.get(key)?.persons ?? 0) >= SMALLEST_GROUP) continue;
          hidden += 1;
          const values = valuesOf(key);
          expect(values).toContain(world.groups.get(key)?.counts[index]?.value);
          expect(new Set(values).size, `${key} in ${OF[index]}`).toBeGreaterThan(1);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(hidden).toBeGreaterThan(150);
});

test('every small group is kept back, and nothing where there is none', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const kept = keptBack(world.groups, world.sums);
      for (const [key, { persons }] of world.groups) {
        if (persons > 0 && persons < SMALLEST_GROUP) expect(kept.has(key)).toBe(true);
        if (kept.get(key) === 'small') expect(persons).toBeLessThan(SMALLEST_GROUP);
      }
      const smallOnes = [...world.groups.values()].some(
        ({ persons }) => persons > 0 && persons < SMALLEST_GROUP,
      );
      if (!smallOnes) expect(kept.size).toBe(0);
    }),
  );
});
