import { Text, TextInput } from '@mantine/core';
import { again, NewPassword, typedTwice } from '#renderer/parts/new-password.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract, type OutputOf } from '#shared/contract/index.ts';
import { Proof } from './proof.tsx';

type Holder = OutputOf<'vault.holders'>[number];

const addition = contract['vault.addHolder'].input.extend({ again }).refine(...typedTwice);
const change = contract['vault.changePassword'].input.extend({ again }).refine(...typedTwice);

export function AddHolder({ onDone }: { onDone(): void }) {
  const add = useCommand('vault.addHolder');
  const form = useRecordForm({
    schema: addition,
    initial: { proof: '', personName: '', password: '', again: '' },
    submit: ({ again: _again, ...wanted }) => add.run(wanted),
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="新增密码">
      <Proof form={form} />
      <TextInput label="姓名" required autoComplete="off" {...form.getInputProps('personName')} />
      <NewPassword
        form={form}
        label="新密码"
        description="由本人输入，不要告诉别人。几个不相干的词连起来，最好记也最难猜"
        names={[form.getValues().personName]}
      />
    </RecordForm>
  );
}

export function ChangePassword({ slotId, onDone }: { slotId: string; onDone(): void }) {
  const replace = useCommand('vault.changePassword');
  const form = useRecordForm({
    schema: change,
    initial: { proof: '', slotId, password: '', again: '' },
    submit: ({ again: _again, ...wanted }) => replace.run(wanted),
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="更换密码">
      <Proof form={form} />
      <NewPassword form={form} label="新密码" />
    </RecordForm>
  );
}

export function RenameHolder({ holder, onDone }: { holder: Holder; onDone(): void }) {
  const rename = useCommand('vault.renameHolder');
  const form = useRecordForm({
    schema: contract['vault.renameHolder'].input,
    initial: { slotId: holder.slotId, personName: holder.name },
    submit: rename.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="修改姓名">
      <Text size="sm">
        今后写下的记录用新的姓名；以前的记录和操作日志保持原样，修改本身也会记入操作日志。
      </Text>
      <TextInput label="姓名" required autoComplete="off" {...form.getInputProps('personName')} />
    </RecordForm>
  );
}

export function RemoveHolder({ slotId, onDone }: { slotId: string; onDone(): void }) {
  const remove = useCommand('vault.removeHolder');
  const form = useRecordForm({
    schema: contract['vault.removeHolder'].input,
    initial: { proof: '', slotId },
    submit: remove.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="删除密码" takesAway>
      <Text size="sm">删除后，这位教师不能再打开保险库；他写过的记录和操作日志都保留。</Text>
      <Proof form={form} />
    </RecordForm>
  );
}
