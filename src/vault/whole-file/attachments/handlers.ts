import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { addPiece, finishAdding, startAdding, stopAdding } from './arrivals.ts';
import { correctAttachment, listAttachments, removeAttachment, saveAttachment } from './attachments.ts';
import { openAttachment } from './showing.ts';

export const attachmentsHandlers: RoomHandlers<'attachments'> = {
  'attachments.list': listAttachments,
  'attachments.startAdding': startAdding,
  'attachments.addPiece': addPiece,
  'attachments.finishAdding': finishAdding,
  'attachments.stopAdding': stopAdding,
  'attachments.open': openAttachment,
  'attachments.save': saveAttachment,
  'attachments.correct': ({ access }, input) =>
    done(access.write((writer) => correctAttachment(writer, input))),
  'attachments.remove': ({ access }, input) =>
    done(access.write((writer) => removeAttachment(writer, input))),
};
