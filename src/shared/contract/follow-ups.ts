import { z } from 'zod';
import { codesOf, FOLLOW_UP_CHANNELS, FOLLOW_UP_COMPARISONS, TRACKING_FIELDS } from '../terms.ts';
import {
  date,
  followUpId,
  instant,
  line,
  nothing,
  optionalProse,
  prose,
  staffId,
  studentId,
  trackingPeriodId,
} from './fields.ts';
import { putOffId } from './obligations.ts';
import { laidPaper, paperFor } from './papers.ts';
import { recordRef } from './record-refs.ts';
import { inRoom } from './request.ts';
import { alertLevel, studentLine } from './students.ts';

export const followUpChannel = z.enum(codesOf(FOLLOW_UP_CHANNELS));
export const followUpComparison = z.enum(codesOf(FOLLOW_UP_COMPARISONS));

/** What followed a student up: a follow-up, or a home visit that took place and was told, which `opens`. */
export const followUp = z.object({
  opens: recordRef,
  studentId,
  occurredOn: date,
  channel: followUpChannel,
  /** Null where nobody has compared, and for a visit. */
  compared: followUpComparison.nullable(),
  text: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
});
export type FollowUp = z.infer<typeof followUp>;

/** Short enough to be read whole in a selector, also at a zoom of 200 %. */
const periodName = line(30);

export const trackingPeriod = z.object({
  id: trackingPeriodId,
  name: z.string(),
  fromOn: date,
  untilOn: date,
});
export type TrackingPeriod = z.infer<typeof trackingPeriod>;

/**
 * A week of one student: `done` has a record, `due` is this week's and open, `missed` has passed without
 * one, `excused` was let go with a reason, `ahead` has not begun, `notTracked` lies outside the student's time on the high-risk list.
 */
export const weekState = z.enum(['done', 'due', 'missed', 'excused', 'ahead', 'notTracked']);
export type WeekState = z.infer<typeof weekState>;

export const trackedStudent = studentLine.extend({
  level: alertLevel,
  /** How this student was followed up last before the period; null where nobody ever did. */
  channelBefore: followUpChannel.nullable(),
  weeks: z.array(
    z.object({
      fromOn: date,
      untilOn: date,
      state: weekState,
      followUps: z.array(followUp),
      /** Why the follow-up of this week was let go; null where it was not. */
      excuse: z.object({ putOffId, reason: z.string() }).nullable(),
    }),
  ),
});
export type TrackedStudent = z.infer<typeof trackedStudent>;

/** A follow-up that is written down, or, with its id, corrected in place. */
const writtenFollowUp = z.strictObject({
  followUpId: followUpId.nullable(),
  studentId,
  occurredOn: date,
  channel: followUpChannel,
  compared: followUpComparison.nullable(),
  text: prose(5000),
});

const emptyFields = z.object({
  id: studentId,
  name: z.string(),
  className: z.string(),
  fields: z.array(z.enum(codesOf(TRACKING_FIELDS))),
});
export type EmptyFields = z.infer<typeof emptyFields>;

/** More than a grid of sixty students by nine weeks holds is no act of one hand. */
const MOST_AT_ONCE = 600;

export const followUpRequests = {
  'followUps.periods': inRoom(nothing, z.array(trackingPeriod)),
  'followUps.addPeriod': inRoom(
    z.strictObject({ name: periodName, fromOn: date, untilOn: date }),
    z.object({ periodId: trackingPeriodId }),
  ),
  'followUps.renamePeriod': inRoom(
    z.strictObject({ periodId: trackingPeriodId, name: periodName }),
    z.object({}),
  ),
  /** Hides a period, with the reason. What was written in its weeks hangs on students and days, and stays. */
  'followUps.removePeriod': inRoom(
    z.strictObject({ periodId: trackingPeriodId, reason: prose(500) }),
    z.object({}),
  ),
  /** The high-risk list, week by week over a tracking period, ordered by class then name. */
  'followUps.board': inRoom(
    z.strictObject({ periodId: trackingPeriodId }),
    z.object({ period: trackingPeriod, students: z.array(trackedStudent) }),
  ),
  /** The log keeps the words of a corrected one. */
  'followUps.write': inRoom(writtenFollowUp, z.object({ followUpId })),
  /**
   * What one act in the grid changes, all of it or nothing: a column that is pasted, or an act that is undone, which
   * `takesBack` what it had written down.
   */
  'followUps.enter': inRoom(
    z.strictObject({
      written: z.array(writtenFollowUp).max(MOST_AT_ONCE),
      takesBack: z.array(followUpId).max(MOST_AT_ONCE),
    }),
    /** Of `written`, in its order. */
    z.object({ followUpIds: z.array(followUpId) }),
  ),
  'followUps.read': inRoom(z.strictObject({ followUpId }), followUp),
  /** What one goes on from: the last time before the week of a day, and how this student is usually followed up. */
  'followUps.before': inRoom(
    z.strictObject({ studentId, on: date }),
    z.object({ last: followUp.nullable(), channel: followUpChannel.nullable() }),
  ),
  /** Hides a record; it stays in the vault with the reason. */
  'followUps.remove': inRoom(z.strictObject({ followUpId, reason: prose(500) }), z.object({})),
  /** Head of the follow-up table: who tracks, what is seen, what is done (forms.md 附件1). */
  'followUps.describe': inRoom(
    z.strictObject({
      studentId,
      trackerId: staffId.nullable(),
      condition: optionalProse(5000),
      intervention: optionalProse(5000),
    }),
    z.object({}),
  ),
  /** What would be printed empty in the heads of a period's tables: each student with such a field, in their order. */
  'followUps.emptyFields': inRoom(z.strictObject({ periodId: trackingPeriodId }), z.array(emptyFields)),
  /** 附件1 of everyone who was on the high-risk list in the period, or of one student, as one paper. */
  'followUps.layTables': inRoom(
    z.strictObject({
      periodId: trackingPeriodId,
      studentId: studentId.nullable(),
      emptyWeeks: z.enum(['print', 'omit']),
      ...paperFor('followUp.tables'),
    }),
    laidPaper,
  ),
};
