import { type LocalDate, localDate } from '#shared/school-calendar.ts';

/** Title and windows of a summer summary (forms.md 附件3). */
export type SuggestedSummary = {
  title: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  activitiesFromOn: LocalDate;
  activitiesUntilOn: LocalDate;
};

/** The summary of the summer that `today` is in or nearest to: until May that is last year's. */
export function suggestedSummary(today: LocalDate): SuggestedSummary {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '05-01' ? 1 : 0);
  return {
    title: '暑期（截至8月25日）',
    fromOn: localDate(`${year}-07-01`),
    untilOn: localDate(`${year}-08-25`),
    activitiesFromOn: localDate(`${year}-08-15`),
    activitiesUntilOn: localDate(`${year}-09-15`),
  };
}
