import { asc, isNull } from 'drizzle-orm';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { ALERT_LEVELS, codesOf } from '#shared/terms.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { lastFollowUps } from '#vault/rooms/follow-ups/followed-up.ts';
import { levelHistory } from '#vault/rooms/watchlist/level-history.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { nextSteps } from '#vault/whole-file/obligations/next-steps.ts';

/**
 * 预警库: everyone at the school who is at a level or was, the highest level first and 解除 last, then by class and
 * name. Whoever has left is not in it; the file of the student keeps the levels.
 */
export function watchlist(reader: Reader): WatchlistEntry[] {
  const periods = Map.groupBy(
    reader.db
      .select()
      .from(levelPeriods)
      .where(isNull(levelPeriods.removedAt))
      .orderBy(asc(levelPeriods.fromOn), asc(levelPeriods.recordedAt))
      .all(),
    ({ studentId }) => studentId,
  );
  const students = studentsById(reader, [...periods.keys()], reader.today).filter(
    ({ leftOn }) => leftOn === null,
  );
  const steps = nextSteps(reader);
  const followedOn = lastFollowUps(reader);
  const order = codesOf(ALERT_LEVELS);
  const rank = ({ level }: WatchlistEntry) => (level ? order.indexOf(level) : order.length);
  return students
    .flatMap((student): WatchlistEntry[] => {
      const levels = periods.get(student.id) ?? [];
      const last = levels.at(-1);
      if (!last) return [];
      const lasting = last.endedOn === null;
      return [
        {
          ...student,
          level: lasting ? last.level : null,
          since: last.endedOn ?? last.fromOn,
          reason: lasting ? last.reason : last.endReason,
          lastFollowUpOn: followedOn.get(student.id) ?? null,
          nextStep: steps.get(student.id) ?? null,
          levels,
          history: levelHistory(levels),
        },
      ];
    })
    .sort((one, other) => rank(one) - rank(other));
}
