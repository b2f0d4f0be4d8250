import { z } from 'zod';
import { exportPassword } from './exports.ts';
import {
  date,
  instant,
  letterId,
  nothing,
  optionalLine,
  optionalPhone,
  optionalProse,
  prose,
  saved,
  studentId,
} from './fields.ts';
import { inRoom } from './request.ts';
import { letterWording } from './school.ts';
import { discoveryRoute } from './students.ts';

/** What the counsellor writes in a letter; the rest is taken from the file as it stands on `issuedOn`. */
export const letterText = z
  .strictObject({
    studentId,
    issuedOn: date,
    discoveryRoute,
    cognition: optionalProse(1000),
    emotion: optionalProse(1000),
    behaviour: optionalProse(1000),
    will: optionalProse(1000),
    /** 医院诊断（家长提供）: a school counsellor may not diagnose. */
    hospitalDiagnosis: optionalProse(500),
    wording: letterWording,
  })
  .refine((letter) => [letter.cognition, letter.emotion, letter.behaviour, letter.will].some(Boolean), {
    path: ['emotion'],
    message: '请至少填写认知、情绪、行为、意志中的一项',
  });
export type LetterText = z.infer<typeof letterText>;

export const letterLine = z.object({
  id: letterId,
  /** 心告〔2026〕3号 */
  number: z.string(),
  studentId,
  studentName: z.string(),
  className: z.string(),
  issuedOn: date,
  recordedAt: instant,
  voided: z.object({ voidedOn: date, reason: z.string() }).nullable(),
  receipt: z.object({ receivedOn: date, signedBy: z.string(), opinion: z.string() }).nullable(),
});
export type LetterLine = z.infer<typeof letterLine>;

export const letterRequests = {
  'letters.list': inRoom(nothing, z.array(letterLine)),
  /** How the letter would look; takes no number. `html` is the body of the paper page. */
  'letters.preview': inRoom(letterText, z.object({ html: z.string() })),
  /** Gives the letter its number and keeps its exact bytes. */
  'letters.issue': inRoom(letterText, z.object({ letterId, number: z.string() })),
  /** Saves issued letters as they were issued: one as its own bytes, several as one PDF. */
  'letters.save': inRoom(
    z.strictObject({
      letterIds: z.array(letterId).min(1).max(200),
      password: exportPassword.optional(),
    }),
    saved,
  ),
  /** A voided number stays in the register and is never given again. */
  'letters.void': inRoom(z.strictObject({ letterId, reason: prose(500) }), z.object({})),
  'letters.recordReceipt': inRoom(
    z.strictObject({
      letterId,
      receivedOn: date,
      signedBy: optionalLine(60),
      phone: optionalPhone,
      opinion: optionalProse(2000),
    }),
    z.object({}),
  ),
};
