import { Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { prose } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { Dialog } from './dialog.tsx';
import { RecordForm, useRecordForm } from './record-form.tsx';

interface ReasonDialogProps {
  /** What is done: 删除, 作废. */
  act: string;
  /** To what, so that nobody takes it for another one: 李梅 11月20日的家访 (namedRecord). */
  to: string;
  /** What comes of it. */
  text: ReactNode;
  /** Nothing goes: what is done only holds something back. */
  keeps?: boolean;
  opened: boolean;
  onClose(): void;
  onConfirm(reason: string): Promise<Outcome<unknown>>;
}

/** Asks for a reason before something is hidden, voided or taken back. The reason goes on record. */
export function ReasonDialog({ act, to, opened, onClose, ...rest }: ReasonDialogProps) {
  return (
    <Dialog title={`${act} ${to}？`} opened={opened} onClose={onClose}>
      <ReasonForm act={act} onClose={onClose} {...rest} />
    </Dialog>
  );
}

const reasonGiven = z.strictObject({ reason: prose(500) });

function ReasonForm({
  act,
  text,
  keeps = false,
  onClose,
  onConfirm,
}: Omit<ReasonDialogProps, 'to' | 'opened'>) {
  const form = useRecordForm({
    schema: reasonGiven,
    initial: { reason: '' },
    submit: ({ reason }) => onConfirm(reason),
    onDone: onClose,
  });
  return (
    <RecordForm form={form} submitLabel={act} takesAway={!keeps} onCancel={onClose}>
      <Text size="sm">{text}</Text>
      <Textarea label="原因" required minRows={3} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
