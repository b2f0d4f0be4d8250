import { Button, Group, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import classes from './active-filters.module.css';

export interface ActiveFilter {
  key: string;
  /** What it lets pass: 七年级(1)班, 二类, “张三”. */
  word: string;
  remove(): void;
}

interface ActiveFiltersProps {
  filters: readonly ActiveFilter[];
  onClear(): void;
}

/** Every filter that holds now, each as a chip that takes it away, and the one way to clear them all. */
export function ActiveFilters({ filters, onClear }: ActiveFiltersProps) {
  const chips = useRef<HTMLDivElement>(null);
  if (filters.length === 0) return null;
  const remove = (filter: ActiveFilter, index: number) => {
    // The keyboard goes on at the chip beside the one that goes.
    const buttons = chips.current?.querySelectorAll('button') ?? [];
    (buttons[index + 1] ?? buttons[index - 1])?.focus();
    filter.remove();
  };
  return (
    <Group ref={chips} gap={8} role="group" aria-label="现在的筛选">
      {filters.map((filter, index) => (
        <UnstyledButton
          key={filter.key}
          className={classes.chip}
          aria-label={`去掉筛选：${filter.word}`}
          title="去掉这个筛选"
          onClick={() => remove(filter, index)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') remove(filter, index);
          }}
        >
          <span className={classes.word}>{filter.word}</span>
          <IconX size={14} aria-hidden />
        </UnstyledButton>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        清除筛选
      </Button>
    </Group>
  );
}
