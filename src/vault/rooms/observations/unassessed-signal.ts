import type { Observation } from '#shared/contract/observations.ts';
import { isSignal } from '#shared/observation-log.ts';
import type { LocalDate } from '#shared/school-calendar.ts';

/**
 * The latest warning signal that nobody has assessed yet: policy P1 asks for an assessment at once.
 *
 * @param assessedOn days on which a level began, or on which a session wrote an assessment down.
 */
export function unassessedSignal<Seen extends Pick<Observation, 'sign' | 'occurredOn'>>(
  observations: readonly Seen[],
  assessedOn: readonly LocalDate[],
): Seen | null {
  return observations
    .filter(isSignal)
    .reduce<Seen | null>(
      (latest, seen) =>
        assessedOn.some((day) => day >= seen.occurredOn) ||
        (latest !== null && latest.occurredOn >= seen.occurredOn)
          ? latest
          : seen,
      null,
    );
}
