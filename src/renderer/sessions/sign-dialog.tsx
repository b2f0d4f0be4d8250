import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Dialog } from '#renderer/parts/dialog.tsx';

interface SignDialogProps {
  opened: boolean;
  /** There is text that has not been saved yet. */
  unsaved: boolean;
  onClose(): void;
  onSign(): void;
}

/** Asks before a session is signed: this is the one act that cannot be undone. */
export function SignDialog({ opened, unsaved, onClose, onSign }: SignDialogProps) {
  return (
    <Dialog title="签字锁定" opened={opened} onClose={onClose}>
      <Stack gap={16}>
        <Text>
          签字以后，这条辅导记录永远不再改变：不能修改，也不能删除。需要补充时，可以添加带日期的补记。
        </Text>
        {unsaved && <Text>刚才的修改会先保存，再签字。</Text>}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button data-autofocus leftSection={<IconLock size={16} aria-hidden />} onClick={onSign}>
            确认签字
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
