import { z } from 'zod';
import { codesOf, LEAVE_CAUSES } from '../terms.ts';
import { date, line, optionalProse, periodId, prose, spanPutRight, studentId, takingBack } from './fields.ts';
import { inRoom } from './request.ts';

/** A student's time in one class; the last day excluded, null while it lasts. */
export const classPlace = z.object({
  schoolYear: z.int(),
  className: z.string(),
  /** At the end of the time in this class. */
  homeroomTeacher: z.string(),
  fromOn: date,
  endedOn: date.nullable(),
});
export type ClassPlace = z.infer<typeof classPlace>;

export const leaveCause = z.enum(codesOf(LEAVE_CAUSES), '请选择休学原因');

/** 休学; `endedOn` is the first day back, null while it lasts. `cause`: null where it was never asked. */
export const leavePeriod = z.object({
  id: periodId,
  cause: leaveCause.nullable(),
  fromOn: date,
  /** Until when it was granted at first; null where nobody said. */
  expiresOn: date.nullable(),
  endedOn: date.nullable(),
  reason: z.string(),
  endReason: z.string(),
});
export type LeavePeriod = z.infer<typeof leavePeriod>;

export const schoolingRequests = {
  /** 转班. */
  'schooling.moveToClass': inRoom(
    z.strictObject({ studentId, className: line(40), fromOn: date, reason: optionalProse(500) }),
    z.object({}),
  ),
  /** 休学. */
  'schooling.beginLeave': inRoom(
    z.strictObject({
      studentId,
      fromOn: date,
      expiresOn: date.nullable().optional(),
      cause: leaveCause,
      reason: prose(2000),
    }),
    z.object({}),
  ),
  /** Puts right what was written down wrongly about a leave. */
  'schooling.correctLeave': inRoom(
    z.strictObject({
      periodId,
      expiresOn: date.nullable().optional(),
      cause: leaveCause.nullable(),
      reason: prose(2000),
      ...spanPutRight,
    }),
    z.object({}),
  ),
  /** Takes back a leave that never was; it stays in the vault with the reason. */
  'schooling.removeLeave': inRoom(takingBack, z.object({})),
  /** 复学. */
  'schooling.endLeave': inRoom(
    z.strictObject({ studentId, endedOn: date, reason: optionalProse(2000) }),
    z.object({}),
  ),
};
