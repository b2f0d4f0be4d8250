import { Button, NumberInput, Text, Textarea } from '@mantine/core';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import { count, prose } from '#shared/contract/fields.ts';
import type { Summary } from '#shared/contract/summaries.ts';
import { SUMMARY_FIGURES, type SummaryFigure } from '#shared/summary-figures.ts';
import { nameOf } from './sheet-rows.ts';

interface OverrideDialogProps {
  summary: Summary;
  /** Null while the dialog is closed. */
  figure: SummaryFigure | null;
  onClose(): void;
}

/** Puts a value by hand over a counted figure, with a reason. */
export function OverrideDialog({ summary, figure, onClose }: OverrideDialogProps) {
  return (
    <Dialog title="手工更正" opened={figure !== null} onClose={onClose}>
      {figure && <OverrideForm summary={summary} figure={figure} onClose={onClose} />}
    </Dialog>
  );
}

const corrected = z.strictObject({ value: count, reason: prose(500) });
type Correction = { value: number | ''; reason: string };

/** The reason that is kept when the counted value is wanted back. */
const BACK_TO_COUNTED = '恢复为统计的数值';

function OverrideForm({ summary, figure, onClose }: OverrideDialogProps & { figure: SummaryFigure }) {
  const override = useCommand('summaries.override', {
    onDone: (_, { value }) => {
      announce(value === null ? '已恢复为统计的数值' : '已更正，统计的数值仍保留');
      onClose();
    },
  });
  const entry = SUMMARY_FIGURES.find(({ code }) => code === figure);
  const known = summary.figures.find((one) => one.figure === figure);
  const initial: Correction = {
    value: known?.override?.value ?? known?.counted ?? 0,
    reason: known?.override?.reason ?? '',
  };
  const form = useRecordForm({
    schema: corrected,
    initial,
    submit: ({ value, reason }) => override.run({ summaryId: summary.id, figure, value, reason }),
  });
  const restore = () => override.run({ summaryId: summary.id, figure, value: null, reason: BACK_TO_COUNTED });
  return (
    <RecordForm
      form={form}
      submitLabel="更正"
      onCancel={onClose}
      extraActions={
        known?.override && (
          <Button variant="subtle" loading={override.isRunning} onClick={() => void restore()}>
            恢复为 {known.counted}
          </Button>
        )
      }
    >
      <Text fw={500}>{entry && nameOf(entry)}</Text>
      <Text size="sm" c="dimmed">
        记录统计为 {known?.counted}。更正的数值和原因会一起显示，导出时作为单元格批注。
      </Text>
      <NumberInput
        label="数值"
        required
        min={0}
        allowDecimal={false}
        clampBehavior="none"
        data-autofocus
        {...form.getInputProps('value')}
      />
      <Textarea label="原因" required minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
