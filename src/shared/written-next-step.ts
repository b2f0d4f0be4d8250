import { DEADLINES, DUTIES, PER_UNITS } from './contact-rules.ts';
import type { NextStep } from './contract/next-steps.ts';
import type { OwedLine } from './contract/obligations.ts';
import { daysBetween, type LocalDate, writtenDate } from './school-calendar.ts';

/** What may be owed, in the word of a list. */
export const OWED_WORDS = { ...DUTIES, ...DEADLINES };

/** What happens on its day, and not by it. */
const ON_THE_DAY: ReadonlySet<OwedLine['what']> = new Set<OwedLine['what']>([
  'homeVisit',
  'appointment',
  'referralVisit',
]);

/** Something should have been done before today. */
export function isLate({ dueOn, missed }: Pick<OwedLine, 'dueOn' | 'missed'>, today: LocalDate): boolean {
  return dueOn < today || missed > 0;
}

/** Something owed in the words of a screen or a paper; `dated` writes its date. */
export function writtenOwed(
  line: OwedLine,
  today: LocalDate,
  dated: (date: LocalDate) => string = writtenDate,
): { what: string; when: string; late: boolean } {
  const { what, dueOn, per, missed, need, done } = line;
  const days = daysBetween(today, dueOn);
  const when =
    days < 0
      ? `已过 ${-days} 天`
      : days === 0
        ? '今天'
        : `${dated(dueOn)}${ON_THE_DAY.has(what) ? '' : '前'}`;
  const remarks = [
    need > 1 && `${done}/${need}`,
    missed > 0 && per !== null && `漏 ${missed} ${PER_UNITS[per]}`,
  ].filter((remark) => remark !== false);
  return {
    what: remarks.length > 0 ? `${OWED_WORDS[what]}（${remarks.join('，')}）` : OWED_WORDS[what],
    when,
    late: isLate(line, today),
  };
}

/** A next step likewise; weeks without a follow-up are told beside whatever comes first. */
export function writtenNextStep(
  step: NextStep,
  today: LocalDate,
  dated?: (date: LocalDate) => string,
): ReturnType<typeof writtenOwed> {
  const written = writtenOwed(step, today, dated);
  if (step.what === 'followUp' || step.missedWeeks === 0) return written;
  return { ...written, what: `${written.what}，跟踪漏 ${step.missedWeeks} 周` };
}
