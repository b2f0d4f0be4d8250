import { Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StaffPicker } from '#renderer/parts/staff-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { draftKeyInFile } from '#shared/draft-keys.ts';
import { quotable, withQuoted } from './quotable.ts';
import { QuoteMenu } from './quote-menu.tsx';

const PASSAGES = [
  { field: 'condition', label: '心理异常情况' },
  { field: 'intervention', label: '干预处置情况' },
] as const;

interface TrackingSheetProps {
  file: StudentFile;
  submitLabel?: string;
  /** What comes after saving, where it is not closed. */
  onSaved?(): void;
  onClose(): void;
}

/** Head of the follow-up table (forms.md 附件1): who tracks, what is seen, what is done. */
export function TrackingSheet({ file, submitLabel, onClose, onSaved = onClose }: TrackingSheetProps) {
  const describe = useCommand('followUps.describe');
  const { trackerId, trackerName, condition, intervention } = file.trackingSheet;
  const form = useRecordForm({
    schema: contract['followUps.describe'].input,
    initial: { studentId: file.id, trackerId, condition, intervention },
    draftKey: draftKeyInFile('trackingSheet', file.id),
    changesRecord: true,
    submit: describe.run,
    onDone: () => {
      announce('已保存跟踪表');
      onSaved();
    },
  });
  const quotes = quotable(file);
  return (
    <RecordForm form={form} {...(submitLabel && { submitLabel })} name="跟踪表" onCancel={onClose}>
      <StaffPicker
        label="跟踪教师"
        description={trackerId === null ? `不填时印为 ${trackerName}` : undefined}
        maxValues={1}
        value={form.values.trackerId === null ? [] : [form.values.trackerId]}
        onChange={([chosen]) => form.setFieldValue('trackerId', chosen ?? null)}
        error={form.errors.trackerId}
        data-path="trackerId"
      />
      {PASSAGES.map(({ field, label }) => (
        <div key={field}>
          <Textarea label={label} minRows={5} {...form.getInputProps(field)} />
          <QuoteMenu
            into={label}
            // What stands in the text already is not offered again.
            quotes={quotes[field].filter((quote) => !form.values[field].includes(quote))}
            onQuote={(quote) => form.setFieldValue(field, withQuoted(form.getValues()[field], quote))}
          />
        </div>
      ))}
    </RecordForm>
  );
}
