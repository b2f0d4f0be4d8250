import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { InstitutionsField } from '#renderer/institutions/institutions-field.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { fieldOf, type LetterField } from '#shared/letter-words.ts';
import { isLocalDate } from '#shared/school-calendar.ts';
import { codesOf, DISCOVERY_ROUTES } from '#shared/terms.ts';

const ROUTES = codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }));

interface LetterFieldInputProps {
  field: LetterField;
  value: string;
  onChange(value: string): void;
  error?: ReactNode;
  'data-path'?: string;
  /** The form begins here (record-form.tsx). */
  'data-autofocus'?: boolean;
}

/** One of the things that a letter asks for, as it is filled in; what is too long says so while one types. */
export function LetterFieldInput({ field, value, onChange, error, ...path }: LetterFieldInputProps) {
  const { word: label, as, most, hint } = fieldOf(field);
  const isTooLong = (as === 'line' || as === 'prose' || as === 'institutions') && value.length > most;
  const common = {
    label,
    error: error ?? (isTooLong ? `最多 ${most} 个字，现在 ${value.length} 个，请删减` : undefined),
    ...(hint && { description: hint }),
    ...path,
  };
  switch (as) {
    case 'route':
      return (
        <Select
          placeholder="请选择"
          data={ROUTES}
          value={value || null}
          onChange={(chosen) => onChange(chosen ?? '')}
          {...common}
        />
      );
    case 'date':
      return (
        <DateField
          ahead
          value={isLocalDate(value) ? value : null}
          onChange={(day) => onChange(day ?? '')}
          {...common}
        />
      );
    case 'time':
      return <TimeField value={value} onChange={onChange} {...common} />;
    case 'line':
      return (
        <TextInput
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          {...common}
        />
      );
    case 'institutions':
      return <InstitutionsField value={value} onChange={onChange} {...common} />;
    case 'prose':
      return (
        <Textarea
          minRows={2}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          {...common}
        />
      );
  }
}
