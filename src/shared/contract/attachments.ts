import { z } from 'zod';
import { exportPassword } from './exports.ts';
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

/** So much of a file goes over the page's port at once; the next piece waits until the vault has taken it. */
export const PIECE_BYTES = 1024 ** 2;

/** How a file is shown inside the app. */
export const preview = z.discriminatedUnion('kind', [
  /** Fetched by the page from `attachmentAddress(token)`, in ranges. `mediaType` is what its bytes say. */
  z.object({
    kind: z.enum(['image', 'pdf', 'audio']),
    token: z.uuid(),
    mediaType: z.string(),
    bytes: z.int(),
  }),
  /** `cut`: only its beginning. */
  z.object({ kind: z.literal('text'), text: z.string(), cut: z.boolean() }),
  /** The app cannot show it: it can only be exported. */
  z.object({ kind: z.literal('none') }),
]);
export type Preview = z.infer<typeof preview>;

const token = z.uuid();

export const attachmentRequests = {
  /** A student's attachments, by date of event, newest first. */
  'attachments.list': inRoom(z.strictObject({ studentId }), z.array(attachment)),
  /**
   * A file begins to come in, piece by piece: the page reads what the person chose or dropped, and never names a
   * path (docs/decisions/0009-attachments-on-screen.md).
   */
  'attachments.startAdding': inRoom(
    z.strictObject({
      studentId,
      occurredOn: date,
      fileName: z.string().max(1_000),
      bytes: z.int().min(0),
    }),
    z.object({ token }),
  ),
  /** The next piece. Answered when the vault has taken it. */
  'attachments.addPiece': inRoom(
    z.strictObject({
      token,
      piece: z.instanceof(Uint8Array).refine(({ length }) => length <= PIECE_BYTES),
    }),
    z.object({}),
  ),
  /** It was the last piece: the file is attached. */
  'attachments.finishAdding': inRoom(
    z.strictObject({ token }),
    z.object({ attachmentId, fileName: z.string(), bytes: z.int() }),
  ),
  /** The person thought better of it: nothing is kept. */
  'attachments.stopAdding': inRoom(z.strictObject({ token }), z.object({})),
  /** Looks at an attachment inside the app. */
  'attachments.open': inRoom(z.strictObject({ attachmentId }), preview),
  /** Decrypts an attachment to where the person chooses. */
  'attachments.save': inRoom(z.strictObject({ attachmentId, password: exportPassword.optional() }), saved),
  /** Hides an attachment; it stays in the vault with the reason. */
  'attachments.remove': inRoom(z.strictObject({ attachmentId, reason: prose(500) }), z.object({})),
};
