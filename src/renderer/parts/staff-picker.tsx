import { type ComboboxItem, MultiSelect, type OptionsFilter } from '@mantine/core';
import { type FocusEventHandler, type ReactNode, useRef, useState } from 'react';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { StaffId } from '#shared/contract/fields.ts';
import { announce } from './announce.ts';
import { goOnAfter } from './go-on.ts';
import { READY_OPTIONS } from './student-picker.tsx';

interface StaffPickerProps {
  label: string;
  value: StaffId[];
  onChange(value: StaffId[]): void;
  error?: ReactNode;
  required?: boolean;
  description?: ReactNode;
  disabled?: boolean;
  /** 1 for a single teacher, such as 跟踪教师. */
  maxValues?: number;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
  'data-path'?: string;
}

/** The option that stands for "add the teacher whose name I typed". No id looks like this. */
const NEW_TEACHER = 'new';

/** Teachers; one whose name is not known yet is added by typing it. */
export function StaffPicker({ value, onChange, ...rest }: StaffPickerProps) {
  const { data: staff = [], isPending, failure } = useRequest('school.staff', {});
  const addStaff = useCommand('school.addStaff');
  // Until the list of teachers has been read again, a new one is known only here.
  const [added, setAdded] = useState<ComboboxItem[]>([]);
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const known = staff.map((teacher) => ({ value: teacher.id as string, label: teacher.name }));
  const options = [...known, ...added.filter((teacher) => known.every((one) => one.value !== teacher.value))];
  const name = search.trim();
  const isNew = name !== '' && !isPending && options.every((option) => option.label !== name);
  const full = rest.maxValues !== undefined && value.length >= rest.maxValues;

  const filter: OptionsFilter = ({ options: all, search: typed }) =>
    all.filter(
      (option) => 'value' in option && (option.value === NEW_TEACHER || option.label.includes(typed.trim())),
    );

  const choose = async (chosen: string[]) => {
    // A single teacher is chosen as a single student is.
    if (rest.maxValues === 1 && chosen.length === 1) {
      setOpened(false);
      goOnAfter(input.current);
    }
    if (!chosen.includes(NEW_TEACHER)) {
      // Every option's value but NEW_TEACHER is the id of a teacher, out of the vault.
      onChange(chosen as StaffId[]);
      return;
    }
    setSearch('');
    const outcome = await addStaff.run({ name, phone: '' });
    if (!outcome.ok) {
      announce(outcome.failure.message, 'trouble');
      return;
    }
    const teacher = outcome.value;
    setAdded((before) => [...before, { value: teacher.id, label: teacher.name }]);
    onChange([...value, teacher.id]);
  };

  return (
    <MultiSelect
      data={isNew && !full ? [...options, { value: NEW_TEACHER, label: `新增教师“${name}”` }] : options}
      value={value}
      onChange={(chosen) => void choose(chosen)}
      ref={input}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={filter}
      comboboxProps={READY_OPTIONS}
      selectFirstOptionOnDropdownOpen
      hidePickedOptions
      placeholder={value.length === 0 ? '输入姓名，可直接添加新教师' : ''}
      nothingFoundMessage={failure ? failure.message : '输入姓名即可添加'}
      {...rest}
      aria-required={rest.required ?? false}
    />
  );
}
