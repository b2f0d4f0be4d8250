import { UnstyledButton } from '@mantine/core';
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { shortDay } from '#renderer/follow-ups/week-words.ts';
import { focusSpot, type GridSpot, spotProps, useGridFocus } from '#renderer/parts/grid-focus.ts';
import { useKeptInSight } from '#renderer/parts/kept-in-sight.ts';
import type { BoardClass, BoardWeek, ReportCell, WeeklyBoard } from '#shared/contract/weekly-reports.ts';
import { type LocalDate, writtenWeek } from '#shared/school-calendar.ts';
import { WEEK_STATES } from '#shared/weekly-reports.ts';
import { calledWeek, WEEK_MARKS, writtenCounts } from './week-words.ts';
import classes from './weekly-reports.module.css';

interface WeekBoardProps {
  board: WeeklyBoard;
  /** The week that is read and written in full, from 0. */
  atWeek: number;
  today: LocalDate;
  /** A report lies open over it: when it closes, the keyboard is where it was. */
  isCovered: boolean;
  onOpen(of: BoardClass, week: BoardWeek, cell: ReportCell): void;
  /** 零报告 of classes in one week. */
  onZeros(of: readonly BoardClass[], week: BoardWeek): void;
  onUndo(): void;
  onWeek(week: BoardWeek): void;
}

// Cells that are moved between by the arrow keys make a grid, which the linter does not know of a table.
const GRID = { role: 'grid' };

/** Classes of one week that are chosen together: from where one began to where one is. */
interface Range {
  column: number;
  from: number;
  to: number;
}

const holds = (range: Range | null, row: number, column: number): boolean =>
  range !== null &&
  range.column === column &&
  row >= Math.min(range.from, range.to) &&
  row <= Math.max(range.from, range.to);

/**
 * Classes × weeks of a term. The arrow keys move, Enter opens, 0 writes 零报告 and goes on to the next class that has told
 * nothing; Shift with an arrow chooses several. What is silent is never shown as 零报告.
 */
export function WeekBoard(props: WeekBoardProps) {
  const { board, atWeek, today, isCovered, onOpen, onZeros, onUndo, onWeek } = props;
  const { classes: rows, weeks } = board;
  const [range, setRange] = useState<Range | null>(null);
  const spot = useRef<GridSpot>({ row: 0, column: atWeek + 1 });
  /** What was handed in and not answered yet: the hands are quicker than the vault. */
  const underWay = useRef(new Set<string>());
  const waits = (row: number, column: number) => {
    const week = weeks[column - 1];
    const of = rows[row];
    const cell = of?.weeks[column - 1];
    return Boolean(
      week &&
        of &&
        cell?.reportId === null &&
        cell.state !== 'ahead' &&
        !underWay.current.has(keyOf(of, week)),
    );
  };
  const firstWaiting = rows.findIndex((_, row) => waits(row, atWeek + 1));
  const keyboard = useGridFocus({
    rows: rows.length,
    columns: weeks.length + 1,
    isHeld: false,
    first: { row: Math.max(firstWaiting, 0), column: atWeek + 1 },
    onSpot: (at) => {
      spot.current = at;
      setRange((before) => (before && before.column === at.column && before.to === at.row ? before : null));
    },
  });
  const grid = keyboard.ref;
  useKeptInSight(grid, '[data-at-week]');

  const wasCovered = useRef(isCovered);
  useEffect(() => {
    if (wasCovered.current && !isCovered && grid.current) focusSpot(grid.current, spot.current);
    wasCovered.current = isCovered;
  }, [isCovered, grid]);

  const reach = (step: number) => {
    const { row, column } = spot.current;
    const to = Math.min(Math.max(row + step, 0), rows.length - 1);
    const before = range?.column === column && range.to === row ? range : { column, from: row, to: row };
    setRange({ ...before, to });
    if (grid.current) focusSpot(grid.current, { row: to, column });
  };
  const zero = () => {
    const { row, column } = spot.current;
    const week = weeks[column - 1];
    if (!week) return;
    const chosen = rows.filter((_, at) => (range ? holds(range, at, column) : at === row));
    const free = chosen.filter((of) => waits(rows.indexOf(of), column));
    for (const of of free) underWay.current.add(keyOf(of, week));
    onZeros(free, week);
    const last = range ? Math.max(range.from, range.to) : row;
    setRange(null);
    const next = rows.findIndex((_, at) => at > last && waits(at, column));
    if (free.length > 0 && next !== -1 && grid.current) focusSpot(grid.current, { row: next, column });
  };
  // Answered: what stands there now is what was told.
  useEffect(() => {
    underWay.current = new Set([...underWay.current].filter((key) => isSilentStill(board, key)));
  }, [board]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const act = actOf(event, { reach, zero, onUndo, onClear: range ? () => setRange(null) : null });
    if (!act) return keyboard.onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div className={classes.scroller}>
      <table
        className={classes.grid}
        style={{ '--weeks': weeks.length - 1 } as CSSProperties}
        {...GRID}
        {...keyboard}
        onKeyDown={onKeyDown}
        aria-label="班级周报"
      >
        <colgroup>
          <col className={classes.names} />
          {weeks.map((week, index) => (
            <col key={week.from} className={index === atWeek ? classes.atWeek : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={`${classes.head} ${classes.className}`}>
              班级
            </th>
            {weeks.map((week, index) => (
              <th
                key={week.from}
                scope="col"
                className={`${classes.head} ${index === atWeek ? classes.current : ''}`}
                data-at-week={index === atWeek || undefined}
              >
                <UnstyledButton
                  className={classes.weekHead}
                  tabIndex={-1}
                  title={`${writtenWeek(week)}：整周打印和汇总`}
                  onClick={() => onWeek(week)}
                >
                  <strong>
                    {index === atWeek ? `第${week.number}周　${calledWeek(week, today)}` : week.number}
                  </strong>
                  <small>{index === atWeek ? writtenWeek(week) : shortDay(week)}</small>
                </UnstyledButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((of, row) => (
            <ClassRow
              key={of.classId}
              of={of}
              row={row}
              weeks={weeks}
              atWeek={atWeek}
              chosen={weeks.findIndex((_, index) => holds(range, row, index + 1))}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const keyOf = ({ classId }: BoardClass, { from }: BoardWeek): string => `${classId} ${from}`;

function isSilentStill({ classes: rows, weeks }: WeeklyBoard, key: string): boolean {
  const [classId, from] = key.split(' ');
  const at = weeks.findIndex((week) => week.from === from);
  return rows.some((of) => of.classId === classId && of.weeks[at]?.reportId === null);
}

interface Acts {
  reach(step: number): void;
  zero(): void;
  onUndo(): void;
  onClear: (() => void) | null;
}

function actOf(event: KeyboardEvent, { reach, zero, onUndo, onClear }: Acts): (() => void) | undefined {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (altKey || metaKey) return undefined;
  if (ctrlKey) return key.toLowerCase() === 'z' ? onUndo : undefined;
  if (shiftKey && key === 'ArrowDown') return () => reach(1);
  if (shiftKey && key === 'ArrowUp') return () => reach(-1);
  // Held down it would run through the whole school.
  if (key === '0') return event.repeat ? () => {} : zero;
  if (key === 'Escape') return onClear ?? undefined;
  return undefined;
}

interface ClassRowProps {
  of: BoardClass;
  row: number;
  weeks: readonly BoardWeek[];
  atWeek: number;
  /** In which week it is chosen together with others; -1 for none. */
  chosen: number;
  onOpen: WeekBoardProps['onOpen'];
}

/** Drawn anew only when something about this class has changed. */
const ClassRow = memo(function ClassRow({ of, row, weeks, atWeek, chosen, onOpen }: ClassRowProps) {
  const { className, homeroomTeacher } = of;
  return (
    <tr>
      <th scope="row" className={classes.className} {...spotProps(row, 0)}>
        <span>{className}</span>
        <small>{homeroomTeacher || '没有登记班主任'}</small>
      </th>
      {of.weeks.map((cell, index) => {
        const week = weeks[index];
        if (!week) return null;
        const { mark: Mark, meaning } = WEEK_MARKS[cell.state];
        const counts = writtenCounts(cell.counts);
        const word = WEEK_STATES[cell.state];
        const said = [word, counts].filter(Boolean).join('，');
        return (
          <td
            key={week.from}
            className={index === atWeek ? classes.current : undefined}
            data-in-hand={index === atWeek || undefined}
          >
            {/* Plain: of these there are more than a thousand. */}
            <button
              type="button"
              className={classes.cell}
              data-state={cell.state}
              data-chosen={index === chosen || undefined}
              aria-disabled={cell.state === 'ahead'}
              aria-label={`${className}第${week.number}周（${writtenWeek(week)}）：${said}`}
              title={`${className} ${writtenWeek(week)}：${counts || meaning}`}
              onClick={() => cell.state !== 'ahead' && onOpen(of, week, cell)}
              {...spotProps(row, index + 1)}
            >
              <Mark size={16} aria-hidden />
              {index === atWeek && <span className={classes.words}>{counts || word}</span>}
            </button>
          </td>
        );
      })}
    </tr>
  );
});
