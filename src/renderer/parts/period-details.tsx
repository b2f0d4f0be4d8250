import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Facts } from './facts.tsx';
import { type Period, writtenSpan } from './period-words.ts';

interface PeriodDetailsProps {
  period: Pick<Period, 'fromOn' | 'endedOn' | 'endReason'>;
  /** What there is to say beside its days and the reason of its end, in the order in which it is read. */
  rows: Parameters<typeof Facts>[0]['rows'];
  /** What can be done with it while it lasts. */
  acts?: ReactNode;
  /** Puts right what was written down wrongly; null in a closed file. */
  onCorrect: (() => void) | null;
}

/** Something that lasts, as it is on record. */
export function PeriodDetails({ period, rows, acts, onCorrect }: PeriodDetailsProps) {
  return (
    <Stack gap={16}>
      <Facts rows={[['起止', writtenSpan(period)], ...rows, ['结束原因', period.endReason]]} />
      {(acts || onCorrect) && (
        <Group gap={8}>
          {acts}
          {onCorrect && (
            <Button variant="subtle" color="gray" onClick={onCorrect}>
              更正
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
