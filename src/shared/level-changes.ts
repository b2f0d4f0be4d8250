import type { LocalDate } from './school-calendar.ts';
import { ALERT_LEVELS, type AlertLevel } from './terms.ts';

/** What stands as the reason where a level ends because another one begins. */
export function endsForLevel(level: AlertLevel): string {
  return `调整为${ALERT_LEVELS[level]}`;
}

/** Changed, not lifted and begun again on one day: then somebody has given a reason of their own. */
export function leadsTo(
  one: { endedOn: LocalDate | null; endReason: string },
  next: { fromOn: LocalDate; level: AlertLevel },
): boolean {
  return one.endedOn === next.fromOn && one.endReason === endsForLevel(next.level);
}
