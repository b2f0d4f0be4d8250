import { UnstyledButton } from '@mantine/core';
import { memo, useEffect } from 'react';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import type { TrackedStudent } from '#shared/contract/follow-ups.ts';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import { spotProps, useGridFocus } from './grid-focus.ts';
import classes from './week-grid.module.css';
import { shortWeek, spokenWeek, WEEK_STATES } from './week-words.ts';

export type StudentWeek = TrackedStudent['weeks'][number];

interface WeekGridProps {
  label: string;
  students: readonly TrackedStudent[];
  /** The weeks of the tracking period, in order: the columns. */
  weeks: readonly SchoolWeek[];
  today: LocalDate;
  onWeek(student: TrackedStudent, week: StudentWeek): void;
  onStudent(student: TrackedStudent): void;
}

// Cells that are moved between by the arrow keys make a grid, which the linter does not know of a table.
const GRID = { role: 'grid' };

/** Students × weeks. Tab comes in once, the arrow keys move, Enter opens. */
export function WeekGrid({ label, students, weeks, today, onWeek, onStudent }: WeekGridProps) {
  const keyboard = useGridFocus(students.length, weeks.length + 1);
  const grid = keyboard.ref;
  // A term has more weeks than the screen is wide: it opens at the current one.
  useEffect(() => {
    grid.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [grid]);
  const isCurrent = (week: SchoolWeek) => week.from <= today && today <= week.until;

  return (
    <div className={classes.scroller}>
      <table className={classes.grid} {...GRID} {...keyboard} aria-label={label}>
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
                <strong>{isCurrent(week) ? '本周' : `第${index + 1}周`}</strong>
                <br />
                <small>{shortWeek(week)}</small>
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
              onWeek={onWeek}
              onStudent={onStudent}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StudentRowProps extends Pick<WeekGridProps, 'today' | 'onWeek' | 'onStudent'> {
  student: TrackedStudent;
  row: number;
}

/** Drawn anew only when something about this student has changed. */
const StudentRow = memo(function StudentRow({ student, row, today, onWeek, onStudent }: StudentRowProps) {
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
            onOpen={() => onWeek(student, week)}
          />
        </td>
      ))}
    </tr>
  );
});

/** True for a week that has something to open: its records, or an empty form. */
export function isOpenable(week: StudentWeek): boolean {
  return week.followUps.length > 0 || ['due', 'missed', 'excused'].includes(week.state);
}

interface WeekCellProps {
  name: string;
  /** Which week of the tracking period, from 1. */
  number: number;
  week: StudentWeek;
  row: number;
  onOpen(): void;
}

function WeekCell({ name, number, week, row, onOpen }: WeekCellProps) {
  const { word, mark: Mark, meaning } = WEEK_STATES[week.state];
  const records = week.followUps.length;
  const where = `${name}第${number}周（${spokenWeek({ from: week.fromOn, until: week.untilOn })}）`;
  return (
    // Plain: of these there are more than a thousand.
    <button
      type="button"
      className={classes.cell}
      data-state={week.state}
      aria-disabled={!isOpenable(week)}
      aria-label={`${where}：${word}${records > 1 ? ` ${records} 条` : ''}`}
      title={`${where}：${week.excuse && week.state === 'excused' ? week.excuse.reason : meaning}`}
      onClick={() => isOpenable(week) && onOpen()}
      {...spotProps(row, number)}
    >
      <Mark size={16} aria-hidden />
      {records > 1 ? `${records} 条` : word}
    </button>
  );
}
