import { addMonths, type LocalDate } from './school-calendar.ts';
import type { AlertLevel } from './terms.ts';

/** After how many months a plan is looked at again, by the student's level; null: the level asks for none. */
export type ReviewMonths = Readonly<Record<AlertLevel, number | null>>;

/** Why a plan is to be looked at again. */
export type ReviewCause = 'interval' | 'set' | 'levelChange' | 'referral' | 'return' | 'incident';
export const REVIEW_CAUSES = {
  interval: '按间隔复评',
  set: '约定的复评',
  levelChange: '预警等级变了',
  referral: '转介有了结果',
  return: '复学了',
  incident: '发生了危机事件',
} as const satisfies Readonly<Record<ReviewCause, string>>;

export interface ReviewFacts {
  /** The day from which is counted: of the last review, or of the signature. */
  lastOn: LocalDate;
  /** The day that the plan or its last review names, where it names one. */
  setOn: LocalDate | null;
  /** Of today; null for somebody who is at none. */
  level: AlertLevel | null;
  /** What happened to the student. */
  events: readonly { on: LocalDate; cause: Exclude<ReviewCause, 'interval' | 'set'> }[];
}

/**
 * When a plan that holds is to be looked at again, and why (policy J6, B6): on the day of the first event since the last
 * look, else on the day that was set, else after the level's months. What happened on the day of the last look was
 * known to it.
 *
 * @returns null where nothing asks for it.
 */
export function reviewDue(
  { lastOn, setOn, level, events }: ReviewFacts,
  months: ReviewMonths,
): { on: LocalDate; cause: ReviewCause } | null {
  const interval = level === null ? null : months[level];
  const planned: { on: LocalDate; cause: ReviewCause } | null = setOn
    ? { on: setOn, cause: 'set' }
    : interval === null
      ? null
      : { on: addMonths(lastOn, interval), cause: 'interval' };
  const event = events
    .filter(({ on }) => on > lastOn)
    .reduce<ReviewFacts['events'][number] | null>(
      (first, each) => (first === null || each.on < first.on ? each : first),
      null,
    );
  if (event === null) return planned;
  return planned === null || event.on <= planned.on ? event : planned;
}
