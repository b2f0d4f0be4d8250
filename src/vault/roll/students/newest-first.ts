import type { LocalDate } from '#shared/school-calendar.ts';

/** By day, newest first; of one day, what was written down last comes first. `recorded` is in the order of writing. */
export function newestFirst<Row>(recorded: readonly Row[], dayOf: (row: Row) => LocalDate): Row[] {
  return recorded.toReversed().sort((one, other) => dayOf(other).localeCompare(dayOf(one)));
}
