import {
  type ComboboxItem,
  MultiSelect,
  type MultiSelectProps,
  type OptionsFilter,
  Pill,
  Select,
} from '@mantine/core';
import { type FocusEventHandler, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { StudentLine } from '#shared/contract/students.ts';
import { byLikelihood, fitFor, type Ranked } from '#shared/student-search.ts';
import { goOnAfter } from './go-on.ts';
import { LevelMark } from './level-mark.tsx';
import { useNumberWords } from './number-words.ts';
import classes from './student-picker.module.css';

/** More than this many matches are not listed: one types another letter. */
const SHOWN = 50;

/** The options are in the page before the list opens: Enter takes the first also after a single character. */
export const READY_OPTIONS = { keepMounted: true };

interface PickerProps {
  label: string;
  error?: ReactNode;
  required?: boolean;
  description?: ReactNode;
  disabled?: boolean;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
  /** The keyboard begins here as soon as it is shown. */
  focusedFirst?: boolean;
  'data-path'?: string;
}

function useStudentOptions(among?: ReadonlySet<StudentId>) {
  const { own: numberWord } = useNumberWords();
  const { data, isPending, failure } = useRequest('students.list', {});
  return useMemo(() => {
    const byId = new Map<StudentId, StudentLine>(
      (data ?? []).map((student) => [student.id, student] as const),
    );
    const offered = (data ?? []).filter(({ id }) => !among || among.has(id));
    const options = offered.map((student) => ({
      value: student.id,
      label: `${student.name}（${student.className}）`,
    }));
    const filter: OptionsFilter<StudentId> = ({ options: all, search, limit }) => {
      // While the field shows who is chosen, opening it offers everyone.
      const chosen = all.some((option) => 'label' in option && option.label === search);
      const fitOf = fitFor(search);
      const fitting: (Ranked & { option: ComboboxItem<StudentId> })[] = [];
      for (const option of all) {
        if (!('value' in option)) continue;
        const student = byId.get(option.value);
        const fit = student ? (chosen ? 0 : fitOf(student)) : null;
        if (fit !== null)
          fitting.push({ option, fit, hasLeft: false, isLikely: !chosen && Boolean(student?.level) });
      }
      // The best fit first, which Enter takes; among equals as the list is.
      return fitting
        .sort(byLikelihood)
        .slice(0, limit)
        .map(({ option }) => option);
    };
    const nothingFound = isPending
      ? '正在读取学生名单…'
      : failure
        ? failure.message
        : byId.size === 0
          ? '还没有学生，请先导入名册'
          : `没有找到，请换一个字或${numberWord}试试`;
    // The level beside the name: of two children with one name it tells which is meant.
    const renderOption = ({ option: { value, label } }: { option: ComboboxItem<StudentId> }) => {
      const level = byId.get(value)?.level;
      return (
        <span className={classes.option}>
          {label}
          {level && <LevelMark level={level} />}
        </span>
      );
    };
    const renderPill: NonNullable<MultiSelectProps<StudentId>['renderPill']> = ({
      option,
      value,
      disabled,
      onRemove,
    }) => {
      const level = value && byId.get(value)?.level;
      return (
        <Pill withRemoveButton={!disabled} disabled={disabled ?? false} {...(onRemove && { onRemove })}>
          <span className={classes.option}>
            {option?.label}
            {level && <LevelMark level={level} />}
          </span>
        </Pill>
      );
    };
    const levelOf = (id: StudentId | null) => (id && byId.get(id)?.level) ?? null;
    const placeholder = `姓名、拼音首字母或${numberWord}`;
    // Whoever typed while the names were still being read: their coming marks the first, which Enter takes, as a change
    // of what is typed does (theme.ts).
    const selectFirstOptionOnChange = !isPending;
    const list = { filter, renderOption, nothingFoundMessage: nothingFound, selectFirstOptionOnChange };
    return { options, list, placeholder, renderPill, levelOf };
  }, [data, isPending, failure, numberWord, among]);
}

/**
 * One student, found by name, pinyin, initials, 学号 or class. Once somebody is chosen the list closes and the keyboard
 * goes on.
 */
export function StudentPicker({
  value,
  onChange,
  focusedFirst = false,
  among,
  ...rest
}: PickerProps & {
  value: StudentId | null;
  /** Whom it offers; without it everybody. The same set as long as it holds the same. */
  among?: ReadonlySet<StudentId>;
  onChange(value: StudentId | null): void;
}) {
  const { options, list, placeholder, levelOf } = useStudentOptions(among);
  const level = levelOf(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusedFirst) input.current?.focus();
  }, [focusedFirst]);
  const choose = (chosen: StudentId | null) => {
    onChange(chosen);
    if (chosen !== null) goOnAfter(input.current);
  };
  return (
    <Select<StudentId>
      ref={input}
      data={options}
      value={value}
      onChange={choose}
      searchable
      clearable
      {...list}
      limit={SHOWN}
      comboboxProps={READY_OPTIONS}
      selectFirstOptionOnDropdownOpen={value === null}
      {...(level && {
        leftSection: <LevelMark level={level} />,
        leftSectionWidth: 72,
        leftSectionPointerEvents: 'none',
      })}
      placeholder={placeholder}
      clearButtonProps={{ 'aria-label': '清除所选' }}
      {...rest}
    />
  );
}

/** Several students: the list stays open for the next one, and Escape closes it alone. */
export function StudentsPicker({
  value,
  onChange,
  ...rest
}: PickerProps & { value: StudentId[]; onChange(value: StudentId[]): void }) {
  const { options, list, placeholder, renderPill } = useStudentOptions();
  return (
    <MultiSelect<StudentId>
      renderPill={renderPill}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
      {...list}
      limit={SHOWN}
      comboboxProps={READY_OPTIONS}
      selectFirstOptionOnDropdownOpen
      placeholder={value.length === 0 ? placeholder : ''}
      {...rest}
      // The field is not empty where somebody is chosen: only this says that it must be filled in, and draws the star.
      aria-required={rest.required ?? false}
    />
  );
}
