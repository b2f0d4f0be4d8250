import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo } from 'react';
import { type ActiveFilter, ActiveFilters } from '#renderer/parts/active-filters.tsx';
import { FilterMenu } from '#renderer/parts/filter-menu.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { compareClassNames, gradeOf } from '#shared/class-names.ts';
import { LEVEL_FILTERS, STATE_FILTERS, type StudentFilters } from './student-filters.ts';
import classes from './students.module.css';

interface StudentFilterBarProps {
  filters: StudentFilters;
  /** Of every class that has students. */
  classNames: readonly string[];
  active: readonly ActiveFilter[];
  onChange(changed: Partial<StudentFilters>): void;
  onClear(): void;
  /** Enter or the down arrow in the search field: on to what was found. */
  onFound(): void;
}

const asIs = (words: readonly string[]) => words.map((word) => ({ code: word, word }));
const inOrder = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  // Object.entries forgets that the keys are the codes of `words`.
  (Object.entries(words) as [Code, string][]).map(([code, word]) => ({ code, word }));
const LEVELS = inOrder(LEVEL_FILTERS);
const STATES = inOrder(STATE_FILTERS);

export function StudentFilterBar(props: StudentFilterBarProps) {
  const { own: numberWord } = useNumberWords();
  const { filters, classNames, active, onChange, onClear, onFound } = props;
  const grades = useMemo(() => {
    const named = classNames.map(gradeOf).filter((grade) => grade !== '');
    return asIs([...new Set(named)].sort(compareClassNames));
  }, [classNames]);
  const onSearchKey = (event: KeyboardEvent) => {
    const leaves = event.key === 'Enter' || event.key === 'ArrowDown';
    if (!leaves || event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onFound();
  };
  return (
    <>
      <TextInput
        aria-label="搜索学生"
        autoFocus
        data-autofocus
        placeholder={`姓名、${numberWord}或拼音首字母`}
        className={classes.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={filters.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
        onKeyDown={onSearchKey}
      />
      {grades.length > 1 && (
        <FilterMenu
          label="年级"
          options={grades}
          chosen={filters.grades}
          onChoose={(chosen) => onChange({ grades: chosen })}
        />
      )}
      <FilterMenu
        label="班级"
        options={asIs(classNames)}
        chosen={filters.classes}
        onChoose={(chosen) => onChange({ classes: chosen })}
      />
      <FilterMenu
        label="预警等级"
        options={LEVELS}
        chosen={filters.levels}
        onChoose={(levels) => onChange({ levels })}
      />
      <FilterMenu
        label="在校情况"
        options={STATES}
        chosen={filters.states}
        onChoose={(states) => onChange({ states })}
      />
      <ActiveFilters filters={active} onClear={onClear} />
    </>
  );
}
