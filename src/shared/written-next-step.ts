import type { NextStep } from './contract/next-steps.ts';
import { daysBetween, type LocalDate, writtenDate } from './school-calendar.ts';
import { NEXT_STEPS } from './terms.ts';

/** A due step in the words of a screen or a paper; `late` when it should have been done before today. */
export function writtenNextStep(
  { kind, dueOn, missedWeeks }: NextStep,
  today: LocalDate,
): { what: string; when: string; late: boolean } {
  const days = daysBetween(today, dueOn);
  const when =
    days < 0
      ? `已过 ${-days} 天`
      : days === 0
        ? '今天'
        : `${writtenDate(dueOn)}${kind === 'homeVisit' ? '' : '前'}`;
  return {
    what: missedWeeks > 0 ? `${NEXT_STEPS[kind]}（之前漏 ${missedWeeks} 周）` : NEXT_STEPS[kind],
    when,
    late: days < 0 || missedWeeks > 0,
  };
}
