import { z } from 'zod';
import { codesOf, RISK_ANSWERS } from '../terms.ts';
import { date, line, optionalLine, optionalProse, optionalTime, prose, studentId } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';

export const interviewId = z.uuid().brand<'interview'>();
export type InterviewId = z.infer<typeof interviewId>;

const riskAnswer = z.enum(codesOf(RISK_ANSWERS));

/** 面谈: one to one, after a screening or a check (policy B2). `startsAt` is `HH:mm` or empty. */
export const interview = z.object({
  id: interviewId,
  occurredOn: date,
  startsAt: z.string(),
  place: z.string(),
  interviewer: z.string(),
  /** Why the student was spoken with. */
  occasion: z.string(),
  /** What the homeroom teacher and the guardian had told. */
  teacherSays: z.string(),
  guardianSays: z.string(),
  content: z.string(),
  risk: riskAnswer,
  riskText: z.string(),
  impression: z.string(),
  advice: z.string(),
});
export type Interview = z.infer<typeof interview>;

export const interviewRequests = {
  /** Writes an interview down, or corrects it. */
  'interviews.write': inRoom(
    z
      .strictObject({
        interviewId: interviewId.nullable(),
        studentId,
        occurredOn: date,
        startsAt: optionalTime,
        place: optionalLine(60),
        interviewer: line(60),
        occasion: optionalProse(500),
        teacherSays: optionalProse(5000),
        guardianSays: optionalProse(5000),
        content: prose(20_000),
        risk: riskAnswer,
        riskText: optionalProse(2000),
        impression: prose(5000),
        advice: optionalProse(5000),
      })
      .refine(({ risk, riskText }) => risk === 'notAsked' || risk === 'none' || riskText !== '', {
        path: ['riskText'],
        message: '请写下学生怎么回答的',
      }),
    z.object({ interviewId }),
  ),
  /** Hides an interview; it stays in the vault with the reason. */
  'interviews.remove': inRoom(z.strictObject({ interviewId, reason: prose(500) }), z.object({})),
  /** 一对一面谈记录: a PDF. */
  'interviews.layPaper': inRoom(z.strictObject({ interviewId, ...paperFor('interview') }), laidPaper),
};
