import { renameSync } from 'node:fs';
import { codeOf } from './disk-troubles.ts';

/** An antivirus or an indexer is done with a new file long before. */
const PATIENCE_MS = 2_000;
const BETWEEN_TRIES_MS = 50;

/**
 * Renames a file or a folder, over the file that is there. Windows refuses it while any program has the one or the
 * other open, which antivirus programs and indexers do for a moment with every new file: that moment is waited out,
 * in this very process, so that nothing comes between.
 *
 * @throws the file system's error when it stays so, or is another one.
 */
export function renameInPlace(from: string, to: string): void {
  const givesUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const mayPass = process.platform === 'win32' && /^(EPERM|EACCES|EBUSY)$/.test(codeOf(error));
      if (!mayPass || performance.now() > givesUpAt) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES_MS);
  }
}
