import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { firstContact } from '#renderer/students/first-contact.ts';
import { contract } from '#shared/contract/index.ts';
import type { LetterLine } from '#shared/contract/letters.ts';
import { todayOnThisPc, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf, RECEIPT_OUTCOMES, type ReceiptOutcome } from '#shared/terms.ts';

const OUTCOMES = codesOf(RECEIPT_OUTCOMES).map((code) => ({ value: code, label: RECEIPT_OUTCOMES[code] }));

/** What is asked for, by what came of the letter. */
const ASKS = {
  signed: { day: '回执上写的日期', who: '监护人签名', said: '监护人意见' },
  refused: { day: '拒签的日期', who: '谁拒绝签字', said: '当时说了什么' },
  none: { day: '登记的日期', who: '联系到谁', said: '怎样催过、家长怎么说' },
} as const satisfies Readonly<Record<ReceiptOutcome, unknown>>;

/** What came of a letter: the receipt that was signed (forms.md 附件2), refused, or never came back. */
export function ReceiptForm({ letter, onDone }: { letter: LetterLine; onDone(): void }) {
  const record = useCommand('letters.recordReceipt');
  const { data: file } = useRequest('students.file', { studentId: letter.studentId });
  const contact = file && firstContact(file);
  const opinion = useRef<HTMLTextAreaElement>(null);
  const known = letter.receipt;
  const form = useRecordForm({
    schema: contract['letters.recordReceipt'].input,
    initial: {
      letterId: letter.id,
      receivedOn: known?.receivedOn ?? todayOnThisPc(),
      outcome: known?.outcome ?? ('signed' as ReceiptOutcome),
      signedBy: known?.signedBy ?? '',
      phone: known?.phone ?? '',
      opinion: known?.opinion ?? '',
      witnesses: known?.witnesses ?? '',
    },
    draftKey: `receipt:${letter.id}`,
    changesRecord: known !== null,
    submit: record.run,
    onDone: () => {
      announce('已登记回执');
      onDone();
    },
  });
  const { outcome, signedBy, phone } = form.values;
  const asks = ASKS[outcome];
  return (
    <RecordForm form={form} name="回执" onCancel={onDone}>
      <SegmentedControl
        aria-label="回执情况"
        data={OUTCOMES}
        value={outcome}
        onChange={(next) => form.setFieldValue('outcome', next as ReceiptOutcome)}
      />
      <DateField label="日期" description={asks.day} required {...form.getInputProps('receivedOn')} />
      {contact && signedBy === '' && phone === '' && (
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
      <TextInput label={asks.who} {...form.getInputProps('signedBy')} />
      <TextInput label="电话" {...form.getInputProps('phone')} />
      <Textarea
        ref={opinion}
        label={asks.said}
        required={outcome !== 'signed'}
        {...form.getInputProps('opinion')}
      />
      {outcome === 'refused' && (
        <TextInput
          label="见证人"
          required
          description="在场的人，例如：班主任林老师、德育处陈老师"
          {...form.getInputProps('witnesses')}
        />
      )}
    </RecordForm>
  );
}
