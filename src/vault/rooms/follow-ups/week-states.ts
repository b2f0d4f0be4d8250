import type { WeekState } from '#shared/contract/follow-ups.ts';
import { type LocalDate, type SchoolWeek, weekOf } from '#shared/school-calendar.ts';
import { type AlertLevel, isHighRisk } from '#shared/terms.ts';

/** Time on the high-risk list; `endedOn` is the first day off it, null while it lasts. */
export interface RiskPeriod {
  fromOn: LocalDate;
  endedOn: LocalDate | null;
}

/** True when at least one day of `fromOn`–`untilOn` (both included) lies in the period. */
export function touches(period: RiskPeriod, fromOn: LocalDate, untilOn: LocalDate): boolean {
  if (period.endedOn !== null && period.endedOn <= period.fromOn) return false;
  return period.fromOn <= untilOn && (period.endedOn === null || period.endedOn > fromOn);
}

/** A period without the time when the student had left: cut off at each leaving, going on after each return. */
export function atSchool<Period extends RiskPeriod>(
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
 */
export function weekStateOf(
  week: SchoolWeek,
  riskPeriods: readonly RiskPeriod[],
  followedOn: readonly LocalDate[],
  today: LocalDate,
): WeekState {
  if (followedOn.some((date) => date >= week.from && date <= week.until)) return 'done';
  if (!riskPeriods.some((period) => touches(period, week.from, week.until))) return 'notTracked';
  if (week.until < today) return 'missed';
  return week.from > today ? 'ahead' : 'due';
}

/** Whether somebody at this level still has to be followed in the school week of today (policy Z4). */
export function isDueThisWeek(
  level: AlertLevel | null,
  followedOn: readonly LocalDate[],
  today: LocalDate,
): boolean {
  const week = weekOf(today);
  return (
    level !== null && isHighRisk(level) && !followedOn.some((date) => date >= week.from && date <= week.until)
  );
}
