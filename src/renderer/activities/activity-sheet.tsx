import { NumberInput, Select, TextInput } from '@mantine/core';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import type { Activity } from '#shared/contract/activities.ts';
import type { ActivityId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { ACTIVITY_KINDS, type ActivityKind, codesOf } from '#shared/terms.ts';
import { ACTIVITY_NUMBERS } from './activity-words.ts';

interface ActivitySheetProps {
  /** The activity to change, `new` for another one, null while the sheet is closed. */
  activity: Activity | 'new' | null;
  onClose(): void;
}

export function ActivitySheet({ activity, onClose }: ActivitySheetProps) {
  return (
    <SideSheet
      title={activity === 'new' || activity === null ? '记活动' : '活动'}
      opened={activity !== null}
      onClose={onClose}
    >
      {activity && <ActivityForm activity={activity === 'new' ? null : activity} onClose={onClose} />}
      {activity && activity !== 'new' && (
        <RecordAttachments on={{ record: 'activity', id: activity.id }} day={activity.occurredOn} />
      )}
    </SideSheet>
  );
}

type ActivityDraft = {
  activityId: ActivityId | null;
  kind: ActivityKind;
  occurredOn: LocalDate | null;
  title: string;
  /** Empty while a person clears the field to type another number. */
  quantity: number | '';
  guardians: number | '';
};

function draftOf(activity: Activity | null): ActivityDraft {
  return {
    activityId: activity?.id ?? null,
    kind: activity?.kind ?? 'lesson',
    occurredOn: activity?.occurredOn ?? todayOnThisPc(),
    title: activity?.title ?? '',
    quantity: activity?.quantity ?? 1,
    guardians: activity?.guardians ?? 0,
  };
}

const KINDS = codesOf(ACTIVITY_KINDS).map((code) => ({ value: code, label: ACTIVITY_KINDS[code] }));

function ActivityForm({ activity, onClose }: { activity: Activity | null; onClose(): void }) {
  const write = useCommand('activities.write');
  const remove = useCommand('activities.remove');
  const form = useRecordForm({
    schema: contract['activities.write'].input,
    initial: draftOf(activity),
    draftKey: `activity:${activity?.id ?? 'new'}`,
    changesRecord: activity !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存活动');
      onClose();
    },
  });
  const numbers = ACTIVITY_NUMBERS[form.values.kind];
  const changeKind = (kind: ActivityKind | null) => {
    if (kind === null) return;
    // A number that the new kind does not have may not stay behind, out of sight.
    const { quantity, guardians } = ACTIVITY_NUMBERS[kind];
    form.setValues({
      kind,
      ...(quantity === null ? { quantity: 1 } : {}),
      ...(guardians === null ? { guardians: 0 } : {}),
    });
  };
  return (
    <RecordForm
      form={form}
      onCancel={onClose}
      extraActions={
        activity && (
          <RemoveButton
            what={`活动“${activity.title}”`}
            on={activity.occurredOn}
            consequence="这项活动将不再显示，也不再计入汇总表"
            remove={(reason) => remove.run({ activityId: activity.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <Select<ActivityKind>
        label="类型"
        required
        data={KINDS}
        {...form.getInputProps('kind')}
        value={form.values.kind}
        onChange={changeKind}
      />
      <DateField label="日期" required {...form.getInputProps('occurredOn')} />
      <TextInput label="名称" required {...form.getInputProps('title')} />
      {numbers.quantity && (
        <NumberInput
          label={numbers.quantity}
          required
          min={1}
          allowDecimal={false}
          clampBehavior="none"
          {...form.getInputProps('quantity')}
        />
      )}
      {numbers.guardians && (
        <NumberInput
          label={numbers.guardians}
          required
          min={0}
          allowDecimal={false}
          clampBehavior="none"
          {...form.getInputProps('guardians')}
        />
      )}
    </RecordForm>
  );
}
