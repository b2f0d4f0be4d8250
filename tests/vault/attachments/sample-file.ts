import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AttachmentDescription } from '#shared/contract/attachments.ts';
import { PIECE_BYTES } from '#shared/contract/attachments.ts';
import type { AttachmentId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { AttachableRef } from '#shared/contract/record-refs.ts';
import type { Room } from '#vault/strongbox/room.ts';
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

interface Wanted extends Partial<Omit<AttachmentDescription, 'occurredOn'>> {
  fileName?: string;
  occurredOn?: string;
}

/** What is asked before a file comes in, for a student's file or for a record. */
export function wantedOn(
  where: StudentId | AttachableRef,
  { occurredOn = '2026-08-20', ...said }: Wanted = {},
): Omit<InputOf<'attachments.startAdding'>, 'bytes'> {
  return {
    to: typeof where === 'string' ? { studentId: where } : { hangsOn: where },
    occurredOn: day(occurredOn),
    fileName: '谈话录音.m4a',
    evidence: null,
    source: '',
    original: null,
    ...said,
  };
}

/** Attaches a file of this name and content, piece by piece as the page does. */
export async function attached(
  room: TestDesk,
  where: StudentId | AttachableRef,
  { bytes = bytesOf(200_000), ...wanted }: Wanted & { bytes?: Uint8Array } = {},
): Promise<AttachmentId> {
  return broughtIn(room.get, wantedOn(where, wanted), bytes);
}

/** @param get asks the vault, and gives the value. */
export async function broughtIn(
  get: TestDesk['get'],
  wanted: Omit<InputOf<'attachments.startAdding'>, 'bytes'>,
  bytes: Uint8Array,
): Promise<AttachmentId> {
  const { token } = await get('attachments.startAdding', { ...wanted, bytes: bytes.length });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    // A copy of its own, as it comes out of a port: never a Buffer, nor a part of something longer.
    await get('attachments.addPiece', { token, piece: new Uint8Array(bytes.subarray(at, at + PIECE_BYTES)) });
  }
  return (await get('attachments.finishAdding', { token })).attachmentId;
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
