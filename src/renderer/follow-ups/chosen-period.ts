import { useKept } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { TrackingPeriodId } from '#shared/contract/fields.ts';
import type { TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/** The period that `today` lies in, the shortest first; otherwise the one that ends last. */
export function periodAt(periods: readonly TrackingPeriod[], today: LocalDate): TrackingPeriod | undefined {
  const byEnd = [...periods].sort((one, other) => one.untilOn.localeCompare(other.untilOn));
  return byEnd.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn) ?? byEnd.at(-1);
}

/** The tracking periods, and the one that is looked at. */
export function useChosenPeriod(today: LocalDate) {
  const periods = useRequest('followUps.periods', {});
  const [chosenId, choose] = useKept<TrackingPeriodId | null>('period', null);
  const known = periods.data ?? [];
  const chosen = known.find(({ id }) => id === chosenId) ?? periodAt(known, today);
  return { periods, chosen, choose };
}
