import { addDays, daysBetween, type LocalDate, localDate } from '#shared/school-calendar.ts';
import { usualStretch } from '#shared/usual-stretch.ts';

/** Title and windows of a summary (forms.md 附件3). */
export type SuggestedSummary = {
  title: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  activitiesFromOn: LocalDate;
  activitiesUntilOn: LocalDate;
};

/** So long after a holiday it is the holiday that is reported, with what was done round the first day of school. */
const REPORTED_AFTER_DAYS = 30;

/**
 * The summary of the term or holiday that `today` lies in; in the first days of a term that of the holiday which is
 * just over. The summer is counted as the form has it, until 25 August.
 */
export function suggestedSummary(today: LocalDate): SuggestedSummary {
  const now = usualStretch(today);
  const isJustBegun = now.kind === 'term' && daysBetween(now.fromOn, today) < REPORTED_AFTER_DAYS;
  const { kind, name, fromOn, untilOn } = isJustBegun ? usualStretch(addDays(now.fromOn, -1)) : now;
  if (kind === 'term') {
    return { title: name, fromOn, untilOn, activitiesFromOn: fromOn, activitiesUntilOn: untilOn };
  }
  const round = { activitiesFromOn: addDays(untilOn, -16), activitiesUntilOn: addDays(untilOn, 15) };
  if (!name.endsWith('暑期')) return { title: name, fromOn, untilOn, ...round };
  const year = untilOn.slice(0, 4);
  return { title: '暑期（截至8月25日）', fromOn, untilOn: localDate(`${year}-08-25`), ...round };
}
