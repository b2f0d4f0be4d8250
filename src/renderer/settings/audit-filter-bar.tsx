import { Group, MultiSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FilterChips } from '#renderer/parts/filter-chips.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { AUDIT_KINDS, type AuditFilters } from '#shared/contract/audit.ts';
import classes from './settings.module.css';

interface AuditFilterBarProps {
  filters: AuditFilters;
  /** Everybody who stands in the log. */
  people: readonly string[];
  isFiltering: boolean;
  onChange(changed: Partial<AuditFilters>): void;
  onClear(): void;
}

export function AuditFilterBar({ filters, people, isFiltering, onChange, onClear }: AuditFilterBarProps) {
  const { search, fromOn, untilOn } = filters;
  const { own: numberWord } = useNumberWords();
  const backwards = fromOn !== null && untilOn !== null && untilOn < fromOn;
  return (
    <div className={classes.auditFilters}>
      <div className={classes.auditFields}>
        <TextInput
          label="搜索"
          placeholder={`姓名、${numberWord}、操作`}
          leftSection={<IconSearch size={18} aria-hidden />}
          autoComplete="off"
          maxLength={60}
          value={search}
          onChange={(event) => onChange({ search: event.currentTarget.value })}
        />
        <MultiSelect
          label="操作人"
          placeholder={filters.people.length === 0 ? '所有人' : ''}
          data={[...people]}
          value={filters.people}
          onChange={(chosen) => onChange({ people: chosen })}
          searchable
          hidePickedOptions
          nothingFoundMessage="日志里没有这个人"
        />
        <DateField label="从" value={fromOn} onChange={(day) => onChange({ fromOn: day })} />
        <DateField
          label="到"
          value={untilOn}
          onChange={(day) => onChange({ untilOn: day })}
          error={backwards && '早于开始的日期'}
        />
      </div>
      <Group gap={12}>
        <FilterChips
          label="按类别筛选"
          chips={AUDIT_KINDS}
          chosen={filters.kinds}
          isFiltering={isFiltering}
          onChoose={(kinds) => onChange({ kinds })}
          onClear={onClear}
        />
      </Group>
    </div>
  );
}
