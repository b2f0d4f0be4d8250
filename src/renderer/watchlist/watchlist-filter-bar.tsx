import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import classes from './watchlist.module.css';
import {
  countedChips,
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
  return (
    <div className={classes.filters}>
      <FilterChips
        label="按预警等级筛选"
        chips={countedChips(STATES, beside({ states: everyState }), stateOf)}
        chosen={filters.states}
        isFiltering={false}
        onChoose={(states) => onChange({ states })}
        onClear={onClear}
      />
      <MultiSelect
        aria-label="按班级筛选"
        placeholder={filters.classes.length === 0 ? '全部班级' : ''}
        className={classes.classes}
        data={classNames}
        value={filters.classes}
        onChange={(chosen) => onChange({ classes: chosen })}
        searchable
        hidePickedOptions
        nothingFoundMessage="没有这个班级"
      />
      <FilterChips
        label="按下一步筛选"
        chips={countedChips(STEPS, beside({ steps: [] }), (entry) => stepOf(entry, today))}
        chosen={filters.steps}
        isFiltering={isFiltering}
        onChoose={(steps) => onChange({ steps })}
        onClear={onClear}
      />
    </div>
  );
}
