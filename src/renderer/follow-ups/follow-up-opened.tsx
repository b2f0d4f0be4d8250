import { Button, Group, Stack, Text } from '@mantine/core';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { Gone } from '#renderer/parts/gone.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand } from '#renderer/request.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import classes from './follow-up-sheet.module.css';

/** One follow-up, opened from a student's file. It is never written over: a wrong one is taken away. */
export function FollowUpOpened({ file, id, isArchived, onClose }: RecordProps<'followUp'>) {
  const remove = useCommand('followUps.remove');
  const entry = file.chronicle.find(({ opens }) => opens?.record === 'followUp' && opens.id === id);
  if (!entry) return <Gone />;
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
        {!isArchived && (
          <RemoveButton
            what="跟踪记录"
            of={file.name}
            on={entry.occurredOn}
            consequence="这条记录将不再显示和打印"
            remove={(reason) => remove.run({ followUpId: id, reason })}
            onRemoved={onClose}
          />
        )}
        <Button variant="default" data-autofocus onClick={onClose}>
          关闭
        </Button>
      </Group>
    </Stack>
  );
}
