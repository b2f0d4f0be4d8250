import { Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmRecoveryCode } from '#renderer/door/confirm-recovery-code.tsx';
import { RecoveryCode } from '#renderer/door/recovery-code.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { Proof } from './proof.tsx';

/** 更换恢复码: the old one holds until the new one lies on paper and has been typed back. */
export function RenewRecoveryCode({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Dialog title="更换恢复码" width={560} opened={opened} onClose={onClose}>
      <Steps onClose={onClose} />
    </Dialog>
  );
}

function Steps({ onClose }: { onClose(): void }) {
  const school = useRequest('school.particulars', {});
  const [recoveryCode, setRecoveryCode] = useState<string>();
  const [onPaper, setOnPaper] = useState(false);
  if (recoveryCode === undefined) return <AskForProof onMade={setRecoveryCode} />;
  if (!onPaper) {
    return (
      <RecoveryCode
        schoolName={school.data?.schoolName ?? ''}
        recoveryCode={recoveryCode}
        onNext={() => setOnPaper(true)}
      />
    );
  }
  return (
    <ConfirmRecoveryCode
      request="vault.confirmNewRecoveryCode"
      submitLabel="启用新的恢复码"
      onBack={() => setOnPaper(false)}
      onDone={() => {
        announce('新的恢复码已启用，请销毁旧的那张');
        onClose();
      }}
    />
  );
}

function AskForProof({ onMade }: { onMade(recoveryCode: string): void }) {
  const renew = useCommand('vault.renewRecoveryCode');
  const form = useRecordForm({
    schema: contract['vault.renewRecoveryCode'].input,
    initial: { proof: '' },
    submit: renew.run,
    onDone: (made) => onMade(made.recoveryCode),
  });
  return (
    <RecordForm form={form} submitLabel="生成新的恢复码">
      <Text size="sm">旧的恢复码一直有效，直到您抄好新的恢复码并输入一遍。</Text>
      <Proof form={form} />
    </RecordForm>
  );
}
