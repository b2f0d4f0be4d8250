import { useKept } from '#renderer/place.tsx';
import type { OwedLine, OwedWhat } from '#shared/contract/obligations.ts';
import type { OwedToStudent } from '#shared/contract/workbench.ts';
import { type LocalDate, weekOf } from '#shared/school-calendar.ts';
import { isLate } from '#shared/written-next-step.ts';

/** When it falls. */
export type When = 'late' | 'today' | 'thisWeek' | 'later' | 'putOff';
export const WHENS = {
  late: '已过期',
  today: '今天',
  thisWeek: '本周',
  later: '以后',
  putOff: '已推迟',
} satisfies Record<When, string>;

/**
 * When a line falls. What was missed before is late, and of this week as well where the window of today ends in it.
 */
export function whensOf(line: OwedLine, today: LocalDate): When[] {
  if (line.putOffUntil !== null) return ['putOff'];
  const ahead = line.dueOn < today ? [] : [aheadOf(line.dueOn, today)];
  return isLate(line, today, Date.now()) ? ['late', ...ahead] : ahead;
}

function aheadOf(dueOn: LocalDate, today: LocalDate): When {
  if (dueOn === today) return 'today';
  return dueOn <= weekOf(today).until ? 'thisWeek' : 'later';
}

export interface OwedFilters {
  whens: When[];
  whats: OwedWhat[];
}

const NO_FILTERS: OwedFilters = { whens: [], whats: [] };

/** The lines that pass; what was put off is shown only when asked for. */
export function filterOwed(
  lines: readonly OwedToStudent[],
  { whens, whats }: OwedFilters,
  today: LocalDate,
): readonly OwedToStudent[] {
  return lines.filter((line) => {
    const falls = whensOf(line, today);
    return (
      (whens.length === 0 ? !falls.includes('putOff') : falls.some((when) => whens.includes(when))) &&
      (whats.length === 0 || whats.includes(line.what))
    );
  });
}

/** The filters of what is owed; they are as one left them when one comes back. */
export function useOwedFilters() {
  const [filters, setFilters] = useKept<OwedFilters>('owed', NO_FILTERS);
  return {
    filters,
    change: (changed: Partial<OwedFilters>) => setFilters({ ...filters, ...changed }),
    clear: () => setFilters(NO_FILTERS),
    isFiltering: filters.whens.length + filters.whats.length > 0,
  };
}
