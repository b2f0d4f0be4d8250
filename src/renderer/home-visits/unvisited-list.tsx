import { Button, Group, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { Flag } from '#renderer/parts/flag.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { nameWithLeave } from '#renderer/parts/student-name.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { suggestedSummary } from '#renderer/summaries/suggested-summary.ts';
import { classOrderKey } from '#shared/class-names.ts';
import type { HomeVisitId, StudentId } from '#shared/contract/fields.ts';
import type { Unvisited } from '#shared/contract/home-visits.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { PLAN } from './plan-form.tsx';

const COLUMNS: readonly Column<Unvisited>[] = [
  { key: 'student', heading: '学生', width: 152, cell: nameWithLeave, sortBy: ({ name }) => name },
  {
    key: 'class',
    heading: '班级',
    width: 120,
    cell: ({ className }) => className,
    sortBy: ({ className }) => classOrderKey(className),
  },
  { key: 'teacher', heading: '班主任', width: 104, cell: ({ homeroomTeacher }) => homeroomTeacher || '未填' },
  {
    key: 'reasons',
    heading: '为什么应访',
    cell: ({ reasons }) => (
      <Text size="sm" lineClamp={2}>
        {reasons.join('；')}
      </Text>
    ),
  },
  {
    key: 'planned',
    heading: '已安排',
    width: 140,
    cell: ({ planned, leftOn }) =>
      leftOn ? <Flag>已离校</Flag> : planned ? <ShortDate on={planned.plannedOn} /> : '—',
    sortBy: ({ planned }) => planned?.plannedOn ?? '',
  },
];

const idOf = ({ id }: Unvisited) => id;

interface UnvisitedListProps {
  onPlan(studentIds: StudentId[]): void;
  onOpenVisit(visitId: HomeVisitId): void;
}

/** 应访未访: who should have been visited in a stretch of time and was not, to be planned from here. */
export function UnvisitedList({ onPlan, onOpenVisit }: UnvisitedListProps) {
  const { go } = usePlace();
  const usual = suggestedSummary(todayOnThisPc());
  const [fromOn, setFromOn] = useKept<LocalDate | null>('fromOn', usual.fromOn);
  const [untilOn, setUntilOn] = useKept<LocalDate | null>('untilOn', usual.untilOn);
  const period = { fromOn: fromOn ?? usual.fromOn, untilOn: untilOn ?? usual.untilOn };
  const isBackwards = period.untilOn < period.fromOn;
  const { data, isPending, failure, refetch } = useRequest('homeVisits.unvisited', period, {
    enabled: !isBackwards,
    keepsLast: true,
  });
  const { due = 0, students = [] } = isBackwards ? {} : (data ?? {});
  const visited = due - students.length;
  return (
    <List
      label="应访未访"
      rows={students}
      rowKey={idOf}
      columns={COLUMNS}
      filters={
        <Group align="flex-end" gap={12}>
          <DateField label="从" value={fromOn} onChange={setFromOn} />
          <DateField
            label="到"
            value={untilOn}
            onChange={setUntilOn}
            error={isBackwards && '早于开始的日期'}
          />
          <Text role="status" size="sm" c="dimmed" lh="36px">
            {isBackwards ? '' : `应访 ${due} 人，已访 ${visited} 人，未访 ${students.length} 人`}
          </Text>
        </Group>
      }
      selecting={{
        name: ({ name }) => name,
        unit: '人',
        offers: ({ planned, leftOn }) => planned === null && leftOn === null,
        acts: ({ rows }) => (
          <Button
            leftSection={<IconCalendarPlus size={18} stroke={1.6} aria-hidden />}
            onClick={() => onPlan(rows.map(idOf))}
          >
            {PLAN}
          </Button>
        ),
      }}
      onOpen={({ id, planned }) =>
        planned ? onOpenVisit(planned.homeVisitId) : go({ at: 'student', studentId: id })
      }
      isPending={isPending && !isBackwards}
      failure={failure}
      onRetry={refetch}
      empty={
        <EmptyState
          title={due > 0 ? '都访过了' : '没有应访的学生'}
          text="这段时间里是二类、三类的，和列入家访计划的，都应该家访。"
        />
      }
    />
  );
}
