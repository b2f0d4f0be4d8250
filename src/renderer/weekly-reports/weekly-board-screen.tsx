import { Button, Group, Select, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { BoardClass, BoardWeek, WeeklyBoard, WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { type LocalDate, localDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { ReportSheet } from './report-sheet.tsx';
import { WeekBoard } from './week-board.tsx';
import { WeekPapers } from './week-papers.tsx';
import { calledWeek } from './week-words.ts';
import { WeekWorkbooksMenu } from './week-workbooks.tsx';
import classes from './weekly-reports.module.css';

/** The week of a class, as a place names it. */
export interface WeekOfClass {
  classId: BoardClass['classId'];
  weekFrom: LocalDate;
}

interface WeeklyReportsProps {
  /** A report that somebody came to read. */
  reportId: WeeklyReportId | undefined;
  opened: WeekOfClass | undefined;
}

/** 班级周报: what each class tells each week, also that nothing happened; a class that is silent shows. */
export function WeeklyReports({ reportId, opened }: WeeklyReportsProps) {
  const { replace } = usePlace();
  const [kept, keep] = useKept<LocalDate | null>('on', null);
  const wanted = useFoundReport(reportId, (found) => {
    keep(found.weekFrom);
    replace({ at: 'weeklyReports', opened: found });
  });
  const board = useRequest(
    'weeklyReports.board',
    { on: opened?.weekFrom ?? kept },
    { enabled: reportId === undefined, keepsLast: true },
  );
  const failure = wanted.failure ?? board.failure;
  if (!board.data) {
    return (
      <PageFrame title="班级周报">
        {failure ? <ErrorState failure={failure} onRetry={board.refetch} /> : <Reading />}
      </PageFrame>
    );
  }
  return <Board board={board.data} opened={opened} onTerm={keep} />;
}

/** Of which class and week a report is. */
function useFoundReport(reportId: WeeklyReportId | undefined, onFound: (found: WeekOfClass) => void) {
  // The id is never asked for where none is wanted.
  const wanted = useRequest(
    'weeklyReports.read',
    { reportId: reportId as WeeklyReportId },
    { enabled: reportId !== undefined },
  );
  const found = reportId === undefined ? undefined : wanted.data;
  const tell = useEffectEvent(onFound);
  useEffect(() => {
    if (found) tell({ classId: found.classId, weekFrom: found.weekFrom });
  }, [found]);
  return wanted;
}

/** The latest week that has begun: what one comes to write down. Where its report is not due yet, the one before waits. */
function weekInHand({ weeks, classes: rows }: WeeklyBoard, today: LocalDate): number {
  const begun = weeks.findLastIndex(({ from }) => from <= today);
  const latest = begun === -1 ? 0 : begun;
  const waits = (at: number) => rows.some((of) => of.weeks[at]?.state === 'silent');
  return latest > 0 && waits(latest - 1) && !rows.some((of) => of.weeks[latest]?.reportId)
    ? latest - 1
    : latest;
}

interface BoardProps {
  board: WeeklyBoard;
  opened: WeekOfClass | undefined;
  onTerm(day: LocalDate): void;
}

function Board({ board, opened, onTerm }: BoardProps) {
  const today = todayOnThisPc();
  const { go, replace } = usePlace();
  const zeros = useZeros();
  const [papers, setPapers] = useState<BoardWeek | null>(null);
  const { term, terms, weeks, classes: rows } = board;
  const atWeek = useRef<{ term: string; week: number } | null>(null);
  // Where one is does not move while one writes: the column stays when its last report has come.
  if (atWeek.current?.term !== term.fromOn) {
    atWeek.current = { term: term.fromOn, week: weekInHand(board, today) };
  }
  const at = atWeek.current.week;
  const inHand = weeks[at];
  const open = useCallback(
    ({ classId }: BoardClass, { from: weekFrom }: BoardWeek) =>
      replace({ at: 'weeklyReports', opened: { classId, weekFrom } }),
    [replace],
  );
  const ofOpened = opened && rows.find(({ classId }) => classId === opened.classId);
  const cell = ofOpened?.weeks[weeks.findIndex(({ from }) => from === opened?.weekFrom)];
  return (
    <PageFrame
      title="班级周报"
      subtitle={
        inHand && rows.length > 0 ? writtenStanding(board, at, today) : '每班每周一份，没有异常的也要说一声'
      }
      actions={
        inHand && rows.length > 0 ? (
          <>
            <WeekWorkbooksMenu key={term.fromOn} board={board} inHand={inHand} />
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => setPapers(inHand)}
            >
              打印和汇总…
            </Button>
          </>
        ) : undefined
      }
    >
      <Group gap={8}>
        <Select
          aria-label="学期"
          data={terms.map(({ name, fromOn }) => ({ value: fromOn, label: name }))}
          value={term.fromOn}
          allowDeselect={false}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          onChange={(value) => value && onTerm(localDate(value))}
        />
        <Text size="sm" c="dimmed">
          {writtenDate(term.fromOn)}至{writtenDate(term.untilOn)}
          {term.isUsual && '（没有登记学期，按通常的日子）'}
        </Text>
        {!board.isAsked && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => go({ at: 'settings', section: 'weeklyReports' })}
          >
            还没有要求各班每周上报，去设置
          </Button>
        )}
      </Group>
      {rows.length === 0 ? (
        <EmptyState
          title="这个学期还没有班级"
          text="导入名册以后，各班会按周列在这里；班主任报一份就登记一份，没有异常的记零报告。"
          action={
            <Button variant="default" onClick={() => go({ at: 'students', begins: 'import' })}>
              导入名册
            </Button>
          }
        />
      ) : (
        <>
          <WeekBoard
            key={term.fromOn}
            board={board}
            atWeek={at}
            today={today}
            isCovered={opened !== undefined}
            onOpen={open}
            onZeros={zeros.write}
            onUndo={zeros.undo}
            onWeek={setPapers}
          />
          <p className={classes.hint}>
            选中一格：0 记零报告并到下一个没交的班，Enter 写这个班的情况，Shift+↑↓
            选几个班一起记零报告，Ctrl+Z 撤销零报告。没有上报的班列为未交，不算零报告。
          </p>
        </>
      )}
      <ReportSheet
        opened={
          opened && ofOpened && cell
            ? { ...opened, className: ofOpened.className, reportId: cell.reportId }
            : null
        }
        onClose={() => replace({ at: 'weeklyReports' })}
      />
      <WeekPapers board={board} week={papers} onClose={() => setPapers(null)} />
    </PageFrame>
  );
}

/** 上周：30 个班，零报告 21，有情况 5，未交 4. */
function writtenStanding({ classes: rows, weeks }: WeeklyBoard, at: number, today: LocalDate): string {
  const week = weeks[at];
  if (!week) return '';
  const states = rows.flatMap((of) => of.weeks[at]?.state ?? []);
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  const silent = count('silent');
  return [
    `${calledWeek(week, today)}：${states.length} 个班，零报告 ${count('zero')}，有情况 ${count('told', 'unusual')}`,
    silent > 0 ? `未交 ${silent}` : `还没报 ${count('due', 'unasked')}`,
  ].join('，');
}

/** 零报告 by one key, and how the last ones are taken back for as long as one stays. */
function useZeros() {
  const write = useCommand('weeklyReports.writeZeros');
  const remove = useCommand('weeklyReports.remove');
  const undoing = useRef<WeeklyReportId[][]>([]);
  return {
    write: async (of: readonly BoardClass[], week: BoardWeek) => {
      if (of.length === 0) {
        announce('这里已有周报，没有改动；要改请按 Enter 打开', 'note');
        return;
      }
      const outcome = await write.run({
        classIds: of.map(({ classId }) => classId),
        weekFrom: week.from,
        toldOn: todayOnThisPc(),
      });
      if (!outcome.ok) {
        announce(outcome.failure.message, 'trouble');
        return;
      }
      undoing.current.push(outcome.value.reportIds);
      const [first] = of;
      announce(of.length === 1 ? `${first?.className}：零报告` : `已登记 ${of.length} 个班零报告`);
    },
    undo: async () => {
      const last = undoing.current.pop();
      if (!last) {
        announce('没有可以撤销的零报告', 'note');
        return;
      }
      const outcome = await remove.run({ reportIds: last, reason: '撤销零报告' });
      if (outcome.ok) announce(`已撤销 ${last.length} 个班的零报告`);
      else announce(outcome.failure.message, 'trouble');
    },
  };
}
