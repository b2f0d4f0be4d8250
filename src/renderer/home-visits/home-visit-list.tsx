import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { HomeVisitId } from '#shared/contract/fields.ts';
import type { HomeVisit } from '#shared/contract/home-visits.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { HomeVisitSheet } from './home-visit-sheet.tsx';
import { stateOf, VisitMark } from './visit-mark.tsx';

const day = (date: LocalDate | null) => date && <ShortDate on={date} />;

const COLUMNS: readonly Column<HomeVisit>[] = [
  {
    key: 'student',
    heading: '学生',
    width: 152,
    cell: (visit) => visit.studentName,
    sortBy: (visit) => visit.studentName,
  },
  {
    key: 'class',
    heading: '班级',
    width: 120,
    cell: (visit) => visit.className,
    sortBy: (visit) => classOrderKey(visit.className),
  },
  {
    key: 'state',
    heading: '状态',
    width: 104,
    cell: (visit) => <VisitMark visit={visit} />,
    sortBy: stateOf,
  },
  {
    key: 'planned',
    heading: '计划日期',
    width: 140,
    cell: (visit) => day(visit.plannedOn),
    sortBy: (visit) => visit.plannedOn ?? '',
  },
  {
    key: 'occurred',
    heading: '家访日期',
    width: 140,
    cell: (visit) => day(visit.occurredOn),
    sortBy: (visit) => visit.occurredOn ?? '',
  },
  {
    key: 'staff',
    heading: '参与教师',
    width: 180,
    cell: (visit) => visit.staff.map(({ name }) => name).join('、'),
  },
  {
    key: 'text',
    heading: '家访情况',
    cell: (visit) => (
      <Text size="sm" lineClamp={2}>
        {visit.text}
      </Text>
    ),
  },
];

/** 家访: what is planned and what has taken place. `visitId` lies open, or a new one. */
export function HomeVisitList({ visitId }: { visitId: HomeVisitId | 'new' | undefined }) {
  const visits = useRequest('homeVisits.list', {});
  const { replace } = usePlace();
  const open = (visitId: HomeVisitId | 'new') => replace({ at: 'homeVisits', visitId });
  const opened = visitId === 'new' ? 'new' : visits.data?.find(({ id }) => id === visitId);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
      记家访
    </Button>
  );
  return (
    <PageFrame title="家访" subtitle="计划中的家访计入“应该家访”，已家访的计入“实际家访”" actions={add}>
      <List
        label="家访"
        rows={visits.data ?? []}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={({ id }) => open(id)}
        isPending={visits.isPending}
        failure={visits.failure}
        onRetry={visits.refetch}
        empty={
          <EmptyState
            title="还没有家访"
            text="先记下计划中的家访，去过之后再补上家访日期和情况。"
            action={add}
          />
        }
      />
      <HomeVisitSheet visit={opened ?? null} onClose={() => replace({ at: 'homeVisits' })} />
    </PageFrame>
  );
}
