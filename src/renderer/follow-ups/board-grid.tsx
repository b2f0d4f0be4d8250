import { Button } from '@mantine/core';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { focusSpot, type GridSpot, movedSpot, spotIn } from '#renderer/parts/grid-focus.ts';
import { Reading } from '#renderer/parts/reading.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import { draftKeyInFile, readDraftKey } from '#shared/draft-keys.ts';
import { type LocalDate, weeksBetween } from '#shared/school-calendar.ts';
import { useGridActs } from './grid-acts.ts';
import { GridHand, type Onward } from './grid-hand.tsx';
import hint from './hand-bar.module.css';
import { PasteDialog } from './paste-dialog.tsx';
import { type PastePlan, pastePlan } from './pasted.ts';
import {
  cellName,
  dayOfWriting,
  type GridCell,
  isWaiting,
  type StudentWeek,
  typedCell,
} from './typed-cells.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekSheet } from './week-sheet.tsx';

interface BoardGridProps {
  period: TrackingPeriod;
  /** Undefined until the vault has answered. */
  students: readonly TrackedStudent[] | undefined;
  today: LocalDate;
  onWrite(studentId: StudentId, occurredOn: LocalDate): void;
}

/** The grid of a period, in whose cells one types. */
export function BoardGrid({ period, students, today, onWrite }: BoardGridProps) {
  const { go } = usePlace();
  if (!students) return <Reading />;
  if (students.length === 0) {
    return (
      <EmptyState
        title="这个周期里没有二类、三类学生"
        text="在学生档案里设定预警等级后，学生会出现在这里。"
        action={
          <Button variant="default" onClick={() => go({ at: 'watchlist' })}>
            打开预警库
          </Button>
        }
      />
    );
  }
  return <FilledGrid period={period} students={students} today={today} onWrite={onWrite} />;
}

function FilledGrid({
  period,
  students,
  today,
  onWrite,
}: BoardGridProps & { students: readonly TrackedStudent[] }) {
  const { go } = usePlace();
  const weeks = useMemo(() => weeksBetween(period.fromOn, period.untilOn), [period]);
  const [opened, setOpened] = useState<GridCell | null>(null);
  const [hand, setHand] = useState<GridCell | null>(null);
  const [pasting, setPasting] = useState<PastePlan | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const acts = useGridActs();
  const begun = useBegun(students);

  const current = weeks.findIndex(({ from, until }) => from <= today && today <= until);
  const spot = hand && spotOfCell(students, hand);
  const student = spot && students[spot.row];
  const week = spot && student?.weeks[spot.column - 1];
  const cell = student && week ? typedCell(student, week, today) : null;
  const atWeek = spot ? spot.column - 1 : current === -1 ? weeks.length - 1 : current;
  const place = usePlaceOf(scroller, cell ? spot : null, [students, atWeek]);

  const latest = useRef(students);
  latest.current = students;
  const onSpot = useCallback(({ row, column }: GridSpot) => {
    const at = latest.current[row];
    const week = at?.weeks[column - 1];
    setHand(at && week ? { studentId: at.id, fromOn: week.fromOn } : null);
  }, []);
  const write = useCallback(
    (student: TrackedStudent, week: StudentWeek) => onWrite(student.id, dayOfWriting(week, today)),
    [onWrite, today],
  );
  const onWeek = useCallback(
    (student: TrackedStudent, week: StudentWeek) => {
      // What is typed in opens by its field; the click that came to it has done enough.
      if (!typedCell(student, week, today)) setOpened({ studentId: student.id, fromOn: week.fromOn });
    },
    [today],
  );
  const onStudent = useCallback(
    (student: TrackedStudent) => go({ at: 'student', studentId: student.id }),
    [go],
  );

  /** What has just been handed in: the hands are quicker than the vault's answer. */
  const underWay = useRef(new Map<string, string>());
  const wordsAbove = ({ row, column }: GridSpot): string | undefined => {
    const above = students[row - 1];
    const week = above?.weeks[column - 1];
    if (!above || !week) return undefined;
    const stands = week.followUps.at(-1)?.text;
    return stands ?? underWay.current.get(cellName({ studentId: above.id, fromOn: week.fromOn }));
  };
  const onMove = (to: Onward) => {
    if (!spot || !scroller) return;
    const next =
      typeof to === 'object'
        ? movedSpot(to.key, spot, students.length, weeks.length + 1)
        : nextWaitingSpot(students, spot, to);
    if (next) focusSpot(scroller, next);
  };
  const openedStudent = students.find(({ id }) => id === opened?.studentId);
  const openedWeek = openedStudent?.weeks.find(({ fromOn }) => fromOn === opened?.fromOn);
  return (
    <>
      <WeekGrid
        label={`${period.name} 跟踪记录`}
        students={students}
        weeks={weeks}
        today={today}
        atWeek={atWeek}
        begun={begun}
        isHeld={cell !== null}
        scroller={setScroller}
        onSpot={onSpot}
        onWeek={onWeek}
        onStudent={onStudent}
      />
      {cell && scroller && place && spot ? (
        <GridHand
          // A record that has just come into the cell is another one to go on with.
          key={`${cellName({ studentId: cell.student.id, fromOn: cell.week.fromOn })}/${cell.start.followUpId}`}
          cell={cell}
          number={spot.column}
          scroller={scroller}
          place={place}
          above={() => wordsAbove(spot)}
          onMove={onMove}
          onWrite={(values) => {
            underWay.current.set(
              cellName({ studentId: cell.student.id, fromOn: cell.week.fromOn }),
              values.text,
            );
            return acts.write([{ cell, wanted: values }]);
          }}
          onPaste={(cells) =>
            setPasting(pastePlan(cells, students, { row: spot.row, week: spot.column - 1 }, today))
          }
          onUndo={() => {
            underWay.current.clear();
            void acts.undo();
          }}
          onOpen={() =>
            cell.start.followUpId === null
              ? write(cell.student, cell.week)
              : setOpened({ studentId: cell.student.id, fromOn: cell.week.fromOn })
          }
        />
      ) : (
        <p className={hint.hint}>
          选中一格就可以直接写：Enter 保存并到下一名，Tab 到右边一周，F4 写“平稳”，Ctrl+D
          同上一名，Ctrl+1、2、3 比上次好转、平稳、变差，Ctrl+Z 撤销；可以从 Excel 粘贴一列。
        </p>
      )}
      <WeekSheet
        opened={openedStudent && openedWeek ? { student: openedStudent, week: openedWeek } : null}
        onWrite={() => {
          setOpened(null);
          if (openedStudent && openedWeek) write(openedStudent, openedWeek);
        }}
        onClose={() => setOpened(null)}
      />
      <PasteDialog
        plan={pasting}
        onWrite={(plan) => {
          setPasting(null);
          void acts.write(plan.written.map(({ cell, text }) => ({ cell, wanted: { ...cell.start, text } })));
        }}
        onClose={() => setPasting(null)}
      />
    </>
  );
}

function spotOfCell(students: readonly TrackedStudent[], { studentId, fromOn }: GridCell): GridSpot | null {
  const row = students.findIndex(({ id }) => id === studentId);
  const week = students[row]?.weeks.findIndex((each) => each.fromOn === fromOn) ?? -1;
  return row === -1 || week === -1 ? null : { row, column: week + 1 };
}

/** The next cell that waits, below it or beside it; null where there is none, so that no words run into a record. */
function nextWaitingSpot(
  students: readonly TrackedStudent[],
  { row, column }: GridSpot,
  way: 'down' | 'right' | 'left',
): GridSpot | null {
  if (way === 'down') {
    const below = students.findIndex(({ weeks }, other) => {
      const week = weeks[column - 1];
      return other > row && week !== undefined && isWaiting(week);
    });
    return below === -1 ? null : { row: below, column };
  }
  const waiting = students[row]?.weeks.flatMap((week, index) => (isWaiting(week) ? [index + 1] : [])) ?? [];
  const beside = way === 'right' ? waiting.find((at) => at > column) : waiting.findLast((at) => at < column);
  return beside === undefined ? null : { row, column: beside };
}

/** Which cells hold something that was typed and not handed in. */
function useBegun(students: readonly TrackedStudent[]): ReadonlySet<string> {
  const { data } = useRequest('drafts.begun', { studentId: null });
  return useMemo(() => {
    const keys = new Set(data?.map(({ key }) => key).filter((key) => readDraftKey(key)?.kind === 'followUp'));
    const cells = students.flatMap(({ id, weeks }) =>
      weeks
        .filter(({ fromOn, followUps }) =>
          [fromOn, ...followUps.map(({ opens }) => opens.id)].some((apart) =>
            keys.has(draftKeyInFile('followUp', id, apart)),
          ),
        )
        .map(({ fromOn }) => cellName({ studentId: id, fromOn })),
    );
    return new Set(cells);
  }, [data, students]);
}

/** Narrower than this no words are typed, however narrow the column is. */
const NARROWEST = 320;

/** Where the cell at a spot lies in what is scrolled; null until it has been drawn. */
function usePlaceOf(scroller: HTMLElement | null, spot: GridSpot | null, drawnBy: readonly unknown[]) {
  const [place, setPlace] = useState<{ top: number; left: number; width: number } | null>(null);
  const { row = -1, column = -1 } = spot ?? {};
  useLayoutEffect(() => {
    const cell = scroller && spotIn(scroller, { row, column });
    const table = scroller?.querySelector('table');
    if (!cell || !table) {
      setPlace(null);
      return;
    }
    const measure = () => {
      const [box, whole] = [cell.getBoundingClientRect(), table.getBoundingClientRect()];
      const width = Math.max(box.width, NARROWEST);
      setPlace({
        top: box.top - whole.top,
        left: Math.min(box.left - whole.left, whole.width - width),
        width,
      });
    };
    measure();
    // The window, the size of the text, or a column that was widened.
    const watch = new ResizeObserver(measure);
    watch.observe(table);
    return () => watch.disconnect();
  }, [scroller, row, column, ...drawnBy]);
  return place;
}
