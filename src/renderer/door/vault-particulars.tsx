import { Text, TextInput, Title } from '@mantine/core';
import { again, NewPassword, typedTwice } from '#renderer/parts/new-password.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { vaultRequests } from '#shared/contract/vault.ts';
import classes from './door.module.css';

const particulars = vaultRequests['vault.create'].input.extend({ again }).refine(...typedTwice);

/** Step 1 of making a vault. */
export function VaultParticulars({
  onMade,
}: {
  onMade(made: { schoolName: string; recoveryCode: string }): void;
}) {
  const create = useCommand('vault.create');
  const form = useRecordForm({
    schema: particulars,
    initial: { schoolName: '', personName: '', password: '', again: '' },
    submit: async ({ again: _again, ...given }) => {
      const outcome = await create.run(given);
      if (outcome.ok) onMade({ schoolName: given.schoolName, ...outcome.value });
      return outcome;
    },
  });
  const { schoolName, personName } = form.getValues();
  return (
    <div className={classes.card}>
      <Text className={classes.step}>第 1 步，共 3 步</Text>
      <Title order={2} className={classes.heading}>
        创建保险库
      </Title>
      <Text className={classes.lead}>
        所有记录都加密保存在这台电脑上，只有密码或恢复码能打开。不联网，也没有人能替您找回密码。
      </Text>
      <RecordForm form={form} submitLabel="下一步">
        <TextInput
          label="学校名称"
          autoFocus
          autoComplete="off"
          required
          {...form.getInputProps('schoolName')}
        />
        <TextInput label="您的姓名" autoComplete="off" required {...form.getInputProps('personName')} />
        <NewPassword form={form} label="密码" names={[schoolName, personName]} />
      </RecordForm>
    </div>
  );
}
