import { Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { prose } from '#shared/contract/fields.ts';
import type { Outcome } from '#shared/outcome.ts';
import { Dialog } from './dialog.tsx';
import { RecordForm, useRecordForm } from './record-form.tsx';

interface ReasonDialogProps {
  title: string;
  text: ReactNode;
  confirmLabel: string;
  opened: boolean;
  onClose(): void;
  onConfirm(reason: string): Promise<Outcome<unknown>>;
}

/** Asks for a reason before something is hidden, voided or taken back. The reason goes on record. */
export function ReasonDialog({ title, opened, onClose, ...rest }: ReasonDialogProps) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <ReasonForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

const reasonGiven = z.strictObject({ reason: prose(500) });

function ReasonForm({ text, confirmLabel, onClose, onConfirm }: Omit<ReasonDialogProps, 'title' | 'opened'>) {
  const form = useRecordForm({
    schema: reasonGiven,
    initial: { reason: '' },
    submit: ({ reason }) => onConfirm(reason),
    onDone: onClose,
  });
  return (
    <RecordForm form={form} submitLabel={confirmLabel} onCancel={onClose}>
      <Text size="sm">{text}</Text>
      <Textarea label="原因" required autosize minRows={3} data-autofocus {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
