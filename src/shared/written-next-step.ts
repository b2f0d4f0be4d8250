import type { NextStep } from './contract/next-steps.ts';
import { daysBetween, type LocalDate, writtenDate } from './school-calendar.ts';
import { NEXT_STEPS } from './terms.ts';

/** Something should have been done before today. */
export function isLate({ dueOn, missedWeeks }: NextStep, today: LocalDate): boolean {
  return dueOn < today || missedWeeks > 0;
}

/** A due step in the words of a screen or a paper; `dated` writes its date. */
export function writtenNextStep(
  step: NextStep,
  today: LocalDate,
  dated: (date: LocalDate) => string = writtenDate,
): { what: string; when: string; late: boolean } {
  const { kind, dueOn, missedWeeks } = step;
  const days = daysBetween(today, dueOn);
  const when =
    days < 0
      ? `已过 ${-days} 天`
      : days === 0
        ? '今天'
        : `${dated(dueOn)}${kind === 'homeVisit' ? '' : '前'}`;
  return {
    what: missedWeeks > 0 ? `${NEXT_STEPS[kind]}（之前漏 ${missedWeeks} 周）` : NEXT_STEPS[kind],
    when,
    late: isLate(step, today),
  };
}
