import { TextInput } from '@mantine/core';
import { type FocusEventHandler, type ReactNode, useState } from 'react';
import { isMonthDay, writtenMonthDay } from '#shared/seasons.ts';
import { typedMonthDay } from './typed-month-day.ts';

interface MonthDayFieldProps {
  label: string;
  /** `MM-DD`, or what was typed and is no day of a year. */
  value: string;
  onChange(value: string): void;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
  /** Set by @mantine/form; finds the field when it has an error. */
  'data-path'?: string;
}

/** A day of every year, typed as people type one: the form has it as `MM-DD` at once, the field as 9月1日 when one leaves it. */
export function MonthDayField({ value, onChange, onBlur, ...rest }: MonthDayFieldProps) {
  // What is in the field while a person types; null while nobody does.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      placeholder="例如 9月1日"
      autoComplete="off"
      value={typed ?? (isMonthDay(value) ? writtenMonthDay(value) : value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(typedMonthDay(currentTarget.value));
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
      {...rest}
    />
  );
}
