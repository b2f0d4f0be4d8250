import { Select, Textarea } from '@mantine/core';
import { z } from 'zod';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { date, type PeriodId, prose } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/outcome.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

const beginning = z.strictObject({ code: z.string('请选择'), fromOn: date, reason: prose(2000) });
const ending = contract['watchlist.endConcern'].input;

interface AddPeriodFormProps {
  /** Code → word. */
  terms: Readonly<Record<string, string>>;
  draftKey: string;
  submit(begun: z.infer<typeof beginning>): Promise<Outcome<unknown>>;
  onDone(): void;
  onCancel(): void;
}

/** What begins, since when and why. */
export function AddPeriodForm({ terms, onCancel, ...options }: AddPeriodFormProps) {
  const initial: { code: string | null; fromOn: ReturnType<typeof todayOnThisPc> | null; reason: string } = {
    code: null,
    fromOn: todayOnThisPc(),
    reason: '',
  };
  const form = useRecordForm({ schema: beginning, initial, ...options });
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onCancel}>
      <Select
        label="类型"
        required
        placeholder="请选择"
        data={Object.entries(terms).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('code')}
      />
      <DateField label="起始日期" required {...form.getInputProps('fromOn')} />
      <Textarea label="原因" required {...form.getInputProps('reason')} />
    </RecordForm>
  );
}

interface EndPeriodFormProps {
  periodId: PeriodId;
  submit(ended: z.infer<typeof ending>): Promise<Outcome<unknown>>;
  onDone(): void;
  onCancel(): void;
}

/** From when it no longer holds, and why. */
export function EndPeriodForm({ periodId, onCancel, ...options }: EndPeriodFormProps) {
  const form = useRecordForm({
    schema: ending,
    initial: { periodId, endedOn: todayOnThisPc(), reason: '' },
    ...options,
  });
  return (
    <RecordForm form={form} submitLabel="保存结束" onCancel={onCancel}>
      <DateField label="结束日期" required {...form.getInputProps('endedOn')} />
      <Textarea label="原因" required {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
