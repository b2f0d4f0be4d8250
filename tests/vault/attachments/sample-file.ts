import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { Room } from '#vault/room.ts';
import type { TestDesk } from '../desk.ts';
import { day } from '../sample.ts';

/** Bytes that repeat only after a long time, so that a chunk in another's place is seen. */
export function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 20260901;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Attaches a file of this name and content, through the dialog as a person does. */
export async function attached(
  room: TestDesk,
  studentId: StudentId,
  { fileName = '谈话录音.m4a', bytes = bytesOf(200_000) }: { fileName?: string; bytes?: Uint8Array } = {},
): Promise<AttachmentId> {
  const path = join(room.folder, fileName);
  writeFileSync(path, bytes);
  room.chosen.open = path;
  const added = await room.get('attachments.add', { studentId, occurredOn: day('2026-08-20') });
  if (!added) throw new Error('no file was chosen');
  return added.attachmentId;
}

/** Where an attachment's file lies. */
export const fileOf = (room: TestDesk, id: AttachmentId) => join(room.folder, 'vault/attachments', id);

/** The room behind the desk. */
export function openRoomOf(room: TestDesk): Room {
  if (!room.desk.room) throw new Error('the room is closed');
  return room.desk.room;
}

/** Everything that a stream gives. */
export async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
