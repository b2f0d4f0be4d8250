import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '#renderer/parts/dialog.tsx';

interface IssueDialogProps {
  opened: boolean;
  onClose(): void;
  onIssue(): void;
}

/** Asks before a letter gets its number. */
export function IssueDialog({ opened, onClose, onIssue }: IssueDialogProps) {
  return (
    <Dialog title="发出告知书" opened={opened} onClose={onClose}>
      <Stack gap={16}>
        <Text>发出时会给这份告知书一个编号，用过的编号不再使用；内容按现在的样子保存，以后不再改变。</Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            再看一看
          </Button>
          <Button data-autofocus onClick={onIssue}>
            确认发出
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
