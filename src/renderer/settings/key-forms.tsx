import { PasswordInput, Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { PASSWORD_LENGTH } from '#shared/contract/vault.ts';

const again = z.string().min(1, '请再输入一次密码');
const twice = { path: ['again'], message: '两次输入的密码不一样' };
const addition = contract['vault.addHolder'].input
  .extend({ again })
  .refine((given) => given.password === given.again, twice);
const change = contract['vault.changePassword'].input
  .extend({ again })
  .refine((given) => given.password === given.again, twice);

const toggle = { 'aria-label': '显示或隐藏输入', tabIndex: 0 };

/** Whoever changes a key shows first that he holds one. */
function Proof({ form }: { form: Pick<RecordFormState<{ proof: string }>, 'getInputProps'> }) {
  return (
    <PasswordInput
      label="您当前的密码"
      description="用恢复码打开的，请输入恢复码"
      required
      autoComplete="off"
      data-autofocus
      visibilityToggleButtonProps={toggle}
      {...form.getInputProps('proof')}
    />
  );
}

function NewPassword({
  form,
}: {
  form: Pick<RecordFormState<{ password: string; again: string }>, 'getInputProps'>;
}) {
  return (
    <>
      <PasswordInput
        label="新密码"
        description={`至少 ${PASSWORD_LENGTH} 个字符，由本人输入，不要告诉别人`}
        required
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label="再次输入新密码"
        required
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('again')}
      />
    </>
  );
}

export function AddHolder({ onDone }: { onDone(): void }) {
  const add = useCommand('vault.addHolder');
  const form = useRecordForm({
    schema: addition,
    initial: { proof: '', personName: '', password: '', again: '' },
    submit: ({ again: _again, ...wanted }) => add.run(wanted),
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="保存密码">
      <Proof form={form} />
      <TextInput label="姓名" required autoComplete="off" {...form.getInputProps('personName')} />
      <NewPassword form={form} />
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
      <NewPassword form={form} />
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
    <RecordForm form={form} submitLabel="删除密码">
      <Text size="sm">删除后，这位教师不能再打开保险库；他写过的记录和操作日志都保留。</Text>
      <Proof form={form} />
    </RecordForm>
  );
}
