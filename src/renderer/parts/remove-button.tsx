import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Outcome } from '#shared/outcome.ts';
import { announce } from './announce.ts';
import { namedRecord, type RecordName } from './named-record.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { TakeAwayButton } from './take-away-button.tsx';

interface RemoveButtonProps extends RecordName {
  /** What comes of it; that it stays in the vault is said in any case. */
  consequence: string;
  remove(reason: string): Promise<Outcome<unknown>>;
  onRemoved(): void;
}

/** Takes a record away, with a reason. Stands among the extra actions of the record's form. */
export function RemoveButton({ consequence, remove, onRemoved, ...record }: RemoveButtonProps) {
  const [asking, setAsking] = useState(false);
  const confirm = async (reason: string) => {
    const outcome = await remove(reason);
    if (outcome.ok) {
      announce(`已删除${record.what}，原因已记入操作日志`);
      onRemoved();
    }
    return outcome;
  };
  return (
    <>
      <TakeAwayButton leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        删除
      </TakeAwayButton>
      <ReasonDialog
        act="删除"
        to={namedRecord(record)}
        text={`${consequence}，但仍留在保险库里，连同您写的原因。`}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
      />
    </>
  );
}
