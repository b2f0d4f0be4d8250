import { z } from 'zod';
import { date, line, optionalLine, optionalTime, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';

export const talkId = z.uuid().brand<'talk'>();
export type TalkId = z.infer<typeof talkId>;

/** 谈心: what a homeroom teacher, or another, talked about with one student. `startsAt` is `HH:mm` or empty. */
export const talk = z.object({
  id: talkId,
  occurredOn: date,
  startsAt: z.string(),
  place: z.string(),
  /** By name, as whoever it was is called at the time: no list of teachers changes it afterwards. */
  spokenBy: z.string(),
  text: z.string(),
});
export type Talk = z.infer<typeof talk>;

export const talkRequests = {
  /** One talk, which somebody opens. */
  'talks.read': inRoom(z.strictObject({ talkId }), talk),
  /** Who mostly speaks: the student's homeroom teacher as of a day. Empty where the school has named none. */
  'talks.homeroomTeacher': inRoom(z.strictObject({ studentId, on: date }), z.object({ name: z.string() })),
  /** Writes a talk down, or corrects it. */
  'talks.write': inRoom(
    z.strictObject({
      talkId: talkId.nullable(),
      studentId,
      occurredOn: date,
      startsAt: optionalTime,
      place: optionalLine(60),
      spokenBy: line(60),
      text: prose(20_000),
    }),
    z.object({ talkId }),
  ),
  /** Hides a talk; it stays in the vault with the reason. */
  'talks.remove': inRoom(z.strictObject({ talkId, reason: prose(500) }), z.object({})),
};
