import { z } from 'zod';
import { CONTACT_CHANNELS, codesOf } from '../terms.ts';
import { contactId, date, line, optionalLine, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';

export const contactChannel = z.enum(codesOf(CONTACT_CHANNELS));

/** 家校沟通: a talk with a guardian (policy Z6, J9). */
export const contact = z.object({
  id: contactId,
  occurredOn: date,
  channel: contactChannel,
  guardian: z.string(),
  /** Who spoke for the school. */
  spokenBy: z.string(),
  witnesses: z.string(),
  text: z.string(),
});
export type Contact = z.infer<typeof contact>;

export const contactRequests = {
  /** Writes a talk down, or corrects it. */
  'contacts.write': inRoom(
    z.strictObject({
      contactId: contactId.nullable(),
      studentId,
      occurredOn: date,
      channel: contactChannel,
      guardian: line(60),
      spokenBy: line(60),
      witnesses: optionalLine(200),
      text: prose(20_000),
    }),
    z.object({ contactId }),
  ),
  /** Hides a talk; it stays in the vault with the reason. */
  'contacts.remove': inRoom(z.strictObject({ contactId, reason: prose(500) }), z.object({})),
};
