import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { firstContact } from '#renderer/students/first-contact.ts';
import type { LetterId, StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc, writtenPhone } from '#shared/school-calendar.ts';

interface ReceiptFormProps {
  letterId: LetterId;
  studentId: StudentId;
  onDone(): void;
}

/** The receipt that came back: what the guardian signed (forms.md 附件2). Who signs is most often the first contact. */
export function ReceiptForm({ letterId, studentId, onDone }: ReceiptFormProps) {
  const record = useCommand('letters.recordReceipt');
  const { data: file } = useRequest('students.file', { studentId });
  const contact = file && firstContact(file);
  const opinion = useRef<HTMLTextAreaElement>(null);
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
      {contact && form.values.signedBy === '' && form.values.phone === '' && (
        <Button
          variant="subtle"
          size="compact-md"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            form.setValues({ signedBy: contact.name, phone: contact.phone });
            // The button goes; the keyboard goes on where nothing stands yet.
            opinion.current?.focus();
          }}
        >
          填入首选联系人：{guardianWord(contact)} {writtenPhone(contact.phone)}
        </Button>
      )}
      <TextInput label="监护人签名" {...form.getInputProps('signedBy')} />
      <TextInput label="电话" {...form.getInputProps('phone')} />
      <Textarea ref={opinion} label="监护人意见" {...form.getInputProps('opinion')} />
    </RecordForm>
  );
}
