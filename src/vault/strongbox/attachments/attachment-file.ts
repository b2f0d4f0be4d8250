import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { flushFolder } from '#vault/strongbox/keys/key-file.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';

/*
 * A recording of 500 MB must never lie in memory whole, nor be read before it is proven. So it is cut into chunks,
 * each sealed by itself. A chunk's nonce says which one it is and whether it is the last, so that none can be
 * left out, moved or added at the end; the key is of this file, this attachment and this vault alone
 * (docs/vault-format.md, "Attachments"; the construction is STREAM, as in age).
 */

const MAGIC = Buffer.from('HHATTACH', 'latin1');
const VERSION = 1;
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Where a vault's attachments lie, and with what they are sealed. */
export interface AttachmentShelf {
  folder: string;
  vaultId: string;
  /** `derived.attachments` of the vault. */
  key: KeyObject;
}

/** What was read or written: its length, and its SHA-256 as 64 hex digits. */
export interface Content {
  bytes: number;
  digest: string;
}

/** The file is there, but is not what was attached: cut off, changed, or another attachment's. */
export class DamagedAttachment extends Error {
  override readonly name = 'DamagedAttachment';
}

/** While it is being written, an attachment's file bears this ending. */
export const UNFINISHED = '.part';

/** How long the file of an attachment is whose content is so long. */
export function sealedSize(bytes: number): number {
  // Even nothing at all is one sealed chunk.
  return HEADER_BYTES + bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
}

const pathOn = (shelf: AttachmentShelf, id: AttachmentId) => join(shelf.folder, id);

/**
 * Seals `source` into the attachment's file. When this returns, the file is on disk whole, also after a power
 * cut; before that, nothing bears its name.
 *
 * @throws what `source` throws, and the file system's errors; nothing is left behind then.
 */
export async function shelveAttachment(
  shelf: AttachmentShelf,
  id: AttachmentId,
  source: AsyncIterable<Uint8Array>,
): Promise<Content> {
  mkdirSync(shelf.folder, { recursive: true, mode: 0o700 });
  const path = pathOn(shelf, id);
  const part = path + UNFINISHED;
  try {
    const content = await seal(shelf, id, source, part);
    renameInPlace(part, path);
    flushFolder(shelf.folder);
    return content;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function seal(
  shelf: AttachmentShelf,
  id: AttachmentId,
  source: AsyncIterable<Uint8Array>,
  path: string,
): Promise<Content> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(shelf, id, salt);
  const content = measure();
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(Buffer.concat([MAGIC, Buffer.of(VERSION), salt]));
    let counter = 0;
    for await (const { chunk, isLast } of chunksOf(source)) {
      content.add(chunk);
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter, isLast));
      await file.writeFile(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]));
      counter += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return content.total();
}

/**
 * The attachment's content, chunk by chunk, each proven before it is handed out. That the file ends where it
 * should is proven before the first one.
 *
 * @param from bytes of the content to pass over; at or behind its end nothing is read.
 * @throws DamagedAttachment; ENOENT when there is no file.
 */
export async function* readAttachment(
  shelf: AttachmentShelf,
  id: AttachmentId,
  from = 0,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(pathOn(shelf, id), 'r');
  try {
    const { size } = await file.stat();
    const header = await readAt(file, 0, HEADER_BYTES);
    const isOurs = header.subarray(0, MAGIC.length).equals(MAGIC) && header[MAGIC.length] === VERSION;
    if (!isOurs) throw new DamagedAttachment();
    const key = keyOf(shelf, id, header.subarray(MAGIC.length + 1));
    const last = Math.ceil((size - HEADER_BYTES) / SEALED_BYTES) - 1;
    if (last < 0) throw new DamagedAttachment();
    const openChunk = async (counter: number): Promise<Buffer> => {
      const at = HEADER_BYTES + counter * SEALED_BYTES;
      const sealed = await readAt(file, at, Math.min(SEALED_BYTES, size - at));
      return opened(key, nonceOf(counter, counter === last), sealed);
    };
    const ending = await openChunk(last);
    // An empty last chunk behind others is nothing that was ever written here.
    if (ending.length === 0 && last > 0) throw new DamagedAttachment();
    for (let counter = Math.floor(from / CHUNK_BYTES); counter <= last; counter += 1) {
      const chunk = counter === last ? ending : await openChunk(counter);
      const wanted = chunk.subarray(Math.max(0, from - counter * CHUNK_BYTES));
      if (wanted.length > 0) yield wanted;
    }
  } finally {
    await file.close();
  }
}

/** Reads an attachment through. @throws DamagedAttachment; ENOENT when there is no file. */
export async function verifyAttachment(shelf: AttachmentShelf, id: AttachmentId): Promise<Content> {
  const content = measure();
  for await (const chunk of readAttachment(shelf, id)) content.add(chunk);
  return content.total();
}

/**
 * Seals an attachment anew on another shelf, under its key; the one it comes from stays as it is.
 *
 * @returns the content's measures, to be held against the attachment's row.
 * @throws DamagedAttachment; ENOENT when there is no file; EEXIST when an unfinished one lies there already.
 */
export function reencryptAttachment(
  from: AttachmentShelf,
  to: AttachmentShelf,
  id: AttachmentId,
): Promise<Content> {
  return shelveAttachment(to, id, readAttachment(from, id));
}

/** Adds up content as it passes by. */
export function measure() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add: (chunk: Uint8Array) => {
      hash.update(chunk);
      bytes += chunk.length;
    },
    /** Once, at the end. */
    total: (): Content => ({ bytes, digest: hash.digest('hex') }),
  };
}

function keyOf({ key, vaultId }: AttachmentShelf, id: AttachmentId, salt: Uint8Array): KeyObject {
  const info = JSON.stringify(['heartharbor-attachment', VERSION, vaultId, id]);
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, info, 32)));
}

/** Twelve bytes: the chunk's number in eleven, big-endian, and 1 for the last chunk or 0. */
function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(counter, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function opened(key: KeyObject, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new DamagedAttachment();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const chunk = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new DamagedAttachment();
  }
  return chunk;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (length <= 0) throw new DamagedAttachment();
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) throw new DamagedAttachment();
    read += bytesRead;
  }
  return bytes;
}

/** Full chunks and a last one, which is empty only when there is nothing at all. */
async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ chunk: Uint8Array; isLast: boolean }> {
  let waiting = Buffer.alloc(0);
  for await (const piece of source) {
    waiting = Buffer.concat([waiting, piece]);
    // What is full waits until something follows: only then is it not the last.
    for (; waiting.length > CHUNK_BYTES; waiting = waiting.subarray(CHUNK_BYTES)) {
      yield { chunk: waiting.subarray(0, CHUNK_BYTES), isLast: false };
    }
  }
  yield { chunk: waiting, isLast: true };
}
