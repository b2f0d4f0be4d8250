import { and, isNull, sql } from 'drizzle-orm';
import type { ScreeningWay } from '#shared/screening/way.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { entriesStanding } from '#vault/rooms/screenings/entries-standing.ts';
import { screeningEntries } from '#vault/rooms/screenings/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

const ASKS: Readonly<Record<Exclude<ScreeningWay, 'guardianTold'>, Waiting['what']>> = {
  toRetest: 'screeningRetest',
  toInterview: 'screeningInterview',
  toAssess: 'screeningOutcome',
  levelled: 'screeningTold',
  levelKept: 'screeningTold',
  ruledOut: 'screeningTold',
};

/** Whom a screening has flagged, and what comes next of it (policy J1, B2): another test, a talk, a word of the group, the guardian. */
export function screeningsWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  // Nearly everybody on a list was flagged by nothing: those are not read.
  const mayWait = and(
    theirs(screeningEntries.studentId, whose),
    isNull(screeningEntries.guardianToldOn),
    sql`(${screeningEntries.flaggedOn} IS NOT NULL OR EXISTS (
      SELECT 1 FROM screenings r WHERE r.entry_id = ${screeningEntries.id} AND r.removed_at IS NULL
        AND (r.is_flagged OR r.asks_retest)))`,
  );
  return entriesStanding(reader, mayWait).flatMap(({ id, studentId, way, batch }): Of<Waiting>[] => {
    if (way === null || way.way === 'guardianTold') return [];
    return [
      {
        studentId,
        what: ASKS[way.way],
        on: way.since,
        opens: { record: 'screeningEntry', id },
        told: batch.name,
      },
    ];
  });
}
