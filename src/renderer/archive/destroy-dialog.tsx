import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { type ArchivedFile, type CopyElsewhere, DESTRUCTION_WORD } from '#shared/contract/archive.ts';
import { contract } from '#shared/contract/index.ts';
import { untilWhen } from '#shared/copy-words.ts';
import classes from './archive.module.css';

/** 销毁: what goes, what still holds it, two witnesses, and a word that is typed; null while closed. */
export function DestroyDialog({
  files,
  onClose,
}: {
  files: readonly ArchivedFile[] | null;
  onClose(): void;
}) {
  const [done, setDone] = useState<{ files: number; copies: CopyElsewhere[] } | null>(null);
  const isOpened = files !== null;
  useEffect(() => {
    if (isOpened) setDone(null);
  }, [isOpened]);
  return (
    <Dialog
      title={done ? '已销毁' : `销毁 ${wordsFor(files ?? [])}的档案？`}
      width={600}
      opened={isOpened}
      onClose={onClose}
    >
      {done ? (
        <>
          <Text>{done.files} 份档案已从保险库里彻底清除：记录、附件、操作日志里的姓名和内容都不在了。</Text>
          <Copies copies={done.copies} />
          <Group justify="flex-end" mt={16}>
            <Button onClick={onClose} ref={(button) => button?.focus()}>
              知道了
            </Button>
          </Group>
        </>
      ) : (
        files && <DestroyForm files={files} onDone={setDone} onCancel={onClose} />
      )}
    </Dialog>
  );
}

const NAMED = 6;

/** The names of the first few, and how many they are. */
function wordsFor(files: readonly ArchivedFile[]): string {
  const named = files.slice(0, NAMED).map(({ name }) => name);
  return `${named.join('、')}${files.length > NAMED ? ` 等 ${files.length} 人` : ''}`;
}

interface DestroyFormProps {
  files: readonly ArchivedFile[];
  onDone(done: { files: number; copies: CopyElsewhere[] }): void;
  onCancel(): void;
}

function DestroyForm({ files, onDone, onCancel }: DestroyFormProps) {
  const destroy = useCommand('archive.destroy');
  const { data: copies } = useRequest('archive.copies', {});
  const form = useRecordForm({
    schema: contract['archive.destroy'].input,
    initial: {
      studentIds: files.map(({ studentId }) => studentId),
      firstWitness: '',
      secondWitness: '',
      confirmation: '',
    },
    submit: destroy.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel={`销毁 ${files.length} 份档案`} takesAway onCancel={onCancel}>
      <Alert color="red" title={`将彻底销毁 ${files.length} 份档案，不能恢复`}>
        请先打印销毁清单，由两人签名。
      </Alert>
      <Text size="sm">
        团体辅导的记录为其他学生保留。以往汇总表里这些学生的人数会变少，需要的汇总表请先导出。
      </Text>
      {copies && <Copies copies={copies} />}
      <Group grow align="flex-start" gap={16}>
        <TextInput label="监销人一" required autoComplete="off" {...form.getInputProps('firstWitness')} />
        <TextInput label="监销人二" required autoComplete="off" {...form.getInputProps('secondWitness')} />
      </Group>
      <TextInput
        label={`请输入“${DESTRUCTION_WORD}”`}
        required
        autoComplete="off"
        {...form.getInputProps('confirmation')}
      />
    </RecordForm>
  );
}

function Copies({ copies }: { copies: readonly CopyElsewhere[] }) {
  if (copies.length === 0) return <Text size="sm">没有发现仍含有这些档案的备份。</Text>;
  return (
    <div>
      <Text size="sm" mb={4}>
        下面 {copies.length} 个备份和副本仍含有这些档案：
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard */}
      <ul className={classes.copies} tabIndex={0} aria-label="仍含有这些档案的备份">
        {copies.map((copy) => (
          <li key={`${copy.place}/${copy.name}`}>
            {copy.name}（{copy.place}，{untilWhen(copy)}）
          </li>
        ))}
      </ul>
    </div>
  );
}
