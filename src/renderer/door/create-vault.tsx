import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmRecoveryCode } from './confirm-recovery-code.tsx';
import classes from './door.module.css';
import { RecoveryCode } from './recovery-code.tsx';
import { VaultParticulars } from './vault-particulars.tsx';

/** Making a vault: who it belongs to, its recovery code on paper, the code typed back. */
export function CreateVault({ onOpened, onRestore }: { onOpened(): void; onRestore(): void }) {
  const [made, setMade] = useState<{ schoolName: string; recoveryCode: string }>();
  const [onPaper, setOnPaper] = useState(false);
  if (!made) {
    return (
      <>
        <VaultParticulars onMade={setMade} />
        <div className={classes.otherWay}>
          <Button variant="subtle" onClick={onRestore}>
            换了电脑？从备份恢复
          </Button>
        </div>
      </>
    );
  }
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
