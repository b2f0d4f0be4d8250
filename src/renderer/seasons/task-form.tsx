import { Autocomplete, Select, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { Season, SeasonTask } from '#shared/contract/seasons.ts';
import { addDays, writtenDate } from '#shared/school-calendar.ts';
import { SEASON_WORK } from '#shared/seasons.ts';
import { codesOf } from '#shared/terms.ts';

const KINDS = codesOf(SEASON_WORK).map((code) => ({ value: code, label: SEASON_WORK[code] }));
/** What was held a little before or after is of it all the same. */
const DAYS_AROUND = 14;

interface TaskFormProps {
  season: Season;
  /** Null for another one. */
  task: SeasonTask | null;
  onClose(): void;
}

/** What is planned for a stretch; what stands among the activities is done by that, on its day. */
export function TaskForm({ season, task, onClose }: TaskFormProps) {
  const write = useCommand('seasons.writeTask');
  const remove = useCommand('seasons.removeTask');
  const { data: staff = [] } = useRequest('school.staff', {});
  const { data: school } = useRequest('school.particulars', {});
  const { data: activities = [] } = useRequest('activities.list', {});
  const form = useRecordForm({
    schema: contract['seasons.writeTask'].input,
    initial: {
      seasonId: season.id,
      year: season.year,
      taskId: task?.id ?? null,
      kind: task?.kind ?? 'activity',
      what: task?.what ?? '',
      responsible: task?.responsible ?? '',
      dueOn: task?.dueOn ?? null,
      activityId: task?.activityId ?? null,
    },
    submit: write.run,
    onDone: () => {
      announce('已保存安排');
      onClose();
    },
  });
  const { kind, activityId } = form.values;
  const [first, last] = [addDays(season.fromOn, -DAYS_AROUND), addDays(season.untilOn, DAYS_AROUND)];
  const near = activities.filter(
    ({ id, occurredOn }) => id === activityId || (first <= occurredOn && occurredOn <= last),
  );
  const names = [school?.person ?? '', ...staff.map(({ name }) => name)].filter(Boolean);
  return (
    <RecordForm
      form={form}
      name="工作安排"
      onCancel={onClose}
      extraActions={
        task && (
          <RemoveButton
            what={`工作安排“${task.what}”`}
            on={task.dueOn}
            consequence="这一项将不再显示和打印"
            remove={(reason) => remove.run({ taskId: task.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <Select label="类型" allowDeselect={false} data={KINDS} {...form.getInputProps('kind')} />
      <Textarea
        label="做什么"
        required
        minRows={2}
        description="给上级的一份也会印，不写学生姓名"
        {...form.getInputProps('what')}
      />
      <Autocomplete
        label="责任人"
        required
        data={[...new Set(names)]}
        {...form.getInputProps('responsible')}
      />
      <DateField label="期限" ahead {...form.getInputProps('dueOn')} />
      {(kind === 'activity' || activityId !== null) && (
        <Select
          label="已记在“活动”里的"
          description="选了就算完成，日子按活动的，不用再写一遍"
          clearable
          placeholder={near.length > 0 ? '没有，或以后再选' : '这段时间的活动里还没有'}
          data={near.map(({ id, occurredOn, title }) => ({
            value: id,
            label: `${writtenDate(occurredOn)} ${title}`,
          }))}
          {...form.getInputProps('activityId')}
        />
      )}
    </RecordForm>
  );
}
