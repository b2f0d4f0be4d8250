import { z } from 'zod';
import { attachmentId, date, instant, prose, saved, studentId } from './fields.ts';
import { inRoom } from './request.ts';

/** A file that was attached to a student's file. `bytes` counts its content, not what lies on disk. */
export const attachment = z.object({
  id: attachmentId,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  occurredOn: date,
  recordedAt: instant,
  recordedBy: z.string(),
  /** Its file is not in the vault's folder any more. */
  missing: z.boolean(),
});
export type Attachment = z.infer<typeof attachment>;

export const attachmentRequests = {
  /** A student's attachments, by date of event, newest first. */
  'attachments.list': inRoom(z.strictObject({ studentId }), z.array(attachment)),
  /** The person chooses the file; the page never hands over a path. Null when nothing was chosen. */
  'attachments.add': inRoom(
    z.strictObject({ studentId, occurredOn: date }),
    z.object({ attachmentId, fileName: z.string(), bytes: z.int() }).nullable(),
  ),
  /** Decrypts an attachment to where the person chooses. */
  'attachments.save': inRoom(z.strictObject({ attachmentId }), saved),
  /** Hides an attachment; it stays in the vault with the reason. */
  'attachments.remove': inRoom(z.strictObject({ attachmentId, reason: prose(500) }), z.object({})),
};
