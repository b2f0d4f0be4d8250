import { Button, Group, Stack, Text } from '@mantine/core';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand } from '#renderer/request.ts';
import type { FollowUpId } from '#shared/contract/fields.ts';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import classes from './follow-up-sheet.module.css';

interface FollowUpOpenedProps {
  /** Null when it was taken away meanwhile. */
  entry: ChronicleEntry | null;
  followUpId: FollowUpId;
  onClose(): void;
}

/** One follow-up, opened from a student's file. It is never written over: a wrong one is taken away. */
export function FollowUpOpened({ entry, followUpId, onClose }: FollowUpOpenedProps) {
  const remove = useCommand('followUps.remove');
  if (!entry) return null;
  return (
    <Stack gap={16}>
      <div>
        <Text fw={500}>{writtenDay(entry.occurredOn)}</Text>
        <Text size="sm" c="dimmed">
          {entry.title}
        </Text>
        <Text className={classes.text}>{entry.text}</Text>
      </div>
      <Group justify="flex-end" gap={8}>
        <RemoveButton
          what="跟踪记录"
          consequence="这条记录将不再显示和打印"
          remove={(reason) => remove.run({ followUpId, reason })}
          onRemoved={onClose}
        />
        <Button variant="default" data-autofocus onClick={onClose}>
          关闭
        </Button>
      </Group>
    </Stack>
  );
}
