import type { LocalDate } from '#shared/school-calendar.ts';
import { usualStretch } from '#shared/usual-stretch.ts';

/** Name and both ends of a tracking period. */
export type SuggestedPeriod = {
  name: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
};

/** The holiday or term that `today` lies in. */
export function suggestedPeriod(today: LocalDate): SuggestedPeriod {
  const { name, fromOn, untilOn } = usualStretch(today);
  return { name, fromOn, untilOn };
}
