import type { LevelPeriod } from '#shared/contract/students.ts';
import type { LevelEvent } from '#shared/contract/watchlist.ts';
import { leadsTo } from '#shared/level-changes.ts';

/**
 * Entry, change, exit and re-entry of a student, oldest first (policy J5).
 *
 * @param levels oldest first.
 */
export function levelHistory(levels: readonly LevelPeriod[]): LevelEvent[] {
  return levels.flatMap((period, index) => {
    const before = levels[index - 1];
    const after = levels[index + 1];
    const began: LevelEvent = {
      key: `${period.id}:from`,
      kind: before ? (leadsTo(before, period) ? 'changed' : 'reentered') : 'entered',
      on: period.fromOn,
      level: period.level,
      reason: period.reason,
      decidedBy: period.decidedBy,
      discoveryRoute: period.discoveryRoute,
    };
    if (period.endedOn === null || (after && leadsTo(period, after))) return [began];
    const lifted: LevelEvent = {
      key: `${period.id}:end`,
      kind: 'lifted',
      on: period.endedOn,
      level: period.level,
      reason: period.endReason,
      decidedBy: period.endDecidedBy,
      discoveryRoute: null,
    };
    return [began, lifted];
  });
}
