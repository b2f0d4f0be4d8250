import { Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand } from '#renderer/request.ts';
import type { GuardianId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';

/** From when a guardian is one no longer, and why. */
export function EndGuardianForm({ guardianId, onClose }: { guardianId: GuardianId; onClose(): void }) {
  const end = useCommand('family.endGuardian');
  const form = useRecordForm({
    schema: contract['family.endGuardian'].input,
    initial: { guardianId, endedOn: todayOnThisPc(), reason: '' },
    submit: end.run,
    onDone: () => {
      announce('已记下结束');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存结束" onCancel={onClose}>
      <DateField
        label="结束日期"
        required
        description="从这一天起不再是监护人；以前的联系方式仍可查看"
        {...form.getInputProps('endedOn')}
      />
      <Textarea label="原因" required {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
