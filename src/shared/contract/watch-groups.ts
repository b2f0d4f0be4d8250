import { z } from 'zod';
import { custodyHandOverId } from './custody.ts';
import {
  date,
  instant,
  line,
  optionalLine,
  optionalPhone,
  optionalProse,
  optionalTime,
  prose,
  studentId,
} from './fields.ts';
import { incidentId, watchGroupId } from './incidents.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const watchShiftId = z.uuid().brand<'watchShift'>();
export type WatchShiftId = z.infer<typeof watchShiftId>;

/** To the minute: a watch is by the clock. */
const minute = optionalTime.refine((time) => time !== '', '请填写时间，到分钟，例如 22:00');

const watcher = z.strictObject({ name: line(60), role: optionalLine(30), phone: optionalPhone });
export type Watcher = z.infer<typeof watcher>;

/** 监护小组: who watches over a student of an event, and from when on (policy P4, J10). */
const watching = {
  fromOn: date,
  fromAt: minute,
  place: optionalLine(100),
  /** What to look out for. */
  task: optionalProse(2000),
};

const shift = {
  fromOn: date,
  fromAt: minute,
  untilOn: date,
  untilAt: minute,
  who: line(60),
  /** How the child was. */
  state: optionalProse(2000),
  handedTo: optionalLine(60),
};

const watchShift = z.object({
  ...shift,
  id: watchShiftId,
  fromAt: z.string(),
  untilAt: z.string(),
  who: z.string(),
  state: z.string(),
  handedTo: z.string(),
});
export type WatchShift = z.infer<typeof watchShift>;

export const watchGroup = z.object({
  id: watchGroupId,
  incidentId,
  studentId,
  fromOn: date,
  fromAt: z.string(),
  place: z.string(),
  task: z.string(),
  members: z.array(z.object({ name: z.string(), role: z.string(), phone: z.string() })),
  shifts: z.array(watchShift),
  /** Null while it lasts. */
  ended: z
    .object({
      on: date,
      at: z.string(),
      custodyHandOverId: custodyHandOverId.nullable(),
      reason: z.string(),
    })
    .nullable(),
  /** Stretches up to now in which nobody was on duty; instants. */
  uncovered: z.array(z.object({ from: instant, until: instant })),
});
export type WatchGroup = z.infer<typeof watchGroup>;

export const watchGroupRequests = {
  /** Sets up a group, or corrects one that lasts. */
  'watchGroups.write': inRoom(
    z.strictObject({
      watchGroupId: watchGroupId.nullable(),
      incidentId,
      studentId,
      ...watching,
      members: z.array(watcher).max(30, '最多 30 人'),
    }),
    z.object({ watchGroupId }),
  ),
  /** Hides one that never was; it stays in the vault with the reason. */
  'watchGroups.remove': inRoom(z.strictObject({ watchGroupId, reason: prose(500) }), z.object({})),
  /** A shift, or one put right. Its end may lie ahead. */
  'watchGroups.writeShift': inRoom(
    z.strictObject({ watchGroupId, shiftId: watchShiftId.nullable(), ...shift }),
    z.object({}),
  ),
  'watchGroups.removeShift': inRoom(
    z.strictObject({ shiftId: watchShiftId, reason: prose(500) }),
    z.object({}),
  ),
  /** Ends it with the minute in which the child went over to its guardians; without one only where the student has left. */
  'watchGroups.end': inRoom(
    z.strictObject({
      watchGroupId,
      custodyHandOverId: custodyHandOverId.nullable(),
      reason: optionalProse(500),
    }),
    z.object({}),
  ),
  /** The end that was written down is taken back: the watch lasts. */
  'watchGroups.goOn': inRoom(z.strictObject({ watchGroupId, reason: prose(500) }), z.object({})),
  /** 值守记录表: a PDF. */
  'watchGroups.layPaper': inRoom(z.strictObject({ watchGroupId, ...paperFor('watchGroup') }), laidPaper),
};
