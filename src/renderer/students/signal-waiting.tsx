import { Alert, Button, Group, Text } from '@mantine/core';
import { ASSESS_SOON } from '#renderer/observations/assess-soon.ts';
import type { Observation } from '#shared/contract/observations.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { OBSERVED_SIGNS } from '#shared/terms.ts';
import classes from './students.module.css';

/** A warning signal that nobody has assessed yet: said above the whole file until somebody has. */
export function SignalWaiting({ signal, act, onAct }: { signal: Observation; act: string; onAct(): void }) {
  return (
    <Alert color="red" py={4} className={classes.signal} role="status" aria-label="警示信号待评估">
      <Group justify="space-between" wrap="nowrap" gap={16}>
        <Text size="sm">
          <strong>
            {writtenDate(signal.occurredOn)}：{signal.sign && OBSERVED_SIGNS[signal.sign]}
          </strong>
          　{ASSESS_SOON}
        </Text>
        <Button variant="default" flex="none" onClick={onAct}>
          {act}
        </Button>
      </Group>
    </Alert>
  );
}
