import { useState } from 'react';
import type { FoundBackup, TestedBackup } from '#shared/contract/backups.ts';
import { ConfirmRestore } from './confirm-restore.tsx';
import { PickBackup } from './pick-backup.tsx';
import { Restored } from './restored.tsx';
import { TestBackup } from './test-backup.tsx';

interface RestoreFromBackupProps {
  /** An instant of this PC's clock; before it the vault answers no try. */
  waitUntil: number;
  onRefused(): void;
  onBack(): void;
  /** The backup stands in the vault's place and waits to be opened. */
  onRestored(): void;
}

/** 从备份恢复, at the door: pick a backup, open and test it, put it in place. */
export function RestoreFromBackup({ waitUntil, onRefused, onBack, onRestored }: RestoreFromBackupProps) {
  const [backup, setBackup] = useState<FoundBackup>();
  const [tested, setTested] = useState<TestedBackup>();
  const [done, setDone] = useState<{ keptAside: string | null }>();
  if (done) return <Restored {...done} onNext={onRestored} />;
  if (!backup) return <PickBackup onPicked={setBackup} onBack={onBack} />;
  const pickAgain = () => {
    setTested(undefined);
    setBackup(undefined);
  };
  if (!tested) {
    return (
      <TestBackup
        backup={backup}
        waitUntil={waitUntil}
        onRefused={onRefused}
        onTested={setTested}
        onBack={pickAgain}
      />
    );
  }
  return <ConfirmRestore backup={backup} tested={tested} onDone={setDone} onBack={pickAgain} />;
}
