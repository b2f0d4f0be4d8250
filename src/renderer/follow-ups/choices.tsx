import { Input, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  codesOf,
  FOLLOW_UP_CHANNELS,
  FOLLOW_UP_COMPARISONS,
  type FollowUpChannel,
  type FollowUpComparison,
} from '#shared/terms.ts';

interface ChoiceProps<Value> {
  value: Value;
  error?: ReactNode;
  onChange(value: Value): void;
}

const CHANNELS = codesOf(FOLLOW_UP_CHANNELS).map((code) => ({
  value: code,
  label: FOLLOW_UP_CHANNELS[code],
}));

/** 方式. */
export function ChannelChoice({ value, error, onChange }: ChoiceProps<FollowUpChannel>) {
  return (
    <Input.Wrapper label="方式" labelElement="div" error={error}>
      <SegmentedControl fullWidth aria-label="方式" data={CHANNELS} value={value} onChange={onChange} />
    </Input.Wrapper>
  );
}

const NOT_COMPARED = 'notCompared';
const COMPARISONS = [
  ...codesOf(FOLLOW_UP_COMPARISONS).map((code) => ({ value: code, label: FOLLOW_UP_COMPARISONS[code] })),
  { value: NOT_COMPARED, label: '不比较' } as const,
];

/** 比上次, which may be left open. */
export function ComparisonChoice({ value, error, onChange }: ChoiceProps<FollowUpComparison | null>) {
  return (
    <Input.Wrapper label="比上次" labelElement="div" error={error}>
      <SegmentedControl
        fullWidth
        aria-label="比上次"
        data={COMPARISONS}
        value={value ?? NOT_COMPARED}
        onChange={(chosen) => onChange(chosen === NOT_COMPARED ? null : chosen)}
      />
    </Input.Wrapper>
  );
}
