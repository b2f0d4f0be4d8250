import { z } from 'zod';
import { CHILD_PRESENCES, CONTACT_CHANNELS, codesOf, GUARDIAN_ANSWERS } from '../terms.ts';
import {
  contactId,
  date,
  line,
  optionalLine,
  optionalProse,
  optionalTime,
  prose,
  studentId,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { referralId } from './referrals.ts';
import { inRoom } from './request.ts';

export const contactChannel = z.enum(codesOf(CONTACT_CHANNELS));

/** 家校沟通: a talk with a guardian (policy Z6, J9), as 家校沟通记录表 asks for it (papers.md). */
const written = {
  occurredOn: date,
  startsAt: optionalTime,
  channel: contactChannel,
  place: optionalLine(60),
  guardian: line(60),
  /** Who spoke for the school. */
  spokenBy: line(60),
  witnesses: optionalLine(200),
  /** Whether the child heard it; null where nobody says. */
  childWas: z.enum(codesOf(CHILD_PRESENCES)).nullable(),
  text: prose(20_000),
  /** Hospitals and others that were recommended, one in each line. */
  institutions: optionalProse(1000),
  /** What the guardian answered, in one word; null where nobody says. */
  answered: z.enum(codesOf(GUARDIAN_ANSWERS)).nullable(),
  /** And in the guardian's own. */
  answer: optionalProse(5000),
  /** What the guardian refused and why, where somebody says so. */
  refusal: optionalProse(2000),
  /** 拒签: the guardian would not sign the record of the talk. */
  unsigned: z.boolean(),
};

/** What a talk need not say. */
export const CONTACT_UNSAID = {
  startsAt: '',
  place: '',
  witnesses: '',
  childWas: null,
  institutions: '',
  answered: null,
  answer: '',
  refusal: '',
  unsigned: false,
} as const;

/** What stands in a vault is read, whatever is asked today of what is written. */
export const contact = z.object({
  id: contactId,
  ...written,
  startsAt: z.string(),
  place: z.string(),
  guardian: z.string(),
  spokenBy: z.string(),
  witnesses: z.string(),
  text: z.string(),
  institutions: z.string(),
  answer: z.string(),
  refusal: z.string(),
});
export type Contact = z.infer<typeof contact>;

export const contactRequests = {
  /** Writes a talk down, or corrects it. */
  'contacts.write': inRoom(
    z
      .strictObject({
        contactId: contactId.nullable(),
        studentId,
        ...written,
        /** The referral that the guardian has answered in this talk: the answer is a step of it, too. */
        answersReferral: referralId.nullable().optional(),
      })
      .refine(({ answered, unsigned, refusal }) => answered === 'refuses' || unsigned || refusal === '', {
        path: ['answered'],
        message: '写了拒绝的事和理由，请选“拒绝”，或勾选“拒签”；没有拒绝的，请把理由删去',
      }),
    z.object({ contactId }),
  ),
  /** 约谈记录表 of a talk face to face, 家校沟通记录表 of any other. */
  'contacts.layPaper': inRoom(z.strictObject({ contactId, ...paperFor('contact') }), laidPaper),
  /** Hides a talk; it stays in the vault with the reason. */
  'contacts.remove': inRoom(z.strictObject({ contactId, reason: prose(500) }), z.object({})),
};
