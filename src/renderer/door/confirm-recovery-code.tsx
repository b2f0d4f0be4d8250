import { Button, Text, TextInput, Title } from '@mantine/core';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import classes from './door.module.css';

/** Step 3 of making a vault: typed back, so that what is on paper is known to be right. */
export function ConfirmRecoveryCode({ onBack, onOpened }: { onBack(): void; onOpened(): void }) {
  const confirm = useCommand('vault.confirmRecoveryCode', { onDone: onOpened });
  const form = useRecordForm({
    schema: contract['vault.confirmRecoveryCode'].input,
    initial: { code: '' },
    submit: (typed) => confirm.run(typed),
  });
  return (
    <div className={classes.card}>
      <Text className={classes.step}>第 3 步，共 3 步</Text>
      <Title order={2} className={classes.heading}>
        核对恢复码
      </Title>
      <Text className={classes.lead}>请照着纸上的恢复码输入一遍，确认没有抄错。</Text>
      <RecordForm
        form={form}
        submitLabel="打开保险库"
        extraActions={
          <Button variant="default" onClick={onBack}>
            再看一遍
          </Button>
        }
      >
        <TextInput
          label="恢复码"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          className={classes.mono}
          {...form.getInputProps('code')}
        />
      </RecordForm>
    </div>
  );
}
