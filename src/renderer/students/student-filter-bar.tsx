import { MultiSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { ALERT_LEVELS } from '#shared/terms.ts';
import type { LevelFilter, StudentFilters } from './student-filters.ts';
import classes from './students.module.css';

const LEVEL_CHIPS = { ...ALERT_LEVELS, none: '未列入' } satisfies Record<LevelFilter, string>;

interface StudentFilterBarProps {
  filters: StudentFilters;
  classNames: readonly string[];
  isFiltering: boolean;
  onChange(changed: Partial<StudentFilters>): void;
  onClear(): void;
  /** Enter or the down arrow in the search field: on to what was found. */
  onFound(): void;
}

export function StudentFilterBar(props: StudentFilterBarProps) {
  const { filters, classNames, isFiltering, onChange, onClear, onFound } = props;
  const onSearchKey = (event: KeyboardEvent) => {
    const leaves = event.key === 'Enter' || event.key === 'ArrowDown';
    if (!leaves || event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onFound();
  };
  return (
    <div className={classes.filters}>
      <TextInput
        aria-label="搜索学生"
        autoFocus
        data-autofocus
        placeholder="姓名、学号或拼音首字母"
        className={classes.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={filters.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
        onKeyDown={onSearchKey}
      />
      <MultiSelect
        aria-label="按班级筛选"
        placeholder={filters.classes.length === 0 ? '全部班级' : ''}
        className={classes.classes}
        data={[...classNames]}
        value={filters.classes}
        onChange={(chosen) => onChange({ classes: chosen })}
        searchable
        hidePickedOptions
        nothingFoundMessage="没有这个班级"
      />
      <FilterChips
        label="按预警等级筛选"
        chips={LEVEL_CHIPS}
        chosen={filters.levels}
        isFiltering={isFiltering}
        onChoose={(levels) => onChange({ levels })}
        onClear={onClear}
      />
    </div>
  );
}
