import { Button, Group, Select, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useBegins, usePlace, type WritingFollowUp } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { EmptyFields, TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { BoardGrid } from './board-grid.tsx';
import { useChosenPeriod } from './chosen-period.ts';
import { DescribingRound } from './describing-round.tsx';
import classes from './follow-up-board.module.css';
import { FollowUpSheet } from './follow-up-sheet.tsx';
import { PeriodSheet } from './period-sheet.tsx';
import { TablesDialog } from './tables-dialog.tsx';
import { waitingStudents } from './waiting-students.ts';
import { WorkbooksMenu } from './workbooks/workbooks-menu.tsx';

interface FollowUpBoardProps {
  /** The import belongs to a period: the one that is looked at. */
  begins: 'period' | 'workbooks' | undefined;
  /** The follow-up that is being written. */
  writes: WritingFollowUp | undefined;
}

/** 跟踪: the high-risk list week by week, where follow-ups are written and the tables are saved. */
export function FollowUpBoard({ begins, writes }: FollowUpBoardProps) {
  const today = todayOnThisPc();
  const { periods, chosen, choose } = useChosenPeriod(today);
  const { replace } = usePlace();
  const isAdding = useBegins(begins, 'period');
  const isImporting = useBegins(begins, 'workbooks');
  const importInto = isImporting ? chosen?.id : undefined;
  useEffect(() => {
    if (importInto) replace({ at: 'teacherWorkbooks', periodId: importInto });
  }, [importInto, replace]);
  const [period, setPeriod] = useState<TrackingPeriod | 'new' | null>(isAdding ? 'new' : null);
  const addPeriod = (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setPeriod('new')}
    >
      新建跟踪周期
    </Button>
  );
  return (
    <>
      {chosen ? (
        <PeriodBoard key={chosen.id} period={chosen} today={today} writes={writes}>
          <PeriodChoice periods={periods.data ?? []} chosen={chosen} onChoose={choose}>
            <Button variant="default" onClick={() => setPeriod(chosen)}>
              修改周期
            </Button>
            {addPeriod}
          </PeriodChoice>
        </PeriodBoard>
      ) : (
        <PageFrame title="跟踪" subtitle={SUBTITLE}>
          {periods.failure && <ErrorState failure={periods.failure} onRetry={periods.refetch} />}
          {periods.isPending && <Reading />}
          {periods.data && (
            <EmptyState
              title="还没有跟踪周期"
              text="先建一个周期，例如一个假期或一个学期。心港会把它分成周，列出二类、三类学生每周的跟踪记录。"
              action={addPeriod}
            />
          )}
        </PageFrame>
      )}
      <PeriodSheet period={period} today={today} onAdded={choose} onClose={() => setPeriod(null)} />
    </>
  );
}

const SUBTITLE = '二类、三类学生，每周一条跟踪记录';

/** How many students wait this week; nothing is said of a period that has no such week. */
function waitingText(students: readonly TrackedStudent[] | undefined, today: LocalDate): string {
  const isNow = students?.some(({ weeks }) =>
    weeks.some((week) => week.fromOn <= today && today <= week.untilOn),
  );
  if (!students || !isNow) return SUBTITLE;
  const waiting = waitingStudents(students, today).length;
  const missed = students.filter(({ weeks }) => weeks.some(({ state }) => state === 'missed')).length;
  const before = missed === 0 ? '' : `；以前的周还有 ${missed} 名学生漏记`;
  return waiting === 0 && missed === 0
    ? `${SUBTITLE}。都写好了`
    : `${SUBTITLE}。本周${waiting === 0 ? '写好了' : `还有 ${waiting} 名学生待记录`}${before}`;
}

interface PeriodBoardProps {
  period: TrackingPeriod;
  today: LocalDate;
  writes: WritingFollowUp | undefined;
  /** Stands above the grid. */
  children: ReactNode;
}

function PeriodBoard({ period, today, writes, children }: PeriodBoardProps) {
  const { replace } = usePlace();
  const board = useRequest('followUps.board', { periodId: period.id });
  const [printing, setPrinting] = useState(false);
  const [describing, setDescribing] = useState<readonly EmptyFields[] | null>(null);
  const students = board.data?.students ?? [];

  const turnTo = useCallback((writes: WritingFollowUp) => replace({ at: 'followUps', writes }), [replace]);
  const writeFirst = () => {
    const [first] = waitingStudents(students, today);
    turnTo({ studentId: first?.studentId ?? null, occurredOn: today });
  };
  const write = useCallback(
    (studentId: StudentId, occurredOn: LocalDate) => turnTo({ studentId, occurredOn }),
    [turnTo],
  );

  return (
    <PageFrame
      title="跟踪"
      subtitle={waitingText(board.data?.students, today)}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={students.length === 0}
            onClick={() => setPrinting(true)}
          >
            打印动态跟踪表（附件1）…
          </Button>
          <WorkbooksMenu period={period} today={today} disabled={students.length === 0} />
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={writeFirst}>
            写跟踪记录
          </Button>
        </>
      }
    >
      {children}
      {board.failure ? (
        <ErrorState failure={board.failure} onRetry={board.refetch} />
      ) : (
        <BoardGrid period={period} students={board.data?.students} today={today} onWrite={write} />
      )}
      <FollowUpSheet
        writes={writes}
        waiting={writes ? waitingStudents(students, writes.occurredOn) : []}
        onTurn={turnTo}
        onClose={() => replace({ at: 'followUps' })}
      />
      <TablesDialog
        period={period}
        students={students}
        opened={printing}
        onDescribe={setDescribing}
        onClose={() => setPrinting(false)}
      />
      <DescribingRound students={describing} onClose={() => setDescribing(null)} />
    </PageFrame>
  );
}

interface PeriodChoiceProps {
  periods: readonly TrackingPeriod[];
  chosen: TrackingPeriod;
  onChoose(periodId: TrackingPeriod['id']): void;
  children: ReactNode;
}

function PeriodChoice({ periods, chosen, onChoose, children }: PeriodChoiceProps) {
  return (
    <Group gap={8}>
      <Select
        aria-label="跟踪周期"
        classNames={{ input: classes.whole ?? '' }}
        data={periods.map(({ id, name }) => ({ value: id, label: name }))}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        value={chosen.id}
        onChange={(value) => {
          const wanted = periods.find(({ id }) => id === value);
          if (wanted) onChoose(wanted.id);
        }}
      />
      <Text size="sm" c="dimmed">
        {writtenDate(chosen.fromOn)}至{writtenDate(chosen.untilOn)}
      </Text>
      {children}
    </Group>
  );
}
