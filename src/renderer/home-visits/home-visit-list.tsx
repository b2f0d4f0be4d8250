import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import type { RequestState } from '#renderer/request.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { HomeVisitId } from '#shared/contract/fields.ts';
import type { HomeVisit } from '#shared/contract/home-visits.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
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

interface HomeVisitListProps {
  onOpen(visitId: HomeVisitId): void;
  visits: RequestState<HomeVisit[]>;
  /** The button that writes one down. */
  add: ReactNode;
}

/** Every visit, what is planned first. */
export function HomeVisitList({ visits, onOpen, add }: HomeVisitListProps) {
  return (
    <List
      label="家访"
      rows={visits.data ?? []}
      rowKey={({ id }) => id}
      columns={COLUMNS}
      onOpen={({ id }) => onOpen(id)}
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
  );
}
