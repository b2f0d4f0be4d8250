import { z } from 'zod';
import { ALERT_LEVELS, codesOf, LEVEL_EVENTS } from '../terms.ts';
import { conferenceExtractId } from './conferences.ts';
import { exportPassword } from './exports.ts';
import {
  date,
  line,
  nothing,
  optionalLine,
  periodId,
  prose,
  rosterImportId,
  saved,
  spanPutRight,
  studentId,
  takingBack,
} from './fields.ts';
import { nextStep } from './next-steps.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { laidSheets, rosterReport } from './roster.ts';
import {
  alertLevel,
  care,
  concern,
  discoveryRoute,
  levelPeriod,
  saidSituation,
  studentLine,
} from './students.ts';

/** More than any school lists in one go. */
const MOST_AT_ONCE = 200;

const ending = z.strictObject({ periodId, endedOn: date, reason: prose(2000) });

/** What a word of a list means: a level, or that such rows are not to be listed. */
const wordMeaning = z.enum([...codesOf(ALERT_LEVELS), 'leftOut']);
export type WordMeaning = z.infer<typeof wordMeaning>;

/** An entry, a change or an exit, as it is on record (policy J5). */
export const levelEvent = z.object({
  key: z.string(),
  kind: z.enum(codesOf(LEVEL_EVENTS)),
  on: date,
  /** The level from then on; of 解除, the one that ended. */
  level: alertLevel,
  reason: z.string(),
  /** Empty where nobody was named at the time. */
  decidedBy: z.string(),
  /** Null for 解除, which nobody discovers. */
  discoveryRoute: discoveryRoute.nullable(),
});
export type LevelEvent = z.infer<typeof levelEvent>;

/** Somebody who is at a level, or was. `level` is today's; null after 解除. */
export const watchlistEntry = studentLine.extend({
  /** First day of the level that lasts; after 解除, the day of it. */
  since: date,
  /** Why the student is at the level, or why it was lifted. */
  reason: z.string(),
  lastFollowUpOn: date.nullable(),
  nextStep: nextStep.nullable(),
  /** Oldest first, as is the history. */
  levels: z.array(levelPeriod),
  history: z.array(levelEvent),
});
export type WatchlistEntry = z.infer<typeof watchlistEntry>;

const seenOfList = { studentIds: z.array(studentId).min(1).max(20_000), namesMasked: z.boolean() };

export const watchlistRequests = {
  /** Everyone at the school who is at a level or was: severe first, lifted last, then by class and name. */
  'watchlist.list': inRoom(nothing, z.array(watchlistEntry)),
  /** What is seen of the list, in its order, as a workbook. */
  'watchlist.save': inRoom(z.strictObject({ ...seenOfList, password: exportPassword.optional() }), saved),
  /** The same as a table on paper. */
  'watchlist.layPaper': inRoom(z.strictObject({ ...seenOfList, ...paperFor('watchlist') }), laidPaper),
  /** Puts students at a level from a date on, all of them or nobody; a level that still lasts ends on that date. */
  'watchlist.setLevel': inRoom(
    z.strictObject({
      studentIds: z.array(studentId).min(1, '请选择学生').max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 人`),
      level: alertLevel,
      fromOn: date,
      reason: prose(2000),
      decidedBy: line(60),
      discoveryRoute,
      /** What a conference decided about the one student, where the level comes of that. */
      extractId: conferenceExtractId.optional(),
    }),
    z.object({}),
  ),
  /** 解除: ends the level that lasts. */
  'watchlist.lift': inRoom(
    z.strictObject({ studentId, endedOn: date, reason: prose(2000), decidedBy: line(60) }),
    z.object({}),
  ),
  /** Puts right what was written down wrongly about a level that was, or is. */
  'watchlist.correctLevel': inRoom(
    z.strictObject({
      periodId,
      level: alertLevel,
      reason: prose(2000),
      decidedBy: line(60),
      discoveryRoute,
      ...spanPutRight,
      endDecidedBy: optionalLine(60),
    }),
    z.object({}),
  ),
  /** Takes back a level that never was so; it stays in the vault with the reason. */
  'watchlist.removeLevel': inRoom(takingBack, z.object({})),
  /** The words for levels that the opened list holds, and what each means beyond doubt, or as it did the last time. */
  'watchlist.listWords': inRoom(
    z.strictObject({ token: z.uuid(), sheets: laidSheets }),
    z.array(
      z.object({
        written: z.string(),
        rows: z.int(),
        meaning: wordMeaning.nullable(),
        by: z.enum(['word', 'kept']).nullable(),
      }),
    ),
  ),
  /** Reads the opened list as it was laid out and says what each row means; writes nothing. */
  'watchlist.compareList': inRoom(
    z.strictObject({
      token: z.uuid(),
      sheets: laidSheets,
      words: z.array(z.strictObject({ written: z.string().max(60), meaning: wordMeaning })).max(200),
      /** For rows that do not say it themselves. */
      unsaid: z.strictObject({ listedOn: date.nullable(), decidedBy: optionalLine(60), discoveryRoute }),
    }),
    rosterReport,
  ),
  /** Takes of what `watchlist.compareList` has shown the rows that are named, in one step. */
  'watchlist.takeList': inRoom(
    z.strictObject({ token: z.uuid(), rows: z.array(z.string().max(40)).max(20_000) }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** How many students an import put at a level that goes when it is taken back; changes nothing. */
  'watchlist.weighListUndo': inRoom(
    z.strictObject({ importId: rosterImportId }),
    z.object({ levels: z.int() }),
  ),
  /** Takes an import back as one step, as long as nothing stands in the way. */
  'watchlist.undoList': inRoom(z.strictObject({ importId: rosterImportId }), z.object({ levels: z.int() })),
  'watchlist.addConcern': inRoom(
    z.strictObject({ studentId, concern, fromOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  'watchlist.endConcern': inRoom(ending, z.object({})),
  'watchlist.correctConcern': inRoom(
    z.strictObject({ periodId, concern, reason: prose(2000), ...spanPutRight }),
    z.object({}),
  ),
  'watchlist.removeConcern': inRoom(takingBack, z.object({})),
  'watchlist.addCare': inRoom(
    z.strictObject({ studentId, care, fromOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  'watchlist.endCare': inRoom(ending, z.object({})),
  'watchlist.correctCare': inRoom(
    z.strictObject({ periodId, care, reason: prose(2000), ...spanPutRight }),
    z.object({}),
  ),
  'watchlist.removeCare': inRoom(takingBack, z.object({})),
  'watchlist.addSituation': inRoom(
    z.strictObject({ studentId, situation: saidSituation, fromOn: date, reason: prose(2000) }),
    z.object({}),
  ),
  'watchlist.endSituation': inRoom(ending, z.object({})),
  'watchlist.correctSituation': inRoom(
    z.strictObject({ periodId, situation: saidSituation, reason: prose(2000), ...spanPutRight }),
    z.object({}),
  ),
  'watchlist.removeSituation': inRoom(takingBack, z.object({})),
};
