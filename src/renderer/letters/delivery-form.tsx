import { Select, Textarea, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { LetterId } from '#shared/contract/fields.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf, DELIVERY_WAYS, type DeliveryWay } from '#shared/terms.ts';

const WAYS = codesOf(DELIVERY_WAYS).map((code) => ({ value: code, label: DELIVERY_WAYS[code] }));

interface Values extends Omit<InputOf<'letters.recordDelivery'>, 'deliveredOn' | 'way'> {
  deliveredOn: LocalDate | null;
  way: DeliveryWay | null;
}

interface DeliveryFormProps {
  letterIds: LetterId[];
  /** Who gives it out, most often. */
  by: string;
  /** 补发 */
  isAgain: boolean;
  onDone(): void;
}

/** How letters came to the guardians: one, or a stack that went out together. */
export function DeliveryForm({ letterIds, by, isAgain, onDone }: DeliveryFormProps) {
  const record = useCommand('letters.recordDelivery');
  const initial: Values = {
    letterIds,
    deliveredOn: todayOnThisPc(),
    way: null,
    by,
    note: '',
    isAgain,
  };
  const word = isAgain ? '补发' : '送达';
  const form = useRecordForm({
    schema: contract['letters.recordDelivery'].input,
    initial,
    submit: record.run,
    onDone: () => {
      announce(letterIds.length > 1 ? `已登记 ${letterIds.length} 份${word}` : `已登记${word}`);
      onDone();
    },
  });
  return (
    <RecordForm form={form} name={word} onCancel={onDone}>
      <Select label="怎样送达" required placeholder="请选择" data={WAYS} {...form.getInputProps('way')} />
      <DateField label={`${word}日期`} required {...form.getInputProps('deliveredOn')} />
      <TextInput label="经办人" required {...form.getInputProps('by')} />
      <Textarea
        label="备注"
        {...(isAgain && { description: '为什么补发，例如：上一份遗失' })}
        minRows={1}
        {...form.getInputProps('note')}
      />
    </RecordForm>
  );
}
