import { DEADLINES, DUTIES, PER_UNITS } from './contact-rules.ts';
import type { NextStep } from './contract/next-steps.ts';
import type { OwedLine } from './contract/obligations.ts';
import { writtenLeft } from './report-legs.ts';
import { dayAndTimeOf, daysBetween, type LocalDate, writtenDate } from './school-calendar.ts';

/** What may be owed, in the word of a list. */
export const OWED_WORDS = { ...DUTIES, ...DEADLINES };

/** What happens on its day, and not by it. */
const ON_THE_DAY: ReadonlySet<OwedLine['what']> = new Set<OwedLine['what']>([
  'homeVisit',
  'appointment',
  'referralVisit',
]);

/**
 * Something should have been done before today.
 *
 * @param now an instant of today: what is owed by the clock is late after its minute. Without one, the days alone are
 *   looked at, as on a paper that speaks of a day.
 */
export function isLate(
  { dueOn, dueAt, missed }: Pick<OwedLine, 'dueOn' | 'dueAt' | 'missed'>,
  today: LocalDate,
  now?: number,
): boolean {
  return dueOn < today || missed > 0 || (dueAt !== null && now !== undefined && dueAt < now);
}

/** Something owed in the words of a screen or a paper; `dated` writes its date, `now` is as in `isLate`. */
export function writtenOwed(
  line: OwedLine,
  today: LocalDate,
  dated: (date: LocalDate) => string = writtenDate,
  now?: number,
): { what: string; when: string; late: boolean } {
  const { what, dueOn, dueAt, per, missed, need, done } = line;
  const days = daysBetween(today, dueOn);
  // To the minute, where it is owed by the clock.
  const [by, before] =
    dueAt === null ? ['', ON_THE_DAY.has(what) ? '' : '前'] : [` ${dayAndTimeOf(dueAt).at}`, '前'];
  const when =
    dueAt !== null && now !== undefined && dueAt < now
      ? writtenLeft(dueAt, now)
      : days < 0
        ? `已过 ${-days} 天`
        : days === 0
          ? `今天${by && `${by}${before}`}`
          : `${dated(dueOn)}${by}${before}`;
  const remarks = [
    need > 1 && `${done}/${need}`,
    missed > 0 && per !== null && `漏 ${missed} ${PER_UNITS[per]}`,
  ].filter((remark) => remark !== false);
  return {
    what: remarks.length > 0 ? `${OWED_WORDS[what]}（${remarks.join('，')}）` : OWED_WORDS[what],
    when,
    late: isLate(line, today, now),
  };
}

/** A next step likewise; weeks without a follow-up are told beside whatever comes first. */
export function writtenNextStep(
  step: NextStep,
  today: LocalDate,
  dated?: (date: LocalDate) => string,
  now?: number,
): ReturnType<typeof writtenOwed> {
  const written = writtenOwed(step, today, dated, now);
  if (step.what === 'followUp' || step.missedWeeks === 0) return written;
  // The day behind it is the step's.
  return { ...written, what: `跟踪漏 ${step.missedWeeks} 周，${written.what}` };
}
