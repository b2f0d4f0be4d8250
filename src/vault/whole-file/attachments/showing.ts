import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PIECE_BYTES, type Preview } from '#shared/contract/attachments.ts';
import type { AttachmentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ShownPiece } from '#shared/contract/shell.ts';
import {
  type AttachmentShelf,
  DamagedAttachment,
  readAttachment,
} from '#vault/strongbox/attachments/attachment-file.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { auditLine, damaged, existingAttachment, missing } from './attachments.ts';
import { placeOf } from './hanging.ts';
import { shownAs } from './shown-content.ts';

/** An attachment that a page may fetch, because it was opened there. */
interface Shown {
  attachmentId: AttachmentId;
  mediaType: string;
  bytes: number;
}

/** What a page may fetch, by token, the oldest first. */
const shownIn = perRoom(() => new Map<string, Shown>());

/** One is looked at, and the one before it may still be on its way. */
const MOST_AT_ONCE = 2;

/**
 * Looks at an attachment: what its bytes are, and where the page finds them. The look is on record.
 *
 * @throws Refusal `noAttachment`, `attachmentMissing`, `attachmentDamaged`.
 */
export async function openAttachment(
  room: Room,
  { attachmentId }: InputOf<'attachments.open'>,
): Promise<Preview> {
  const row = room.access.write((writer) => {
    const found = existingAttachment(writer, attachmentId);
    const { fileName } = found;
    writer.recordLook(auditLine('attachment.viewed', attachmentId, placeOf(writer, found), { fileName }));
    return found;
  });
  const shelf = shelfOf(room);
  if (!existsSync(join(shelf.folder, row.id))) throw missing(row.fileName, '没有显示');
  const head = await pieceOf(shelf, row.id, 0).catch((error) => {
    throw error instanceof DamagedAttachment ? damaged(row.fileName, '没有显示') : error;
  });
  const isWhole = head.length >= row.bytes;
  const shown = shownAs(head, row.fileName, isWhole);
  if (shown.kind === 'none') return shown;
  if (shown.kind === 'text') return { ...shown, cut: !isWhole };
  const token = randomUUID();
  const shownNow = shownIn(room);
  const [oldest] = shownNow.keys();
  if (oldest !== undefined && shownNow.size >= MOST_AT_ONCE) shownNow.delete(oldest);
  shownNow.set(token, { attachmentId, mediaType: shown.mediaType, bytes: row.bytes });
  return { ...shown, token, bytes: row.bytes };
}

/**
 * A piece of an attachment that is being looked at, as the shell hands it on to the page.
 *
 * @param from bytes of the content to pass over.
 * @returns null where the page was given no such token, the room is closed, or the file is damaged.
 */
export async function shownPiece(room: Room | null, token: string, from: number): Promise<ShownPiece | null> {
  if (!room || room.isClosed) return null;
  const shown = shownIn(room).get(token);
  if (!shown) return null;
  const { attachmentId, mediaType, bytes: total } = shown;
  try {
    return { mediaType, total, bytes: await pieceOf(shelfOf(room), attachmentId, from) };
  } catch {
    return null;
  }
}

/** @throws DamagedAttachment; ENOENT when there is no file. */
async function pieceOf(shelf: AttachmentShelf, id: AttachmentId, from: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of readAttachment(shelf, id, from)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= PIECE_BYTES) break;
  }
  return Buffer.concat(chunks);
}
