import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Activity } from '#shared/contract/activities.ts';
import type { ActivityId } from '#shared/contract/fields.ts';
import { writtenDay } from '#shared/school-calendar.ts';
import { ACTIVITY_KINDS } from '#shared/terms.ts';
import { ActivitySheet } from './activity-sheet.tsx';
import { ACTIVITY_NUMBERS } from './activity-words.ts';

/** 2 节数 reads badly: the unit after the number, by kind. */
function amountOf({ kind, quantity }: Activity): string {
  if (kind === 'lesson') return `${quantity} 节`;
  return kind === 'guardianPush' ? `${quantity} 份资源` : '1 次';
}

const guardiansOf = ({ kind, guardians }: Activity) =>
  ACTIVITY_NUMBERS[kind].guardians === null ? '' : `${guardians} 人`;

const COLUMNS: readonly Column<Activity>[] = [
  {
    key: 'occurredOn',
    heading: '日期',
    width: 200,
    cell: ({ occurredOn }) => writtenDay(occurredOn),
    sortBy: ({ occurredOn }) => occurredOn,
  },
  {
    key: 'kind',
    heading: '类型',
    width: 200,
    cell: ({ kind }) => ACTIVITY_KINDS[kind],
    sortBy: ({ kind }) => ACTIVITY_KINDS[kind],
  },
  { key: 'title', heading: '名称', cell: ({ title }) => title, sortBy: ({ title }) => title },
  {
    key: 'quantity',
    heading: '数量',
    width: 120,
    align: 'end',
    cell: amountOf,
    sortBy: ({ quantity }) => quantity,
  },
  {
    key: 'guardians',
    heading: '家长参与数',
    width: 140,
    align: 'end',
    cell: guardiansOf,
    sortBy: ({ guardians }) => guardians,
  },
];

/** 活动: lessons, lectures and pushes that the summary counts. */
export function ActivityList({ activityId }: { activityId?: ActivityId | 'new' | undefined }) {
  const activities = useRequest('activities.list', {});
  const { replace } = usePlace();
  const open = (activityId: ActivityId | 'new') => replace({ at: 'activities', activityId });
  const opened = activityId === 'new' ? 'new' : activities.data?.find(({ id }) => id === activityId);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      记活动
    </Button>
  );
  return (
    <PageFrame title="活动" subtitle="心理辅导活动课、讲座培训和面向家长的资源推送，计入汇总表" actions={add}>
      <List
        label="活动"
        rows={activities.data ?? []}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={({ id }) => open(id)}
        isPending={activities.isPending}
        failure={activities.failure}
        onRetry={activities.refetch}
        empty={
          <EmptyState
            title="还没有活动"
            text="上一节课、办一场讲座、推送一份资源，都在这里记一条。"
            action={add}
          />
        }
      />
      <ActivitySheet activity={opened ?? null} onClose={() => replace({ at: 'activities' })} />
    </PageFrame>
  );
}
