import type { LevelPeriod } from '#shared/contract/students.ts';
import { addDays, daysBetween, type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import classes from './level-strip.module.css';

const DAYS = 365;

interface LevelStripProps {
  /** Oldest first. */
  levels: readonly LevelPeriod[];
  today: LocalDate;
  /** With the months beneath it. */
  months?: boolean;
}

/**
 * The last twelve months as a strip: a level is told by how high its bar stands as well as by its colour, and all
 * of it in words to a screen reader.
 */
export function LevelStrip({ levels, today, months = false }: LevelStripProps) {
  const from = addDays(today, -DAYS);
  const shown = levels
    .map(({ id, level, fromOn, endedOn }) => ({
      id,
      level,
      begins: fromOn > from ? fromOn : from,
      // A level of today is seen, however new it is.
      ends: endedOn !== null && endedOn <= today ? endedOn : addDays(today, 1),
    }))
    .filter(({ begins, ends }) => ends > begins);
  const at = (date: LocalDate) => `${(daysBetween(from, date) / (DAYS + 1)) * 100}%`;
  const words = shown.map(
    ({ level, begins, ends }) =>
      `${writtenDate(begins)}至${ends > today ? '今' : writtenDate(ends)}${ALERT_LEVELS[level]}`,
  );
  return (
    <div
      className={classes.strip}
      role="img"
      aria-label={`近一年：${words.length > 0 ? words.join('，') : '不在预警库'}`}
      title={words.join('\n')}
    >
      <div className={classes.ground}>
        {shown.map(({ id, level, begins, ends }) => (
          <span
            key={id}
            className={classes.bar}
            data-level={level}
            style={{ left: at(begins), width: `calc(${at(ends)} - ${at(begins)})` }}
          />
        ))}
        {firstDaysBetween(from, today).map((day) => (
          <span key={day} className={classes.tick} style={{ left: at(day) }} />
        ))}
      </div>
      {months && (
        <div className={classes.months} aria-hidden="true">
          {firstDaysBetween(from, today)
            .filter((_day, index) => index % 2 === 0)
            .map((day) => (
              <span key={day} style={{ left: at(day) }}>
                {Number(day.slice(5, 7))}月
              </span>
            ))}
        </div>
      )}
    </div>
  );
}

/** The first day of each month after `from`, up to `until`. */
function firstDaysBetween(from: LocalDate, until: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1))
    if (day.endsWith('-01')) days.push(day);
  return days;
}
