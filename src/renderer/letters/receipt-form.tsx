import { Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

/** The receipt that came back: what the guardian signed (forms.md 附件2). */
export function ReceiptForm({ letterId, onDone }: { letterId: LetterId; onDone(): void }) {
  const record = useCommand('letters.recordReceipt');
  const form = useRecordForm({
    schema: contract['letters.recordReceipt'].input,
    initial: { letterId, receivedOn: todayOnThisPc(), signedBy: '', phone: '', opinion: '' },
    draftKey: `receipt:${letterId}`,
    submit: record.run,
    onDone: () => {
      announce('已登记回执');
      onDone();
    },
  });
  return (
    <RecordForm form={form} name="回执" onCancel={onDone}>
      <DateField label="日期" description="回执上写的日期" required {...form.getInputProps('receivedOn')} />
      <TextInput label="监护人签名" {...form.getInputProps('signedBy')} />
      <TextInput label="电话" {...form.getInputProps('phone')} />
      <Textarea label="监护人意见" {...form.getInputProps('opinion')} />
    </RecordForm>
  );
}
