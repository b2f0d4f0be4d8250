import { useMemo } from 'react';
import { ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { countedChips } from '#renderer/parts/counted-chips.ts';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import classes from './watchlist.module.css';
import {
  filterWatchlist,
  STATES,
  STEPS,
  stateOf,
  stepOf,
  type WatchlistFilters,
} from './watchlist-filters.ts';

interface WatchlistFilterBarProps {
  entries: readonly WatchlistEntry[];
  filters: WatchlistFilters;
  isFiltering: boolean;
  today: LocalDate;
  onChange(changed: Partial<WatchlistFilters>): void;
  onClear(): void;
}

export function WatchlistFilterBar(props: WatchlistFilterBarProps) {
  const { entries, filters, isFiltering, today, onChange, onClear } = props;
  const classNames = useMemo(
    () =>
      [...new Set(entries.map(({ className }) => className))]
        .filter(Boolean)
        .sort((one, other) => classOrderKey(one).localeCompare(classOrderKey(other))),
    [entries],
  );
  const everyState = Object.keys(STATES) as (keyof typeof STATES)[];
  const beside = (cleared: Partial<WatchlistFilters>) =>
    filterWatchlist(entries, { ...filters, ...cleared }, today);
  const steps = countedChips(STEPS, beside({ steps: [] }), (entry) => [stepOf(entry, today)]);
  // The levels say by themselves which of them are chosen.
  const active = [
    ...filters.classes.map((name) => ({
      key: `class/${name}`,
      word: name,
      remove: () => onChange({ classes: filters.classes.filter((other) => other !== name) }),
    })),
    ...filters.steps.map((step) => ({
      key: `step/${step}`,
      word: STEPS[step],
      remove: () => onChange({ steps: filters.steps.filter((other) => other !== step) }),
    })),
  ];
  return (
    <div className={classes.filters}>
      <FilterChips
        label="按预警等级筛选"
        chips={countedChips(STATES, beside({ states: everyState }), (entry) => [stateOf(entry)])}
        chosen={filters.states}
        isFiltering={isFiltering && active.length === 0}
        onChoose={(states) => onChange({ states })}
        onClear={onClear}
      />
      <FilterMenu
        label="班级"
        options={classNames.map((name) => ({ code: name, word: name }))}
        chosen={filters.classes}
        onChoose={(chosen) => onChange({ classes: chosen })}
      />
      <FilterMenu
        label="下一步"
        options={codesOf(STEPS).map((code) => ({ code, word: steps[code] }))}
        chosen={filters.steps}
        onChoose={(chosen) => onChange({ steps: chosen })}
      />
      <ActiveFilters filters={active} onClear={onClear} />
    </div>
  );
}
