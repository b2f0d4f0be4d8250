import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { type Content, shelveAttachment } from '#vault/strongbox/attachments/attachment-file.ts';
import { plainName } from '#vault/strongbox/attachments/plain-name.ts';
import { shelfOf } from '#vault/strongbox/attachments/shelf.ts';
import { closingRefusal } from '#vault/strongbox/paper/save-file.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { enterAttachment, LARGEST_BYTES, refuseUnfit, tooLarge } from './attachments.ts';

/** A file that is coming in over the page's port. */
interface Arrival {
  id: AttachmentId;
  wanted: InputOf<'attachments.startAdding'>;
  taken: number;
  /** A piece is taken when what came before it is sealed: memory holds one or two, however long the file. */
  writer: WritableStreamDefaultWriter<Uint8Array>;
  /** What was sealed. Never left unwatched: a failure is told to whoever gives the next piece. */
  sealed: Promise<Content>;
  letGo(): void;
}

/** Files that are coming in, by their token, the oldest first. */
const arrivalsOf = perRoom(() => new Map<string, Arrival>());

/** A page brings in one file after the other; what is more was left behind by a page that is gone. */
const MOST_AT_ONCE = 4;

/**
 * A file begins to come in, for a student's file or a record.
 *
 * @throws Refusal `noStudent`, `noRecord`, `archived`, `dateInFuture`, `tooLarge`.
 */
export async function startAdding(
  room: Room,
  wanted: InputOf<'attachments.startAdding'>,
): Promise<OutputOf<'attachments.startAdding'>> {
  const { closing } = room;
  const desk = arrivalsOf(room);
  room.access.read((reader) => refuseUnfit(reader, wanted));
  if (wanted.bytes > LARGEST_BYTES) throw tooLarge();
  if (closing.aborted) throw closingRefusal();
  const [oldest] = desk.keys();
  if (oldest !== undefined && desk.size >= MOST_AT_ONCE) await stopAdding(room, { token: oldest });
  // randomUUID's template type knows no brands.
  const id = randomUUID() as string as AttachmentId;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const sealed = shelveAttachment(shelfOf(room), id, readable);
  const token = randomUUID();
  const stop = () => void abandon(arrival, closingRefusal());
  const arrival: Arrival = {
    id,
    wanted,
    taken: 0,
    writer,
    sealed,
    letGo() {
      desk.delete(token);
      closing.removeEventListener('abort', stop);
    },
  };
  for (const unwatched of [sealed, writer.closed]) unwatched.catch(() => undefined);
  closing.addEventListener('abort', stop, { once: true });
  desk.set(token, arrival);
  return { token };
}

/**
 * Takes the next piece.
 *
 * @throws Refusal `notArriving`, `fileChanged`, `closing`; the file system's errors. Nothing is kept of the file then.
 */
export async function addPiece(
  room: Room,
  { token, piece }: InputOf<'attachments.addPiece'>,
): Promise<Record<string, never>> {
  const arrival = arriving(arrivalsOf(room), token);
  arrival.taken += piece.length;
  if (arrival.taken > arrival.wanted.bytes) throw await abandon(arrival, fileChanged());
  try {
    await arrival.writer.write(piece);
  } catch (error) {
    throw await abandon(arrival, error);
  }
  return {};
}

/**
 * The file is here: first it is on disk under its name, then its row is. A crash in between leaves a file without a
 * row, which `sweepAttachments` takes away.
 *
 * @throws Refusal `notArriving`, `fileChanged`, `noStudent`, `noRecord`, `archived`, `closing`; nothing is kept then.
 */
export async function finishAdding(
  room: Room,
  { token }: InputOf<'attachments.finishAdding'>,
): Promise<OutputOf<'attachments.finishAdding'>> {
  const arrival = arriving(arrivalsOf(room), token);
  const { id, wanted } = arrival;
  if (arrival.taken !== wanted.bytes) throw await abandon(arrival, fileChanged());
  let content: Content;
  try {
    await arrival.writer.close();
    content = await arrival.sealed;
  } catch (error) {
    throw await abandon(arrival, error);
  }
  arrival.letGo();
  const fileName = plainName(wanted.fileName);
  try {
    room.access.write((writer) => enterAttachment(writer, { ...wanted, id, fileName, content }));
  } catch (error) {
    await rm(join(shelfOf(room).folder, id), { force: true });
    throw error;
  }
  return { attachmentId: id, fileName, bytes: content.bytes };
}

/** Nothing is kept of the file; one that is not coming in is no trouble. */
export async function stopAdding(
  room: Room,
  { token }: InputOf<'attachments.stopAdding'>,
): Promise<Record<string, never>> {
  const arrival = arrivalsOf(room).get(token);
  if (arrival) await abandon(arrival, notArriving());
  return {};
}

/** Ends an arrival. When it returns, the half file is gone; it gives back why, the first reason before later ones. */
async function abandon(arrival: Arrival, reason: unknown): Promise<unknown> {
  arrival.letGo();
  await arrival.writer.abort(reason).catch(() => undefined);
  return arrival.sealed.then(
    () => reason,
    (first: unknown) => first ?? reason,
  );
}

function arriving(desk: Map<string, Arrival>, token: string): Arrival {
  const arrival = desk.get(token);
  if (!arrival) throw notArriving();
  return arrival;
}

function notArriving(): Refusal {
  return new Refusal('notArriving', '这个文件已停止添加，没有保存，原文件还在原处。需要时请重新添加。');
}

function fileChanged(): Refusal {
  return new Refusal('fileChanged', '文件在读取时有变动，没有添加。请关闭正在使用它的程序，再添加一次。');
}
