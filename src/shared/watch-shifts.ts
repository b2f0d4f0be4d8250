/** A stretch of time; both are instants (UTC milliseconds). */
export interface Stretch {
  from: number;
  until: number;
}

/** 监护小组 of fewer is none (policy P4). */
export const FEWEST_WATCHERS = 3;

/** When nobody was on duty, as far as that is over at `now`; for a watch that lasts, `until` is null. */
export function uncovered(
  watch: { from: number; until: number | null },
  shifts: readonly Stretch[],
  now: number,
): Stretch[] {
  const end = Math.min(watch.until ?? now, now);
  const gaps: Stretch[] = [];
  let covered = watch.from;
  for (const shift of shifts.toSorted((one, other) => one.from - other.from)) {
    if (shift.from >= end) break;
    if (shift.from > covered) gaps.push({ from: covered, until: shift.from });
    covered = Math.max(covered, shift.until);
  }
  if (covered < end) gaps.push({ from: covered, until: end });
  return gaps;
}

/** From when on nobody is on duty, where that is so now; null where somebody is, or the watch is over. */
export function unwatchedSince(
  watch: { from: number; until: number | null },
  shifts: readonly Stretch[],
  now: number,
): number | null {
  if (watch.until !== null) return null;
  const last = uncovered(watch, shifts, now).at(-1);
  return last && last.until === now ? last.from : null;
}
