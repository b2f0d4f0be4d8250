import type { WeekState } from '#shared/contract/follow-ups.ts';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import { owedIn, type Span } from '#vault/rooms/obligations/windows.ts';

/** A period without the time when the student had left: cut off at each leaving, going on after each return. */
export function atSchool<Period extends Span>(
  period: Period,
  absences: readonly { leftOn: LocalDate; returnedOn: LocalDate | null }[],
): Period[] {
  return absences.reduce<Period[]>(
    (parts, { leftOn, returnedOn }) =>
      parts.flatMap((part) => {
        const isTouched =
          (part.endedOn === null || part.endedOn > leftOn) &&
          (returnedOn === null || returnedOn > part.fromOn);
        if (!isTouched) return [part];
        const before = part.fromOn < leftOn ? [{ ...part, endedOn: leftOn }] : [];
        const goesOn = returnedOn !== null && (part.endedOn === null || part.endedOn > returnedOn);
        return goesOn ? [...before, { ...part, fromOn: returnedOn }] : before;
      }),
    [period],
  );
}

/**
 * What one school week asks for: every student at 二类 or 三类 is followed once a week (policy Z4).
 * A week that is not over is `due`, not `missed`; a record counts even outside the time on the list.
 *
 * @param isExcused somebody has let the follow-up of this week go, with a reason.
 */
export function weekStateOf(
  week: SchoolWeek,
  riskPeriods: readonly Span[],
  followedOn: readonly LocalDate[],
  today: LocalDate,
  isExcused = false,
): WeekState {
  if (followedOn.some((date) => date >= week.from && date <= week.until)) return 'done';
  if (owedIn(week, 1, riskPeriods) === 0) return 'notTracked';
  if (isExcused) return 'excused';
  if (week.until < today) return 'missed';
  return week.from > today ? 'ahead' : 'due';
}
