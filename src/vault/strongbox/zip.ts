import { configure } from '@zip.js/zip.js/lib/zip-core-external.js';

// A worker would be a script of its own, which the packaged app does not have.
configure({ useWebWorkers: false });

/** The one library for ZIP files: backups, and what leaves the vault with a password. */
export * from '@zip.js/zip.js/lib/zip-core-external.js';

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
