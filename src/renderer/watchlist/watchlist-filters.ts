import { useKept } from '#renderer/place.tsx';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { type LocalDate, weekOf } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, type AlertLevel } from '#shared/terms.ts';
import { isLate } from '#shared/written-next-step.ts';

/** `lifted`: was in the watchlist and is not any more. */
export type StateFilter = AlertLevel | 'lifted';
export const STATES = { ...ALERT_LEVELS, lifted: '已解除' } satisfies Record<StateFilter, string>;

/** When the next step is due. */
export type StepFilter = 'late' | 'thisWeek' | 'later' | 'none';
export const STEPS = {
  late: '已过期',
  thisWeek: '本周',
  later: '以后',
  none: '没有待办',
} satisfies Record<StepFilter, string>;

export interface WatchlistFilters {
  states: StateFilter[];
  classes: string[];
  steps: StepFilter[];
}

export const NO_FILTERS: WatchlistFilters = { states: [], classes: [], steps: [] };

export const stateOf = ({ level }: WatchlistEntry): StateFilter => level ?? 'lifted';

export function stepOf({ nextStep }: WatchlistEntry, today: LocalDate): StepFilter {
  if (nextStep === null) return 'none';
  if (isLate(nextStep, today, Date.now())) return 'late';
  return nextStep.dueOn <= weekOf(today).until ? 'thisWeek' : 'later';
}

/** The students that pass every filter. Whoever was lifted is shown only when asked for. */
export function filterWatchlist(
  entries: readonly WatchlistEntry[],
  { states, classes, steps }: WatchlistFilters,
  today: LocalDate,
): readonly WatchlistEntry[] {
  return entries.filter(
    (entry) =>
      (states.length === 0 ? entry.level !== null : states.includes(stateOf(entry))) &&
      (classes.length === 0 || classes.includes(entry.className)) &&
      (steps.length === 0 || steps.includes(stepOf(entry, today))),
  );
}

/** The filters of the watchlist; they are as one left them when one comes back. */
export function useWatchlistFilters() {
  const [filters, setFilters] = useKept<WatchlistFilters>('filters', NO_FILTERS);
  return {
    filters,
    change: (changed: Partial<WatchlistFilters>) => setFilters({ ...filters, ...changed }),
    clear: () => setFilters(NO_FILTERS),
    isFiltering: Object.values(filters).some((filter) => filter.length > 0),
  };
}
