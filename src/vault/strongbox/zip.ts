import { configure } from '@zip.js/zip.js/lib/zip-core-external.js';

// A worker would be a script of its own, which the packaged app does not have.
configure({ useWebWorkers: false });

/** The one library for ZIP files: backups, and what leaves the vault with a password. */
export * from '@zip.js/zip.js/lib/zip-core-external.js';

/** What the library writes, as a stream to be read. It ends with the error of `written`, where that fails. */
export function streamed(write: (to: WritableStream<Uint8Array>) => Promise<unknown>) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const written = write(writable);
  written.catch((error) => writable.abort(error).catch(() => undefined));
  return { readable, written };
}

/** What comes piece by piece, as the library takes it. */
export function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
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
