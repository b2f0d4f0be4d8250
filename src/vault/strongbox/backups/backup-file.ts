import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type FileEntry, Reader, streamed, streamOf, ZipReader, ZipWriter } from '#vault/strongbox/zip.ts';

/*
 * One backup is one file: a zip whose entries are stored as they are, since what they hold is encrypted
 * already. `manifest.json` comes last and names every other entry with its size and SHA-256; it tells which
 * vault and which key, and nothing of the school (docs/vault-format.md). Any unzip program can take it apart.
 */

const MANIFEST = 'manifest.json';
export const KEY_FILE = 'vault.json';
export const DATABASE = 'room.db';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ATTACHMENT = new RegExp(`^attachments/${UUID}$`);

/** The entries that a backup may have besides its manifest. Any other name makes it none of ours. */
function isEntryName(name: string): boolean {
  return name === KEY_FILE || name === DATABASE || ATTACHMENT.test(name);
}

/** The entry of an attachment's encrypted file. */
export function attachmentEntry(id: string): string {
  return `attachments/${id}`;
}

const manifestShape = z.strictObject({
  format: z.literal('heartharbor-backup'),
  version: z.literal(1),
  vaultId: z.uuid(),
  /** Which data key opens it (DerivedKeys.keyId). */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** UTC milliseconds. */
  createdAt: z.int(),
  appVersion: z.string().max(60),
  /** How many migrations its database has seen. */
  databaseVersion: z.int().min(1),
  files: z.array(
    z.strictObject({
      path: z.string().refine(isEntryName),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestShape>;
const laterVersion = z.looseObject({ format: z.literal('heartharbor-backup'), version: z.int().min(2) });

/**
 * `notABackup`: no file of ours, or cut off. `damaged`: ours, but its content is not what was written.
 * `newer`: made by a later app.
 */
export class UnreadableBackup extends Error {
  override readonly name = 'UnreadableBackup';
  readonly reason: 'notABackup' | 'damaged' | 'newer';
  constructor(reason: 'notABackup' | 'damaged' | 'newer') {
    super(reason);
    this.reason = reason;
  }
}

/** How a long copy is watched, and stopped. */
export interface Watch {
  signal?: AbortSignal | undefined;
  /** Called with the number of bytes that have just gone through. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** What goes into a backup: a file on disk, or bytes at hand. */
export type BackupSource = { path: string } & ({ from: string } | { content: Buffer });

const CHUNK_BYTES = 1024 * 1024;

/**
 * Writes a backup's container, flushed to its disk.
 *
 * @param to must not exist yet.
 * @throws the file system's errors; an AbortError when it was stopped. What was written stays for the caller
 *   to remove.
 */
export async function writeBackupFile(
  to: string,
  about: Omit<Manifest, 'format' | 'version' | 'files'>,
  sources: readonly BackupSource[],
  { signal, onBytes }: Watch = {},
): Promise<void> {
  const { readable, written } = streamed((container) => enter(container, about, sources, onBytes));
  const kept = pipeline(readable, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }), {
    ...(signal && { signal }),
  });
  await bothWays(written, kept, signal);
}

/**
 * Waits for the two ends of a stream, both of them, so that nothing goes on behind the caller's back.
 * @throws what went wrong first: the other end only fails because of it; an AbortError when it was stopped.
 */
async function bothWays(
  given: Promise<unknown>,
  taken: Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await Promise.all([given, taken]);
  } catch (error) {
    await Promise.allSettled([given, taken]);
    signal?.throwIfAborted();
    throw error;
  }
}

/** Puts one entry after the other into a container, the manifest last: by then every hash is known. */
async function enter(
  container: WritableStream<Uint8Array>,
  about: Omit<Manifest, 'format' | 'version' | 'files'>,
  sources: readonly BackupSource[],
  onBytes: Watch['onBytes'],
): Promise<void> {
  const zip = new ZipWriter(container, {
    level: 0,
    extendedTimestamp: false,
    lastModDate: new Date(about.createdAt),
    unixMode: 0o100600,
  });
  const files: Manifest['files'] = [];
  for (const source of sources) {
    await zip.add(source.path, streamOf(hashing(source, files, onBytes)));
  }
  const manifest: Manifest = { format: 'heartharbor-backup', version: 1, ...about, files };
  await zip.add(MANIFEST, new Blob([`${JSON.stringify(manifest, null, 1)}\n`]).stream());
  await zip.close();
}

async function* hashing(source: BackupSource, files: Manifest['files'], onBytes: Watch['onBytes']) {
  const hash = createHash('sha256');
  let bytes = 0;
  const chunks: Iterable<Buffer> | ReadStream =
    'from' in source ? createReadStream(source.from, { highWaterMark: CHUNK_BYTES }) : [source.content];
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
    onBytes?.(chunk.length);
  }
  files.push({ path: source.path, bytes, sha256: hash.digest('hex') });
}

/** No school has as many attachments; more entries are an attack on memory. */
const MOST_ENTRIES = 200_000;
const LARGEST_MANIFEST_BYTES = 64 * 1024 * 1024;

/** A backup that was opened to be read. Close it. */
export interface BackupFile {
  manifest: Manifest;
  /** Size of the whole file. */
  bytes: number;
  /**
   * Reads an entry through and compares it with the manifest; writes it to `to`, which must not exist, if one
   * is given.
   *
   * @throws UnreadableBackup `damaged`.
   */
  read(path: string, to: string | null, watch?: Watch): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a backup and checks its table of contents: only names that a backup has, each once, stored without
 * compression, of true sizes, exactly those of the manifest. Nothing is unpacked.
 *
 * @throws UnreadableBackup; the file system's errors when the file cannot be opened.
 */
export async function openBackupFile(path: string): Promise<BackupFile> {
  const file = await open(path);
  try {
    const { size: bytes } = await file.stat();
    const entries = await readEntries(new ZipReader(new FileReader(file, bytes), STRICT), bytes);
    const manifest = await readManifest(entries);
    return {
      manifest,
      bytes,
      read: (name, to, watch) => readEntry(entries, manifest, { name, to }, watch ?? {}),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw isSystemError(error) || error instanceof UnreadableBackup
      ? error
      : new UnreadableBackup('notABackup');
  }
}

/** Pieces of a file on disk, as the library asks for them. */
class FileReader extends Reader<FileHandle> {
  readonly #file: FileHandle;

  constructor(file: FileHandle, bytes: number) {
    super(file);
    this.#file = file;
    this.size = bytes;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const { buffer: piece, bytesRead } = await this.#file.read(new Uint8Array(length), 0, length, index);
    return piece.subarray(0, bytesRead);
  }
}

/** Table of contents and entries have to say the same, and no entry lies over another. */
const STRICT = { strictness: 'strict', checkOverlappingEntry: true, checkSignature: true } as const;
const STORED = 0;

async function readEntries(zip: ZipReader<FileHandle>, bytes: number): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  let held = 0;
  for await (const entry of zip.getEntriesGenerator()) {
    const { filename, compressionMethod, uncompressedSize, compressedSize, encrypted } = entry;
    held += uncompressedSize;
    const isOurs = filename === MANIFEST || isEntryName(filename);
    const isStored =
      compressionMethod === STORED && !encrypted && uncompressedSize === compressedSize && held <= bytes;
    const isMore = entries.has(filename) || entries.size >= MOST_ENTRIES;
    if (entry.directory || !isOurs || !isStored || isMore) throw new UnreadableBackup('notABackup');
    entries.set(filename, entry);
  }
  return entries;
}

async function readManifest(entries: Map<string, FileEntry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST_BYTES) throw new UnreadableBackup('notABackup');
  const { readable, written } = streamed((to) => entry.getData(to));
  const [held] = await Promise.all([buffer(readable), written]);
  const content: unknown = JSON.parse(held.toString('utf8'));
  if (laterVersion.safeParse(content).success) throw new UnreadableBackup('newer');
  const manifest = manifestShape.safeParse(content);
  if (!manifest.success) throw new UnreadableBackup('notABackup');
  const named = new Map(manifest.data.files.map((file) => [file.path, file.bytes]));
  const others = [...entries].filter(([name]) => name !== MANIFEST);
  const agrees =
    named.size === manifest.data.files.length &&
    named.size === others.length &&
    named.has(KEY_FILE) &&
    named.has(DATABASE) &&
    others.every(([name, { uncompressedSize }]) => named.get(name) === uncompressedSize);
  if (!agrees) throw new UnreadableBackup('notABackup');
  return manifest.data;
}

async function readEntry(
  entries: Map<string, FileEntry>,
  manifest: Manifest,
  { name, to }: { name: string; to: string | null },
  { signal, onBytes }: Watch,
): Promise<void> {
  const entry = entries.get(name);
  const wanted = manifest.files.find(({ path }) => path === name);
  if (!entry || !wanted) throw new UnreadableBackup('damaged');
  const hash = createHash('sha256');
  const through = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      onBytes?.(chunk.length);
      yield chunk;
    }
  };
  const { readable, written } = streamed((to) =>
    entry.getData(to).catch((error) => {
      throw isSystemError(error) ? error : new UnreadableBackup('damaged');
    }),
  );
  const options = signal ? { signal } : {};
  const taken =
    to === null
      ? pipeline(readable, through, nowhere, options)
      : pipeline(
          readable,
          through,
          createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
          options,
        );
  await bothWays(written, taken, signal);
  if (hash.digest('hex') !== wanted.sha256) throw new UnreadableBackup('damaged');
}

async function nowhere(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}

/** The disk said no, which says nothing about what is in the file. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || error.name === 'AbortError');
}
