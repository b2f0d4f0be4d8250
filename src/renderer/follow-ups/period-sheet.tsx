import { Text, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import type { TrackingPeriodId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { isLocalDate, type LocalDate, weeksBetween } from '#shared/school-calendar.ts';
import { type SuggestedPeriod, suggestedPeriod } from './suggested-period.ts';

interface PeriodSheetProps {
  opened: boolean;
  today: LocalDate;
  onAdded(periodId: TrackingPeriodId): void;
  onClose(): void;
}

/** Makes a new tracking period. */
export function PeriodSheet({ opened, onClose, ...rest }: PeriodSheetProps) {
  return (
    <SideSheet title="新建跟踪周期" opened={opened} onClose={onClose}>
      <PeriodForm onClose={onClose} {...rest} />
    </SideSheet>
  );
}

function PeriodForm({ today, onAdded, onClose }: Omit<PeriodSheetProps, 'opened'>) {
  const add = useCommand('followUps.addPeriod');
  const form = useRecordForm({
    schema: contract['followUps.addPeriod'].input,
    initial: suggestedPeriod(today),
    submit: add.run,
    onDone: ({ periodId }) => {
      announce('已建好跟踪周期');
      onAdded(periodId);
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <TextInput label="名称" required placeholder="例如 2026年暑期" {...form.getInputProps('name')} />
      <DateField label="开始日期" required {...form.getInputProps('fromOn')} />
      <DateField label="结束日期" required {...form.getInputProps('untilOn')} />
      <Text size="sm" c="dimmed">
        {weeksText(form.values)}
      </Text>
    </RecordForm>
  );
}

function weeksText({ fromOn, untilOn }: SuggestedPeriod): string {
  if (!fromOn || !untilOn || !isLocalDate(fromOn) || !isLocalDate(untilOn) || fromOn > untilOn) return '';
  return `按周一至周日划分，共 ${weeksBetween(fromOn, untilOn).length} 周。`;
}
