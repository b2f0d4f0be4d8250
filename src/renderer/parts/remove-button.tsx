import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Outcome } from '#shared/outcome.ts';
import { announce } from './announce.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface RemoveButtonProps {
  /** What is taken away, such as 家访. */
  what: string;
  /** What comes of it; that it stays in the vault is said in any case. */
  consequence: string;
  remove(reason: string): Promise<Outcome<unknown>>;
  onRemoved(): void;
}

/** Takes a record away, with a reason. Stands among the extra actions of the record's form. */
export function RemoveButton({ what, consequence, remove, onRemoved }: RemoveButtonProps) {
  const [asking, setAsking] = useState(false);
  const confirm = async (reason: string) => {
    const outcome = await remove(reason);
    if (outcome.ok) {
      announce(`已删除${what}，原因已记入操作日志`);
      onRemoved();
    }
    return outcome;
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        删除
      </Button>
      <ReasonDialog
        title={`删除${what}`}
        text={`${consequence}，但仍留在保险库里，连同您写的原因。`}
        confirmLabel="删除"
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
      />
    </>
  );
}
