import { UnstyledButton } from '@mantine/core';
import { IconPencilCode } from '@tabler/icons-react';
import { type CSSProperties, memo, type Ref } from 'react';
import { type GridSpot, spotProps, useGridFocus } from '#renderer/parts/grid-focus.ts';
import { useKeptInSight } from '#renderer/parts/kept-in-sight.ts';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import type { TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import { cellName, isOpenable, isWaiting, type StudentWeek } from './typed-cells.ts';
import classes from './week-grid.module.css';
import { COMPARISON_MARKS, shortDay, shortWeek, spokenWeek, WEEK_STATES } from './week-words.ts';

interface WeekGridProps {
  label: string;
  students: readonly TrackedStudent[];
  /** The weeks of the tracking period, in order: the columns. */
  weeks: readonly SchoolWeek[];
  today: LocalDate;
  /** Which week is read and written in full, from 0; the one before it is read beside it. */
  atWeek: number;
  /** Cells in which something was typed and not handed in, by `cellName`. */
  begun: ReadonlySet<string>;
  /** Where one stands has a field of its own, among `children`. */
  isHeld: boolean;
  scroller: Ref<HTMLDivElement>;
  onSpot(spot: GridSpot): void;
  onWeek(student: TrackedStudent, week: StudentWeek): void;
  onStudent(student: TrackedStudent): void;
}

// Cells that are moved between by the arrow keys make a grid, which the linter does not know of a table.
const GRID = { role: 'grid' };

/** Students × weeks. Tab comes in once, the arrow keys move, Enter opens. */
export function WeekGrid({
  label,
  students,
  weeks,
  today,
  atWeek,
  begun,
  isHeld,
  scroller,
  onSpot,
  onWeek,
  onStudent,
}: WeekGridProps) {
  const waiting = students.findIndex((student) => {
    const week = student.weeks[atWeek];
    return week && isWaiting(week);
  });
  const keyboard = useGridFocus({
    rows: students.length,
    columns: weeks.length + 1,
    isHeld,
    first: { row: Math.max(waiting, 0), column: atWeek + 1 },
    onSpot,
  });
  const grid = keyboard.ref;
  useKeptInSight(grid, '[aria-current]');
  const isCurrent = (week: SchoolWeek) => week.from <= today && today <= week.until;

  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.grid}
        style={{ '--others': Math.max(weeks.length - 2, 0) } as CSSProperties}
        {...GRID}
        {...keyboard}
        aria-label={label}
      >
        <colgroup>
          <col className={classes.students} />
          {weeks.map((week, index) => (
            <col key={week.from} className={widthOf(index, atWeek)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={`${classes.head} ${classes.student}`}>
              <strong>学生</strong>
            </th>
            {weeks.map((week, index) => (
              <th
                key={week.from}
                scope="col"
                className={`${classes.head} ${isCurrent(week) ? classes.current : ''}`}
                aria-current={isCurrent(week) ? 'date' : undefined}
              >
                <div className={classes.headWords}>
                  <strong>{isCurrent(week) ? '本周' : `第${index + 1}周`}</strong>
                  <small className={classes.wide}>{shortWeek(week)}</small>
                  <small className={classes.narrow}>{shortDay(week)}</small>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map((student, row) => (
            <StudentRow
              key={student.id}
              student={student}
              row={row}
              today={today}
              begun={student.weeks
                .map(({ fromOn }) => fromOn)
                .filter((fromOn) => begun.has(cellName({ studentId: student.id, fromOn })))
                .join(' ')}
              onWeek={onWeek}
              onStudent={onStudent}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The week in hand takes what is left, and has no width of its own. */
function widthOf(week: number, atWeek: number): string | undefined {
  if (week === atWeek) return undefined;
  return week === atWeek - 1 ? classes.before : classes.other;
}

interface StudentRowProps extends Pick<WeekGridProps, 'today' | 'onWeek' | 'onStudent'> {
  student: TrackedStudent;
  row: number;
  /** The Mondays of the weeks in which something was typed and not handed in, set apart by blanks. */
  begun: string;
}

/** Drawn anew only when something about this student has changed. */
const StudentRow = memo(function StudentRow({
  student,
  row,
  today,
  begun,
  onWeek,
  onStudent,
}: StudentRowProps) {
  const name = `${student.name}（${student.className}）`;
  return (
    <tr>
      <th scope="row" className={classes.student}>
        <UnstyledButton
          className={classes.name}
          title={`打开 ${name}的档案`}
          onClick={() => onStudent(student)}
          {...spotProps(row, 0)}
        >
          <LevelMark level={student.level} />
          <span>{student.name}</span>
          <small>{student.className}</small>
        </UnstyledButton>
      </th>
      {student.weeks.map((week, index) => (
        <td
          key={week.fromOn}
          className={week.fromOn <= today && today <= week.untilOn ? classes.current : undefined}
        >
          <WeekCell
            name={name}
            number={index + 1}
            week={week}
            row={row}
            isBegun={begun.includes(week.fromOn)}
            onOpen={() => onWeek(student, week)}
          />
        </td>
      ))}
    </tr>
  );
});

interface WeekCellProps {
  name: string;
  /** Which week of the tracking period, from 1. */
  number: number;
  week: StudentWeek;
  row: number;
  isBegun: boolean;
  onOpen(): void;
}

function WeekCell({ name, number, week, row, isBegun, onOpen }: WeekCellProps) {
  const { word, mark: Mark, meaning } = WEEK_STATES[week.state];
  const records = week.followUps.length;
  const only = records === 1 ? week.followUps[0] : undefined;
  const where = `${name}第${number}周（${spokenWeek({ from: week.fromOn, until: week.untilOn })}）`;
  const begun = isBegun ? '没写完' : undefined;
  const shown = records > 1 ? `${records} 条` : (only?.text ?? begun ?? word);
  const mark = only?.compared ? COMPARISON_MARKS[only.compared] : undefined;
  // All that is shown, and what a mark alone shows where there is no room for words.
  const said = [...new Set([word, shown, mark, begun])].filter((part) => part !== undefined);
  const excuse = week.state === 'excused' ? week.excuse?.reason : undefined;
  return (
    // Plain: of these there are more than a thousand.
    <button
      type="button"
      className={classes.cell}
      data-state={week.state}
      aria-disabled={!isOpenable(week)}
      aria-label={`${where}：${said.join('，')}`}
      title={`${where}：${excuse ?? only?.text ?? meaning}`}
      onClick={() => isOpenable(week) && onOpen()}
      {...spotProps(row, number)}
    >
      {isBegun ? <IconPencilCode size={16} aria-hidden /> : <Mark size={16} aria-hidden />}
      <span className={classes.words}>{shown}</span>
      {mark && <small className={classes.wide}>{mark}</small>}
    </button>
  );
}
