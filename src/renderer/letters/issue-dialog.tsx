import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { ask } from '#renderer/request.ts';

interface IssueDialogProps {
  /** What the kind is called. */
  name: string;
  count: number;
  opened: boolean;
  /** The letters are being printed for good. */
  isRunning: boolean;
  onClose(): void;
  onIssue(): void;
}

/** Asks before letters get their numbers, and says how far it is while they do. */
export function IssueDialog({ name, count, opened, isRunning, onClose, onIssue }: IssueDialogProps) {
  return (
    <Dialog title={`发出${name}`} opened={opened} onClose={isRunning ? () => undefined : onClose}>
      {isRunning ? (
        <Issuing count={count} />
      ) : (
        <Stack gap={16}>
          <Text>
            {count > 1 ? `一次发出 ${count} 份，每份一个编号。` : '发出时会给这份告知书一个编号。'}
            用过的编号不再使用；内容按现在的样子保存，以后不再改变。
          </Text>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              再看一看
            </Button>
            <Button data-autofocus onClick={onIssue}>
              确认发出
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

/** How often one looks how far it is, in milliseconds. */
const LOOK_MS = 300;

function Issuing({ count }: { count: number }) {
  const [done, setDone] = useState(0);
  useEffect(() => {
    const looking = setInterval(() => {
      void ask('letters.issuing', {}).then((outcome) => {
        if (outcome.ok && outcome.value) setDone(outcome.value.done);
      });
    }, LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  return (
    <Stack gap={16}>
      <Text role="status">
        {count > 1 ? `正在生成第 ${Math.min(done + 1, count)} / ${count} 份…` : '正在生成…'}
      </Text>
      <Progress value={(done / count) * 100} aria-label="生成进度" />
      {count > 1 && (
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => void ask('letters.stopIssuing', {})}>
            停止
          </Button>
        </Group>
      )}
    </Stack>
  );
}
