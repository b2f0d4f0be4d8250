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
  if (isLate(nextStep, today)) return 'late';
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

/** Chips with how many students each would show beside what the other filters let pass. */
export function countedChips<Code extends string>(
  terms: Readonly<Record<Code, string>>,
  entries: readonly WatchlistEntry[],
  codeOf: (entry: WatchlistEntry) => Code,
): Record<Code, string> {
  const counts = new Map<Code, number>();
  for (const entry of entries) counts.set(codeOf(entry), (counts.get(codeOf(entry)) ?? 0) + 1);
  // The same codes as in `terms`, each with its count behind the word.
  return Object.fromEntries(
    Object.entries<string>(terms).map(([code, word]) => [code, `${word} ${counts.get(code as Code) ?? 0}`]),
  ) as Record<Code, string>;
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
