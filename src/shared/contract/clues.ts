import { z } from 'zod';
import { asksReason, CLUE_ANSWERS, CLUE_RULES } from '../clues.ts';
import { codesOf } from '../terms.ts';
import { date, line, nothing, optionalProse, prose, studentId } from './fields.ts';
import { recordRef } from './record-refs.ts';
import { inRoom } from './request.ts';

export const clueId = z.uuid().brand<'clue'>();
export type ClueId = z.infer<typeof clueId>;

const rule = z.enum(codesOf(CLUE_RULES));
const answer = z.enum(codesOf(CLUE_ANSWERS));
const size = {
  /** 0: the school does not go by it. */
  need: z.int(),
  days: z.int(),
};

/** A record by which a rule is met: its day, what it was and who saw it. */
const traceTold = z.object({ on: date, told: z.string(), opens: recordRef });
export type TraceTold = z.infer<typeof traceTold>;

/** 预警线索 that waits for an answer: every rule that the student's records meet. Computed; nothing of it is stored. */
export const openClue = z.object({
  /** The day on which the first of them was met. */
  since: date,
  fired: z.array(z.object({ rule, ...size, traces: z.array(traceTold) })).min(1),
  /** How many entries of 观察日志 there are of those days in all: more looking is not more ill. */
  looked: z.int(),
});
export type OpenClue = z.infer<typeof openClue>;

/** One that was answered, with what fired it then. */
export const clue = z.object({
  id: clueId,
  occurredOn: date,
  /** The rules in words, as they were met. */
  because: z.string(),
  answer,
  reason: z.string(),
  answeredBy: z.string(),
  /** In the words of then; one may have been taken away since. */
  records: z.array(z.object({ told: z.string(), opens: recordRef })),
});
export type Clue = z.infer<typeof clue>;

/** A rule as the school has it. */
export const clueRuleLine = z.object({ rule, ...size });
export type ClueRuleLine = z.infer<typeof clueRuleLine>;

export const clueRequests = {
  /** Takes up what waits of a student, or refuses it; null: the answer is about everything that waits now. */
  'clues.answer': inRoom(
    z
      .strictObject({
        clueId: clueId.nullable(),
        studentId,
        occurredOn: date,
        answer: z.enum(codesOf(CLUE_ANSWERS), '请选择怎样处理'),
        reason: optionalProse(2000),
        answeredBy: line(100),
      })
      .refine(({ answer: said, reason }) => !asksReason(said) || reason !== '', {
        path: ['reason'],
        message: '请写明为什么',
      }),
    z.object({ clueId }),
  ),
  /** Hides an answer; its records count again. */
  'clues.remove': inRoom(z.strictObject({ clueId, reason: prose(500) }), z.object({})),
  /** Every rule as it holds now. */
  'clues.rules': inRoom(nothing, z.array(clueRuleLine)),
  /** Changes how often and within how many days; 0 times: not at all. */
  'clues.setRule': inRoom(
    z.strictObject({
      rule,
      need: z.int('请填写整数').min(0, '不能小于 0').max(30, '最多 30，请核对'),
      days: z.int('请填写整数').min(1, '至少 1 天').max(365, '最多 365 天，请核对'),
    }),
    z.object({}),
  ),
};
