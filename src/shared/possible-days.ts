import { type BornOn, possibleBirths } from './birth-date.ts';
import { addYears, ageOn, type LocalDate } from './school-calendar.ts';

/** A pupil is neither younger nor older than this; anything else is a slip of the pen. In years. */
export const YOUNGEST_PUPIL = 3;
export const OLDEST_PUPIL = 30;

/** Nobody plans further ahead than this. In years. */
const FURTHEST_AHEAD = 2;

/** Why a day cannot be the one that is meant. */
export type DayTrouble = 'inFuture' | 'farAhead' | 'beforeBirth' | 'longAgo';

/**
 * What is wrong with the day of something that concerns a pupil, or the school while no pupil is named.
 *
 * @param bornOn null where nobody knows, or nobody is meant: then no pupil of today can have been at school longer ago
 *   than `OLDEST_PUPIL` years.
 * @param ahead it is planned, and may lie ahead of today.
 * @returns null for a day that can be right.
 */
export function troubleOfDay(
  day: LocalDate,
  { today, bornOn, ahead = false }: { today: LocalDate; bornOn: BornOn | null; ahead?: boolean },
): DayTrouble | null {
  if (day > today && !ahead) return 'inFuture';
  if (day > addYears(today, FURTHEST_AHEAD)) return 'farAhead';
  if (bornOn !== null && day < bornOn) return 'beforeBirth';
  return day < addYears(today, -OLDEST_PUPIL) ? 'longAgo' : null;
}

/** Whether somebody born then can be a pupil today. */
export function canBePupil(bornOn: BornOn, today: LocalDate): boolean {
  const { first, last } = possibleBirths(bornOn);
  if (first > today) return false;
  return ageOn(first, today) >= YOUNGEST_PUPIL && ageOn(last, today) <= OLDEST_PUPIL;
}
