import { z } from 'zod';
import { DEADLINES, DUTIES, PERS, SITUATIONS } from '../contact-rules.ts';
import { INTERVALS } from '../intervals.ts';
import { codesOf } from '../terms.ts';
import { date, instant, nothing, prose, studentId } from './fields.ts';
import { recordRef } from './record-refs.ts';
import { inRoom } from './request.ts';

/** A putting off, or a letting go. */
export const putOffId = z.uuid().brand<'putOff'>();
export type PutOffId = z.infer<typeof putOffId>;

/** What was put off or let go, as it was owed then. */
export const putOff = z.object({
  id: putOffId,
  what: z.string(),
  occurredOn: date,
  /** Null where it was let go. */
  until: date.nullable(),
  reason: z.string(),
});
export type PutOff = z.infer<typeof putOff>;

/** More than any week asks for. */
const MOST_AT_ONCE = 500;

const situation = z.enum(codesOf(SITUATIONS));
const duty = z.enum(codesOf(DUTIES));
export const owedWhat = z.enum(codesOf({ ...DUTIES, ...DEADLINES }));
export type OwedWhat = z.infer<typeof owedWhat>;

/**
 * What is owed to a student of one kind, and why: the window of today, or the last one that went by, with all those
 * before it that went by undone.
 */
export const owedLine = z.object({
  what: owedWhat,
  /** Null where a single record asks for it. */
  situation: situation.nullable(),
  per: z.enum(codesOf(PERS)).nullable(),
  /** The window: it is late after `dueOn`. */
  fromOn: date,
  dueOn: date,
  need: z.int(),
  done: z.int(),
  /** Windows that went by undone, this one included where it is over; 0 for a single record. */
  missed: z.int(),
  inHoliday: z.boolean(),
  opens: recordRef.nullable(),
  /** Which one it is in words, and who is to do it, by name; empty where its kind says so. */
  told: z.string(),
  by: z.string(),
  /** To the minute on the day `dueOn`, where it is owed by the clock and not by the day. */
  dueAt: instant.nullable(),
  /** Null where it was not put off, or that day has come. */
  putOffUntil: date.nullable(),
  /** Names of everything in this line, for putting it off: the windows gone by first, then that of today. */
  keys: z.array(z.string()),
});
export type OwedLine = z.infer<typeof owedLine>;

/** A line of the ladder as the school has it. */
export const contactRule = z.object({
  situation,
  duty,
  times: z.int(),
  per: z.enum(codesOf(PERS)),
  /** Where it stands: a paper of the bureau, or 学校规定. */
  source: z.string(),
});
export type ContactRuleLine = z.infer<typeof contactRule>;

const interval = z.enum(codesOf(INTERVALS));

/** How long something may wait, or how often it is asked for, as the school has it; days or months. */
export const intervalLine = z.object({ interval, count: z.int(), source: z.string() });
export type IntervalLine = z.infer<typeof intervalLine>;

export const obligationRequests = {
  /** The ladder as it holds today, in the order of the situations. */
  'obligations.rules': inRoom(nothing, z.array(contactRule)),
  /** Changes how often a duty is asked for in a situation, from today on; 0 times: not at all. */
  'obligations.setRule': inRoom(
    z.strictObject({
      situation,
      duty,
      times: z.int('请填写整数').min(0, '不能小于 0').max(31, '最多 31 次，请核对'),
      per: z.enum(codesOf(PERS)),
    }),
    z.object({}),
  ),
  /** 办理期限: every interval as it holds now. */
  'obligations.intervals': inRoom(nothing, z.array(intervalLine)),
  /** Changes one; what is open already is counted anew. */
  'obligations.setInterval': inRoom(
    z
      .strictObject({
        interval,
        count: z.int('请填写整数').min(0, '不能小于 0').max(365, '最多 365，请核对'),
      })
      .refine(({ interval, count }) => INTERVALS[interval].unit !== 'month' || (count >= 1 && count <= 24), {
        path: ['count'],
        message: '请填写 1 到 24 个月',
      }),
    z.object({}),
  ),
  /** Puts off what is owed, until a day, or lets it go for good (`until` null). It stays on record with the reason. */
  'obligations.putOff': inRoom(
    z.strictObject({
      of: z
        .array(z.strictObject({ studentId, keys: z.array(z.string().max(200)).min(1).max(500) }))
        .min(1)
        .max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 人`),
      until: date.nullable(),
      reason: prose(500),
    }),
    z.object({}),
  ),
  /** Takes back a putting off: what it named is owed again. */
  'obligations.takeUp': inRoom(z.strictObject({ putOffId, reason: prose(500) }), z.object({})),
};
