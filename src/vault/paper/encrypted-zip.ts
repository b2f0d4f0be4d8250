import {
  configure,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-external.js';

// A worker would be a script of its own, which the packaged app does not have.
configure({ useWebWorkers: false });

/**
 * A ZIP with one file in it, under AES-256 as WinZip wrote it down (AE-2), which 7-Zip, WinRAR and Bandizip open
 * (docs/decisions/0004-encrypted-exports.md). The name inside can be read without the password.
 */
export async function encryptedZip(
  name: string,
  bytes: Uint8Array,
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
  await zip.add(name, new Uint8ArrayReader(bytes));
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
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const zip = new ZipWriter(writable, {
    password,
    encryptionStrength: 3,
    level: 0,
    extendedTimestamp: false,
  });
  const written = zip.add(name, streamOf(content)).then(() => zip.close());
  // Whoever reads sees the failure; the stream has to end with it.
  written.catch((error) => writable.abort(error).catch(() => undefined));
  yield* readable;
  await written;
}

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
