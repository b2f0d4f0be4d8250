import { Text, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import type { TrackingPeriodId } from '#shared/contract/fields.ts';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import { contract } from '#shared/contract/index.ts';
import { isLocalDate, type LocalDate, weeksBetween, writtenDate } from '#shared/school-calendar.ts';
import { type SuggestedPeriod, suggestedPeriod } from './suggested-period.ts';

interface PeriodSheetProps {
  /** The period to rename, `new` for another one, null while the sheet is closed. */
  period: TrackingPeriod | 'new' | null;
  today: LocalDate;
  onAdded(periodId: TrackingPeriodId): void;
  onClose(): void;
}

/** Makes a new tracking period, or gives one another name. */
export function PeriodSheet({ period, today, onAdded, onClose }: PeriodSheetProps) {
  return (
    <SideSheet
      title={period === 'new' || period === null ? '新建跟踪周期' : `修改 ${period.name}`}
      opened={period !== null}
      onClose={onClose}
    >
      {period === 'new' && <PeriodForm today={today} onAdded={onAdded} onClose={onClose} />}
      {period && period !== 'new' && <RenameForm period={period} onClose={onClose} />}
    </SideSheet>
  );
}

function RenameForm({ period, onClose }: { period: TrackingPeriod; onClose(): void }) {
  const { id: periodId, name, fromOn, untilOn } = period;
  const rename = useCommand('followUps.renamePeriod');
  const remove = useCommand('followUps.removePeriod');
  const form = useRecordForm({
    schema: contract['followUps.renamePeriod'].input,
    initial: { periodId, name },
    submit: rename.run,
    onDone: () => {
      announce('已修改跟踪周期');
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      onCancel={onClose}
      extraActions={
        <RemoveButton
          what={`跟踪周期“${name}”`}
          consequence="这个周期将不再列出；里面写的跟踪记录都留在学生档案里，周期可以重新建"
          remove={(reason) => remove.run({ periodId, reason })}
          onRemoved={onClose}
        />
      }
    >
      <TextInput label="名称" required {...form.getInputProps('name')} />
      <Text size="sm" c="dimmed">
        {writtenDate(fromOn)}至{writtenDate(untilOn)}。日期写错的，请删除后重新建。
      </Text>
    </RecordForm>
  );
}

function PeriodForm({ today, onAdded, onClose }: Omit<PeriodSheetProps, 'period'>) {
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
    <RecordForm form={form} onCancel={onClose}>
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
