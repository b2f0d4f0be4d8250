import { Button, UnstyledButton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { WaitingEnquiries } from '#renderer/enquiries/waiting-enquiries.tsx';
import { FollowUpSheet } from '#renderer/follow-ups/follow-up-sheet.tsx';
import type { WaitingStudent } from '#renderer/follow-ups/waiting-students.ts';
import { OpenIncidents } from '#renderer/incidents/open-incidents.tsx';
import { OwedList } from '#renderer/obligations/owed-list.tsx';
import { dayOfFollowUp, placeWhereDone } from '#renderer/obligations/where-done.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { usePlace, type WritingFollowUp } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { SeasonsNear } from '#renderer/seasons/seasons-near.tsx';
import { Unfinished } from '#renderer/unfinished/unfinished.tsx';
import { LateReports } from '#renderer/weekly-reports/late-reports.tsx';
import type { Workbench as Waiting } from '#shared/contract/workbench.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { Notices } from './notices.tsx';
import { WeekListPaper } from './week-list-paper.tsx';
import classes from './workbench.module.css';

interface WorkbenchProps {
  /** The follow-up that is being written. */
  writes: WritingFollowUp | undefined;
}

/** 工作台: what is waiting today. */
export function Workbench({ writes }: WorkbenchProps) {
  const { data, failure, refetch } = useRequest('workbench.read', {});
  const [printing, setPrinting] = useState(false);
  return (
    <PageFrame
      title="工作台"
      actions={
        data &&
        data.owed.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => setPrinting(true)}
          >
            打印本周跟踪清单…
          </Button>
        )
      }
    >
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {!data && !failure && <Reading />}
      {data && data.students === 0 && (
        <>
          <Unfinished />
          <FirstStep />
        </>
      )}
      {data && data.students > 0 && <Desk waiting={data} writes={writes} />}
      <WeekListPaper opened={printing} onClose={() => setPrinting(false)} />
    </PageFrame>
  );
}

/** What an empty vault says. */
function FirstStep() {
  const { go } = usePlace();
  return (
    <EmptyState
      title="先导入学生名册"
      text="从学籍表格（.xlsx、.xls 或 .csv）导入班级、学生和监护人。之后就可以设定预警等级，写辅导记录和跟踪记录。"
      action={<Button onClick={() => go({ at: 'students', begins: 'import' })}>导入名册</Button>}
    />
  );
}

function Desk({ waiting, writes }: WorkbenchProps & { waiting: Waiting }) {
  const { go, replace } = usePlace();
  const today = todayOnThisPc();
  const turnTo = (writes: WritingFollowUp) => replace({ at: 'workbench', writes });
  return (
    <>
      <Notices waiting={waiting} />
      <Unfinished />
      <OpenIncidents incidents={waiting.incidents} />
      <LateReports late={waiting.weeklyReports} />
      <WaitingEnquiries enquiries={waiting.enquiries} />
      <SeasonsNear seasons={waiting.seasons} />
      <Levels waiting={waiting} onOpen={() => go({ at: 'watchlist' })} />
      <OwedList
        lines={waiting.owed}
        today={today}
        onOpen={(line) => {
          const place = placeWhereDone(line, line.studentId);
          if (place) go(place);
          else turnTo({ studentId: line.studentId, occurredOn: dayOfFollowUp(line, today) });
        }}
      />
      <FollowUpSheet
        writes={writes}
        waiting={dueThisWeek(waiting, today)}
        onTurn={turnTo}
        onClose={() => replace({ at: 'workbench' })}
      />
    </>
  );
}

/** Whose follow-up of this school week is still to be written. */
function dueThisWeek({ owed }: Waiting, today: LocalDate): WaitingStudent[] {
  return owed.filter(({ what, dueOn, putOffUntil }) => what === 'followUp' && dueOn >= today && !putOffUntil);
}

/** How many students stand at each level. */
function Levels({ waiting, onOpen }: { waiting: Waiting; onOpen(): void }) {
  return (
    <section className={classes.levels} aria-label="预警库人数">
      {codesOf(ALERT_LEVELS).map((level) => {
        const students = waiting.byLevel.find((count) => count.level === level)?.students ?? 0;
        return (
          <UnstyledButton
            key={level}
            className={classes.level}
            data-level={level}
            data-nobody={students === 0 || undefined}
            aria-label={`${ALERT_LEVELS[level]} ${students} 人，打开预警库`}
            onClick={onOpen}
          >
            <LevelMark level={level} />
            <strong>{students}</strong>
            <span className={classes.soft}>人</span>
          </UnstyledButton>
        );
      })}
      <span className={classes.soft}>全校在册 {waiting.students} 人</span>
    </section>
  );
}
