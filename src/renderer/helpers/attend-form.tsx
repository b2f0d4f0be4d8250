import { Button, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Activity } from '#shared/contract/activities.ts';
import type { ActivityId } from '#shared/contract/fields.ts';
import type { HelperLine } from '#shared/contract/helpers.ts';
import { contract } from '#shared/contract/index.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { WRITE_TRAINING } from './helper-words.ts';

/** 登记参训: which of the trainings among the activities these helpers were at. */
export function AttendForm({ of, onClose }: { of: readonly HelperLine[]; onClose(): void }) {
  const { go } = usePlace();
  const { data } = useRequest('activities.list', {});
  if (!data) return <Reading />;
  const trainings = data.filter(({ kind }) => kind === 'studentLecture');
  if (trainings.length === 0) {
    return (
      <EmptyState
        title="活动里还没有学生培训"
        text="培训是活动的一种，先在“活动”里记一次“学生专题讲座、培训”，再来登记谁参加了。"
        action={
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => go({ at: 'activities', activityId: 'new' })}
          >
            记活动
          </Button>
        }
      />
    );
  }
  return <Chosen of={of} trainings={trainings} onClose={onClose} />;
}

interface ChosenProps {
  of: readonly HelperLine[];
  /** The newest first. */
  trainings: readonly Activity[];
  onClose(): void;
}

function Chosen({ of, trainings, onClose }: ChosenProps) {
  const attend = useCommand('helpers.attend');
  const activityId: ActivityId | null = trainings[0]?.id ?? null;
  const form = useRecordForm({
    schema: contract['helpers.attend'].input,
    initial: { activityId, postIds: of.map(({ id }) => id) },
    submit: attend.run,
    onDone: () => {
      announce(`已登记 ${of.length} 人参训`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} name={WRITE_TRAINING} onCancel={onClose}>
      <Text>{of.map(({ name }) => name).join('、')}</Text>
      <Select
        label="培训"
        description="“活动”里的学生专题讲座、培训，最近的在前"
        required
        allowDeselect={false}
        searchable
        data={trainings.map(({ id, occurredOn, title }) => ({
          value: id,
          label: `${writtenDate(occurredOn)} ${title}`,
        }))}
        {...form.getInputProps('activityId')}
      />
    </RecordForm>
  );
}
