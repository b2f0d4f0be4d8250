import { Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

interface LiftFormProps {
  studentId: StudentId;
  onDone(): void;
  onCancel(): void;
}

/** 解除预警: from when the level no longer holds, and why. */
export function LiftForm(props: LiftFormProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <Form {...props} decidedBy={data.person} /> : null;
}

function Form({ studentId, decidedBy, onDone, onCancel }: LiftFormProps & { decidedBy: string }) {
  const lift = useCommand('watchlist.lift');
  const form = useRecordForm({
    schema: contract['watchlist.lift'].input,
    initial: { studentId, endedOn: todayOnThisPc(), reason: '', decidedBy },
    draftKey: `lift/${studentId}`,
    submit: lift.run,
    onDone,
  });
  return (
    <RecordForm form={form} submitLabel="确认解除" onCancel={onCancel}>
      <DateField
        label="解除日期"
        required
        description="从这一天起不再列入预警库"
        {...form.getInputProps('endedOn')}
      />
      <Textarea label="原因" required {...form.getInputProps('reason')} />
      <TextInput label="决定人" required {...form.getInputProps('decidedBy')} />
    </RecordForm>
  );
}
