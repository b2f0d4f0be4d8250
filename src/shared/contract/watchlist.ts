import { z } from 'zod';
import { date, line, nothing, periodId, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';
import { alertLevel, care, concern, discoveryRoute, studentLine } from './students.ts';

const ending = z.strictObject({ periodId, endedOn: date, reason: prose(2000) });

export const watchlistEntry = studentLine.extend({
  level: alertLevel,
  since: date,
  reason: z.string(),
  lastFollowUpOn: date.nullable(),
});
export type WatchlistEntry = z.infer<typeof watchlistEntry>;

export const watchlistRequests = {
  /** Everyone at a level today: severe first, then by class and name. */
  'watchlist.list': inRoom(nothing, z.array(watchlistEntry)),
  /** Puts a student at a level from a date on; a level that still lasts ends on that date. */
  'watchlist.setLevel': inRoom(
    z.strictObject({
      studentId,
      level: alertLevel,
      fromOn: date,
      reason: prose(2000),
      decidedBy: line(60),
      discoveryRoute,
    }),
    z.object({}),
  ),
  /** 解除: ends the level that lasts. */
  'watchlist.lift': inRoom(
    z.strictObject({ studentId, endedOn: date, reason: prose(2000), decidedBy: line(60) }),
    z.object({}),
  ),
  'watchlist.addConcern': inRoom(
    z.strictObject({ studentId, concern, fromOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  'watchlist.endConcern': inRoom(ending, z.object({})),
  'watchlist.addCare': inRoom(
    z.strictObject({ studentId, care, fromOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  'watchlist.endCare': inRoom(ending, z.object({})),
};
