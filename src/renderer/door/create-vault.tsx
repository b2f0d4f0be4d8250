import { useState } from 'react';
import { ConfirmRecoveryCode } from './confirm-recovery-code.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { VaultParticulars } from './vault-particulars.tsx';

/** Making a vault: who it belongs to, its recovery code on paper, the code typed back. */
export function CreateVault({ onOpened }: { onOpened(): void }) {
  const [made, setMade] = useState<{ schoolName: string; recoveryCode: string }>();
  const [onPaper, setOnPaper] = useState(false);
  if (!made) return <VaultParticulars onMade={setMade} />;
  if (!onPaper) return <RecoveryCode {...made} step="第 2 步，共 3 步" onNext={() => setOnPaper(true)} />;
  return (
    <ConfirmRecoveryCode
      request="vault.confirmRecoveryCode"
      submitLabel="打开保险库"
      step="第 3 步，共 3 步"
      onBack={() => setOnPaper(false)}
      onDone={onOpened}
    />
  );
}
