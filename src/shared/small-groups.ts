/**
 * What is kept back where counts leave the room: of one or two children a number tells who they are. Whatever would
 * let such a number be computed back from a sum is kept back with it.
 */

/** Fewer persons are no group. */
export const SMALLEST_GROUP = 3;

/**
 * What a unit of a count is of: a person; one person each, as an individual session; one or several persons, as a
 * group session; or of nobody in particular, as a minute.
 */
export type CountOf = 'persons' | 'each' | 'shared' | 'nobody';

/** A group that leaves: how many different persons it is of, and every count that leaves with it. */
export interface LeavingGroup {
  persons: number;
  /** In the same order in all groups that are summed up. */
  counts: readonly { value: number; of: CountOf }[];
}

/**
 * A group, and those that it consists of. A unit may belong to several parts, as a session of two problems does: then
 * the parts are more than the whole together. Two sums have no more than one group in common, and no ring of sums.
 */
export interface SumOfGroups {
  whole: string;
  parts: readonly string[];
}

/** Kept back because it is small, or because a small one could be computed from it: of such a one nothing is said. */
export type KeptBack = 'small' | 'beside';

interface Bounds {
  least: number;
  most: number;
}

/**
 * What whoever reads the paper knows of a count that was kept back, by its mark. Nobody says that what was kept back
 * beside a small group is no small one itself; but it seldom is, and a clever reader is taken to know.
 */
const BOUNDS = {
  persons: { small: { least: 1, most: SMALLEST_GROUP - 1 }, beside: SMALLEST_GROUP },
  each: { small: { least: 1, most: Number.POSITIVE_INFINITY }, beside: SMALLEST_GROUP },
  shared: { small: { least: 1, most: Number.POSITIVE_INFINITY }, beside: 1 },
  nobody: { small: { least: 0, most: Number.POSITIVE_INFINITY }, beside: 0 },
} as const satisfies Record<CountOf, { small: Bounds; beside: number }>;

/**
 * Which groups are kept back, so that no count of a small one can be computed from what is printed: every small one;
 * all parts of a small whole, the empty ones included; and beside a small one, as few and as small ones as it takes.
 * Where that is not enough, since the marks alone would tell, a small one bears the mark that says nothing.
 *
 * @param groups by key. @param sums how they hang together.
 */
export function keptBack(
  groups: ReadonlyMap<string, LeavingGroup>,
  sums: readonly SumOfGroups[],
): ReadonlyMap<string, KeptBack> {
  const kept = new Map<string, KeptBack>();
  const isSmall = (key: string) => {
    const persons = groups.get(key)?.persons ?? 0;
    return persons > 0 && persons < SMALLEST_GROUP;
  };
  for (const key of groups.keys()) if (isSmall(key)) kept.set(key, 'small');
  /** Parts of what is small, down to the last: of them nobody knows whether they are empty. */
  const maybeEmpty = new Set<string>();
  const keepParts = (whole: string) => {
    for (const part of sums.filter((sum) => sum.whole === whole).flatMap(({ parts }) => parts)) {
      kept.set(part, 'small');
      maybeEmpty.add(part);
      keepParts(part);
    }
  };
  for (const key of [...kept.keys()]) keepParts(key);

  for (;;) {
    const exposed = exposedIn(groups, sums, kept, maybeEmpty);
    if (exposed === null) return kept;
    kept.set(nextBeside(exposed, groups, sums, kept) ?? exposed, 'beside');
  }
}

/** A group marked as small of which a count can be computed, or null. */
function exposedIn(
  groups: ReadonlyMap<string, LeavingGroup>,
  sums: readonly SumOfGroups[],
  kept: ReadonlyMap<string, KeptBack>,
  maybeEmpty: ReadonlySet<string>,
): string | null {
  const counts = Math.max(0, ...[...groups.values()].map((group) => group.counts.length));
  for (let index = 0; index < counts; index += 1) {
    const countOf = (key: string) => groups.get(key)?.counts[index]?.value ?? 0;
    const bounds = new Map<string, Bounds>();
    for (const [key, group] of groups) {
      const count = group.counts[index];
      const bears = {
        mark: kept.get(key),
        isSmall: group.persons < SMALLEST_GROUP,
        maybeEmpty: maybeEmpty.has(key),
      };
      bounds.set(key, boundsOf(countOf(key), count?.of ?? 'nobody', bears));
    }
    narrow(bounds, sums, countOf);
    for (const [key, mark] of kept) {
      const known = bounds.get(key);
      if (mark === 'small' && known && known.least === known.most) return key;
    }
  }
  return null;
}

interface Bears {
  mark: KeptBack | undefined;
  isSmall: boolean;
  maybeEmpty: boolean;
}

function boundsOf(value: number, of: CountOf, { mark, isSmall, maybeEmpty }: Bears): Bounds {
  if (mark === undefined) return { least: value, most: value };
  if (mark === 'beside') {
    return { least: isSmall ? 0 : BOUNDS[of].beside, most: Number.POSITIVE_INFINITY };
  }
  return maybeEmpty ? { ...BOUNDS[of].small, least: 0 } : { ...BOUNDS[of].small };
}

/**
 * Narrows what may be, by every sum, until nothing more follows. Where the parts do make up the whole, whoever reads
 * is taken to know it. Sums make no ring, so this is all that can be computed from them.
 */
function narrow(
  bounds: Map<string, Bounds>,
  sums: readonly SumOfGroups[],
  countOf: (key: string) => number,
): void {
  for (let narrowed = true; narrowed; ) {
    narrowed = false;
    const hold = (key: string, least: number, most: number) => {
      const known = bounds.get(key);
      if (!known || (least <= known.least && most >= known.most)) return;
      bounds.set(key, { least: Math.max(least, known.least), most: Math.min(most, known.most) });
      narrowed = true;
    };
    for (const { whole, parts } of sums) {
      const all = parts.flatMap((part) => bounds.get(part) ?? []);
      const total = bounds.get(whole);
      if (!total) continue;
      const least = all.reduce((sum, each) => sum + each.least, 0);
      const most = all.reduce((sum, each) => sum + each.most, 0);
      const addsUp = parts.reduce((sum, part) => sum + countOf(part), 0) === countOf(whole);
      hold(whole, addsUp ? least : Math.max(0, ...all.map((each) => each.least)), most);
      for (const part of parts) {
        const own = bounds.get(part);
        if (!own) continue;
        // Infinity less infinity says nothing.
        const others = most === Number.POSITIVE_INFINITY ? mostBut(part, parts, bounds) : most - own.most;
        hold(part, total.least - others, addsUp ? total.most - (least - own.least) : total.most);
      }
    }
  }
}

const mostBut = (but: string, parts: readonly string[], bounds: ReadonlyMap<string, Bounds>): number =>
  parts.reduce((sum, part) => (part === but ? sum : sum + (bounds.get(part)?.most ?? 0)), 0);

/** What is kept back next, so that `exposed` cannot be computed: the smallest in its own sum, else a sum further on. */
function nextBeside(
  exposed: string,
  groups: ReadonlyMap<string, LeavingGroup>,
  sums: readonly SumOfGroups[],
  kept: ReadonlyMap<string, KeptBack>,
): string | null {
  const personsIn = (key: string) => groups.get(key)?.persons ?? 0;
  const mayBeKept = (key: string) => !kept.has(key) && personsIn(key) >= SMALLEST_GROUP;
  const reached = new Set([exposed]);
  // From sum to sum, by the groups that they have in common and that nobody can read.
  for (const key of reached) {
    const near = sums.filter(({ whole, parts }) => whole === key || parts.includes(key));
    // First the sums of which it is a part.
    near.sort((one, other) => Number(one.whole === key) - Number(other.whole === key));
    for (const { whole, parts } of near) {
      const smallest = parts
        .filter(mayBeKept)
        .sort((one, other) => personsIn(one) - personsIn(other))
        .at(0);
      if (smallest !== undefined) return smallest;
      if (mayBeKept(whole)) return whole;
      for (const each of [whole, ...parts]) if (kept.has(each)) reached.add(each);
    }
  }
  return null;
}
