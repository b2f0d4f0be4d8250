import { Button, Text, TextInput, Title } from '@mantine/core';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { vaultRequests } from '#shared/contract/vault.ts';
import classes from './door.module.css';

interface ConfirmRecoveryCodeProps {
  /** Of a vault that is being made, of one whose code is renewed, or of one that is encrypted anew. */
  request: 'vault.confirmRecoveryCode' | 'vault.confirmNewRecoveryCode' | 'vault.reencrypt';
  submitLabel: string;
  step?: string;
  /** What to know before handing it in, and while it runs. */
  note?: string;
  onBack(): void;
  onDone(): void;
}

/** Typed back, so that what is on paper is known to be right. */
export function ConfirmRecoveryCode({
  request,
  submitLabel,
  step,
  note,
  onBack,
  onDone,
}: ConfirmRecoveryCodeProps) {
  const confirm = useCommand(request, { onDone });
  const form = useRecordForm({
    schema: vaultRequests[request].input,
    initial: { code: '' },
    submit: (typed) => confirm.run(typed),
  });
  return (
    <div className={classes.card}>
      {step && <Text className={classes.step}>{step}</Text>}
      <Title order={2} className={classes.heading}>
        核对恢复码
      </Title>
      <Text className={classes.lead}>请照着纸上的恢复码输入一遍，确认没有抄错。</Text>
      <RecordForm
        form={form}
        submitLabel={submitLabel}
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
        {note && (
          <Text size="sm" role="status">
            {confirm.isRunning ? `正在${submitLabel}…` : ''}
            {note}
          </Text>
        )}
      </RecordForm>
    </div>
  );
}
