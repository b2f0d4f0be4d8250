import type { NextStep } from '#shared/contract/next-steps.ts';
import {
  addDays,
  type LocalDate,
  type SchoolYearDates,
  schoolYearOf,
  weekOf,
} from '#shared/school-calendar.ts';
import { type AlertLevel, codesOf, isHighRisk, NEXT_STEPS } from '#shared/terms.ts';
import { isDueThisWeek, type RiskPeriod, weekStateOf } from '#vault/rooms/follow-ups/week-states.ts';

/** What is known of a student when it comes to what is due next. */
export interface StepFacts {
  /** Today's. */
  level: AlertLevel | null;
  /** Times at 二类 or 三类. */
  riskPeriods: readonly RiskPeriod[];
  followedOn: readonly LocalDate[];
  /** Days of visits that are planned and not done. */
  visitsPlannedOn: readonly LocalDate[];
  unsignedSessionsOn: readonly LocalDate[];
  /** Days of letters whose receipt has not come back. */
  lettersAwaitedSince: readonly LocalDate[];
  /** First days back after a leave. */
  returnedOn: readonly LocalDate[];
  /** Days on which somebody spoke with the student: sessions, follow-ups, visits. */
  spokenOn: readonly LocalDate[];
}

/** A receipt is asked for again after a week; the form names no day (forms.md 附件2). */
const RECEIPT_DAYS = 7;
/** Who comes back from a leave is seen within the first week (policy J12 asks for an assessment, and names no day). */
const INTERVIEW_DAYS = 7;
/** Further back nobody looks for missed weeks: it is long enough to be seen. */
const MOST_MISSED = 60;

/**
 * What falls first about a student, or null when nothing is waiting. What should have been done before today falls
 * before what is still to come.
 *
 * @param schoolYears the years whose days the school has set.
 */
export function nextStepOf(
  facts: StepFacts,
  today: LocalDate,
  schoolYears: readonly SchoolYearDates[] = [],
): NextStep | null {
  const order = codesOf(NEXT_STEPS);
  const [first] = stepsOf(facts, today, schoolYears).sort(
    (one, other) =>
      one.dueOn.localeCompare(other.dueOn) || order.indexOf(one.kind) - order.indexOf(other.kind),
  );
  return first ?? null;
}

function stepsOf(facts: StepFacts, today: LocalDate, schoolYears: readonly SchoolYearDates[]): NextStep[] {
  const step = (kind: NextStep['kind']) => (dueOn: LocalDate) => ({ kind, dueOn, missedWeeks: 0 });
  return [
    ...followUpStep(facts, today),
    ...facts.returnedOn
      .filter((day) => schoolYearOf(day, schoolYears) === schoolYearOf(today, schoolYears))
      .filter((day) => !facts.spokenOn.some((spoken) => spoken >= day))
      .map((day) => step('interview')(addDays(day, INTERVIEW_DAYS))),
    ...facts.visitsPlannedOn.map(step('homeVisit')),
    ...facts.unsignedSessionsOn.map(step('session')),
    ...facts.lettersAwaitedSince.map((day) => step('receipt')(addDays(day, RECEIPT_DAYS))),
  ];
}

/** The weekly follow-up: until this week's Sunday, or next week's where this one's is written (policy Z4). */
function followUpStep(facts: StepFacts, today: LocalDate): NextStep[] {
  const { level, riskPeriods, followedOn } = facts;
  const week = weekOf(today);
  if (isDueThisWeek(level, followedOn, today)) {
    const missedWeeks = missedBefore(week.from, riskPeriods, followedOn, today);
    return [{ kind: 'followUp', dueOn: week.until, missedWeeks }];
  }
  if (level === null || !isHighRisk(level)) return [];
  return [{ kind: 'followUp', dueOn: addDays(week.until, 7), missedWeeks: 0 }];
}

function missedBefore(
  monday: LocalDate,
  riskPeriods: readonly RiskPeriod[],
  followedOn: readonly LocalDate[],
  today: LocalDate,
): number {
  let missed = 0;
  while (missed < MOST_MISSED) {
    const week = weekOf(addDays(monday, -7 * (missed + 1)));
    if (weekStateOf(week, riskPeriods, followedOn, today) !== 'missed') break;
    missed += 1;
  }
  return missed;
}
