import { Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

export const FLAG = '列为待面谈';

interface FlagFormProps {
  batchId: ScreeningBatchId;
  studentIds: StudentId[];
  onClose(): void;
}

/** Students whom somebody says to be spoken with, and why. */
export function FlagForm({ batchId, studentIds, onClose }: FlagFormProps) {
  const flag = useCommand('screenings.flag');
  const flaggedOn: LocalDate | null = todayOnThisPc();
  const form = useRecordForm({
    schema: contract['screenings.flag'].input,
    initial: { batchId, studentIds, flaggedOn: flaggedOn as LocalDate | null, reason: '' },
    submit: flag.run,
    onDone: () => {
      announce(`已把 ${form.getValues().studentIds.length} 名学生列为待面谈`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} name={FLAG} onCancel={onClose}>
      <StudentsPicker label="学生" required {...form.getInputProps('studentIds')} />
      <DateField label="日期" required {...form.getInputProps('flaggedOn')} />
      <Textarea
        label="原因"
        description="看到了什么，谁反映的"
        required
        minRows={3}
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
}
