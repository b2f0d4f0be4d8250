import {
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  streamed,
  streamOf,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '#vault/strongbox/zip.ts';

/**
 * A ZIP with one file in it, under AES-256 as WinZip wrote it down (AE-2), which 7-Zip, WinRAR and Bandizip open
 * (docs/decisions/0004-encrypted-exports.md). The name inside can be read without the password.
 */
export function encryptedZip(
  name: string,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return encryptedPack([{ name, bytes }], password);
}

/** The same with several files in it. */
export async function encryptedPack(
  files: readonly { name: string; bytes: Uint8Array }[],
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password,
    encryptionStrength: 3,
    // PDF and xlsx are compressed already.
    level: 0,
    dataDescriptor: false,
    extendedTimestamp: false,
  });
  for (const { name, bytes } of files) await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}

/** Several files without a password, in bytes that say nothing of the moment. */
export async function pack(
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    level: 0,
    dataDescriptor: false,
    extendedTimestamp: false,
    lastModDate: new Date(1980, 0, 1),
  });
  for (const { name, bytes } of files) await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}

/**
 * The same of content that is too long for memory, as a stream. The sizes stand behind the content then, since nobody
 * knows them before (APPNOTE 4.3.9).
 *
 * @throws what `content` throws, while it is read.
 */
export async function* encryptedZipOf(
  name: string,
  content: AsyncIterable<Uint8Array>,
  password: string,
): AsyncGenerator<Uint8Array> {
  const { readable, written } = streamed(async (to) => {
    const zip = new ZipWriter(to, { password, encryptionStrength: 3, level: 0, extendedTimestamp: false });
    await zip.add(name, streamOf(content));
    await zip.close();
  });
  yield* readable;
  await written;
}

/** Why one file of an encrypted ZIP cannot be had. */
export type ZipTrouble = 'wrongPassword' | 'noSuchFile' | 'damaged';

const STORED = 0;
const MOST_FILES = 50;

/**
 * One file out of a ZIP that `encryptedPack` made. Names inside are compared and lead nowhere; what is compressed is
 * not unpacked at all, so nothing can swell; what claims more than `mostBytes` is left alone.
 */
export async function readEncryptedZip(
  zip: Uint8Array,
  name: string,
  { password, mostBytes }: { password: string; mostBytes: number },
): Promise<Uint8Array | ZipTrouble> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { checkSignature: true });
  try {
    const entries = await reader.getEntries();
    if (entries.length > MOST_FILES) return 'noSuchFile';
    const named = entries.filter(({ filename }) => filename === name);
    const [entry] = named;
    if (!entry || entry.directory || named.length > 1) return 'noSuchFile';
    const isOurs =
      entry.encrypted &&
      !entry.zipCrypto &&
      entry.compressionMethod === STORED &&
      entry.uncompressedSize <= mostBytes &&
      entry.compressedSize <= mostBytes + 1_000;
    if (!isOurs) return 'noSuchFile';
    return await entry.getData(new Uint8ArrayWriter(), { password });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return said === ERR_INVALID_PASSWORD || said === ERR_ENCRYPTED ? 'wrongPassword' : 'damaged';
  } finally {
    await reader.close();
  }
}
