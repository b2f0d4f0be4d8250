import { z } from 'zod';
import { codesOf, EVIDENCE, ORIGINALS } from '../terms.ts';
import { exportPassword } from './exports.ts';
import { attachmentId, date, instant, optionalLine, prose, saved, studentId } from './fields.ts';
import { attachableRef } from './record-refs.ts';
import { inRoom } from './request.ts';

/** Where an attachment hangs: on a student's file as a whole, or on one record. */
export const attachedTo = z.union([
  z.strictObject({ studentId }),
  z.strictObject({ hangsOn: attachableRef }),
]);
export type AttachedTo = z.infer<typeof attachedTo>;

/** What is said of a file beside its name; all but the day may be unknown. `source`: from whom it came. */
const described = {
  occurredOn: date,
  evidence: z.enum(codesOf(EVIDENCE)).nullable(),
  source: optionalLine(),
  original: z.enum(codesOf(ORIGINALS)).nullable(),
};
export const attachmentDescription = z.strictObject(described);
export type AttachmentDescription = z.infer<typeof attachmentDescription>;

/** A file that was attached to a student's file or to a record. `bytes` counts its content, not what lies on disk. */
export const attachment = z.object({
  id: attachmentId,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  ...described,
  /** Null where it hangs on the student's file as a whole. */
  hangsOn: z
    .object({
      opens: attachableRef,
      /** Null where nobody knows the record's day. */
      occurredOn: date.nullable(),
      /** The record was taken away; what hangs on it was not. */
      removed: z.boolean(),
    })
    .nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
  /** It hung on its record when that was signed: it is locked with it. */
  signed: z.boolean(),
  /** Its file is not in the vault's folder any more. */
  missing: z.boolean(),
});
export type Attachment = z.infer<typeof attachment>;

/** So much of a file goes over the page's port at once; the next piece waits until the vault has taken it. */
export const PIECE_BYTES = 1024 ** 2;

/** How a file is shown inside the app. */
export const preview = z.discriminatedUnion('kind', [
  /** Fetched by the page from `shownAddress(token)`, in ranges. `mediaType` is what its bytes say. */
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
  /** What hangs on a record, or on a student's file and all records in it; by date of event, newest first. */
  'attachments.list': inRoom(attachedTo, z.array(attachment)),
  /**
   * A file begins to come in, piece by piece: the page reads what the person chose or dropped, and never names a
   * path (docs/decisions/0009-attachments-on-screen.md).
   */
  'attachments.startAdding': inRoom(
    z.strictObject({
      to: attachedTo,
      ...described,
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
  /** Puts right what is said of an attachment. What lies in it, and where it hangs, stays. */
  'attachments.correct': inRoom(z.strictObject({ attachmentId, ...described }), z.object({})),
  /** Hides an attachment; it stays in the vault with the reason. */
  'attachments.remove': inRoom(z.strictObject({ attachmentId, reason: prose(500) }), z.object({})),
};
