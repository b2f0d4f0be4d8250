import { Anchor, Button, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useKept } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { CountsChoice } from '#renderer/summaries/counts-choice.tsx';
import type { Workload as Counted } from '#shared/contract/workload.ts';
import { PAPERS } from '#shared/papers.ts';
import { localDate, writtenDate } from '#shared/school-calendar.ts';
import { NOT_COUNTED } from '#shared/work-kinds.ts';
import { ClassFigures } from './class-figures.tsx';
import { MonthFigures } from './month-figures.tsx';
import { type OpenedFigure, OpenedFigureSheet } from './opened-figure.tsx';
import { OpeningFigures } from './opening-figures.tsx';
import { AS_A_RULE, type ChosenPeriod, daysOf, PeriodChoice } from './period-choice.tsx';
import { ProblemFigures } from './problem-figures.tsx';
import classes from './workload.module.css';
import { LeavingFigures, WorkloadExport } from './workload-export.tsx';

/** Asked for by nobody: there are no days to count yet. */
const NO_DAYS = { fromOn: localDate('2000-01-01'), untilOn: localDate('2000-01-01') };

/** 工作量统计: what was done in a period, each number opening to its records. */
export function Workload() {
  const [chosen, choose] = useKept<ChosenPeriod>('period', AS_A_RULE);
  const periods = useRequest('workload.periods', {});
  const days = daysOf(chosen, periods.data ?? []);
  const { data, failure, refetch } = useRequest('workload.read', days ?? NO_DAYS, {
    enabled: days !== null,
    keepsLast: true,
  });
  const [leaving, setLeaving] = useState(false);
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const wrong = periods.failure ?? failure;
  return (
    <PageFrame
      title="工作量统计"
      subtitle={data && `${writtenDate(data.fromOn)}至${writtenDate(data.untilOn)}`}
      actions={
        <>
          <Paper
            title={PAPERS.workload.word}
            wanted={{ request: 'workload.layPaper', input: days ?? NO_DAYS }}
            disabled={days === null}
          >
            <LeavingFigures />
          </Paper>
          <Button
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            disabled={days === null}
            onClick={() => setLeaving(true)}
          >
            导出Excel表格
          </Button>
        </>
      }
    >
      <div className={classes.head}>
        <CountsChoice shown="workload" />
        <PeriodChoice periods={periods.data ?? []} chosen={chosen} onChoose={choose} />
      </div>
      {wrong && <ErrorState failure={wrong} onRetry={periods.failure ? periods.refetch : refetch} />}
      {!data && !wrong && <Reading />}
      {data && <Figures workload={data} onOpen={setOpened} />}
      {data && <OpenedFigureSheet period={data} figure={opened} onClose={() => setOpened(null)} />}
      {days && <WorkloadExport days={days} opened={leaving} onClose={() => setLeaving(false)} />}
    </PageFrame>
  );
}

function Figures({ workload, onOpen }: { workload: Counted; onOpen(figure: OpenedFigure): void }) {
  return (
    <>
      <NotCountedNotes workload={workload} onOpen={onOpen} />
      <div className={classes.parts}>
        <MonthFigures workload={workload} onOpen={onOpen} />
        <ProblemFigures problems={workload.problems} onOpen={onOpen} />
        <ClassFigures lines={workload.classes} onOpen={onOpen} />
        <OpeningFigures workload={workload} onOpen={onOpen} />
      </div>
    </>
  );
}

/** What is missing from the numbers, each opening to what it is. */
function NotCountedNotes({ workload, onOpen }: { workload: Counted; onOpen(figure: OpenedFigure): void }) {
  const notes = [
    { kind: 'unsigned', times: workload.unsigned, says: '次辅导还没有签字，没有计入' },
    { kind: 'withoutMinutes', times: workload.withoutMinutes, says: '次辅导没有写时长，不在小时数里' },
  ] as const;
  const standing = notes.filter(({ times }) => times > 0);
  if (standing.length === 0) return null;
  return (
    <Text component="div" className={classes.notes}>
      {standing.map(({ kind, times, says }) => (
        <Anchor
          key={kind}
          component="button"
          type="button"
          size="sm"
          onClick={() => onOpen({ kind, title: NOT_COUNTED[kind], part: { by: 'all' } })}
        >
          {times} {says}
        </Anchor>
      ))}
    </Text>
  );
}
