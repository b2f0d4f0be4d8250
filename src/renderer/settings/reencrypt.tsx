import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmRecoveryCode } from '#renderer/door/confirm-recovery-code.tsx';
import { RecoveryCode } from '#renderer/door/recovery-code.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { again, NewPassword, typedTwice } from '#renderer/parts/new-password.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract, type OutputOf } from '#shared/contract/index.ts';
import { Proof } from './proof.tsx';

type Prepared = OutputOf<'vault.prepareReencryption'>;

/** 全部重新加密: for when a key may be in wrong hands. The room locks at the end. */
export function Reencrypt({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Dialog title="全部重新加密" width={560} opened={opened} onClose={onClose}>
      <Steps onClose={onClose} />
    </Dialog>
  );
}

function Steps({ onClose }: { onClose(): void }) {
  const school = useRequest('school.particulars', {});
  const [prepared, setPrepared] = useState<Prepared>();
  const [onPaper, setOnPaper] = useState(false);
  if (!prepared) return <AskForProof onCancel={onClose} onPrepared={setPrepared} />;
  if (!onPaper) {
    return (
      <>
        {prepared.losing.length > 0 && (
          <Alert color="red" mb={16}>
            完成后，{prepared.losing.join('、')}的密码不再有效，请在这里重新新增。
          </Alert>
        )}
        {prepared.withOldKey.length > 0 && (
          <Alert color="red" mb={16}>
            这台电脑上以前留下的保险库文件夹仍用旧的密钥，请确认不再需要后自行删除：
            {prepared.withOldKey.join('、')}
          </Alert>
        )}
        <RecoveryCode
          schoolName={school.data?.schoolName ?? ''}
          recoveryCode={prepared.recoveryCode}
          onNext={() => setOnPaper(true)}
        />
      </>
    );
  }
  return (
    <ConfirmRecoveryCode
      request="vault.reencrypt"
      submitLabel="全部重新加密"
      note="附件多时可能要几分钟，请让心港一直开着、不要关机，完成后会自动上锁。"
      onBack={() => setOnPaper(false)}
      // The room locks by itself.
      onDone={() => undefined}
    />
  );
}

const preparation = contract['vault.prepareReencryption'].input.extend({ again }).refine(...typedTwice);

function AskForProof({ onCancel, onPrepared }: { onCancel(): void; onPrepared(prepared: Prepared): void }) {
  const prepare = useCommand('vault.prepareReencryption');
  const form = useRecordForm({
    schema: preparation,
    initial: { proof: '', password: '', again: '' },
    submit: ({ again: _again, ...wanted }) => prepare.run(wanted),
    onDone: onPrepared,
  });
  return (
    <RecordForm form={form} submitLabel="下一步" onCancel={onCancel}>
      <Text size="sm">
        怀疑密码、恢复码或整个保险库落到别人手里时使用：换一把全新的密钥，把所有记录和附件重新加密。您的密码和恢复码都换新，其他教师的密码不再有效，完成后会上锁。
      </Text>
      <Text size="sm">以前的备份仍用旧的密码和恢复码打开，请另行妥善保管或销毁。</Text>
      <Proof form={form} />
      <NewPassword form={form} label="新密码" />
    </RecordForm>
  );
}
