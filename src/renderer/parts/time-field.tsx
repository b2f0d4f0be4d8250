import { TextInput } from '@mantine/core';
import { type FocusEventHandler, type ReactNode, useState } from 'react';
import { writtenTime } from './written-time.ts';

interface TimeFieldProps {
  label: string;
  /** `HH:mm`, or what was typed and is no time; empty where it is not known. */
  value: string;
  onChange(value: string): void;
  error?: ReactNode;
  required?: boolean;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
  /** Set by @mantine/form; finds the field when it has an error. */
  'data-path'?: string;
}

/** A time of the day, typed as people type times: the form has it as `HH:mm` at once, the field when one leaves it. */
export function TimeField({ value, onChange, onBlur, ...rest }: TimeFieldProps) {
  // What is in the field while a person types; null while nobody does.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      placeholder="例如 14:30"
      autoComplete="off"
      value={typed ?? value}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(writtenTime(currentTarget.value));
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
      {...rest}
    />
  );
}
