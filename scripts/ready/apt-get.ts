import { setTimeout as pause } from 'node:timers/promises';
import { outputOf } from './command.ts';

/** A machine that updates itself after its start holds apt's locks for minutes. */
const PATIENCE_MS = 15 * 60_000;
const BETWEEN_TRIES_MS = 2_000;

/** In apt's words and in dpkg's, of every lock: the lists', the archives', dpkg's own and its front end's. */
const HELD = /^.*(?:Could not get lock|was locked by another process).*$/m;

/**
 * Runs apt-get. Where another apt-get or dpkg is at work it says so, once, and waits until that one is done: apt
 * itself gives up at once for its lists and its archives, and knows a patience only for dpkg's lock.
 * What apt-get says is shown when it fails.
 * @returns the exit code
 */
export async function aptGet(args: readonly string[]): Promise<number> {
  // Its complaint is read here, so it shall be in English.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const givesUpAt = Date.now() + PATIENCE_MS;
  let said = '';
  for (;;) {
    const { code, output } = await outputOf('apt-get', args, { env });
    if (code === 0) return code;
    const [held] = HELD.exec(output) ?? [];
    if (!held || Date.now() > givesUpAt) {
      process.stderr.write(output);
      return code;
    }
    const reason = held.replace(/^[EW]: /, '').trim();
    if (reason !== said) console.log(`Waiting for another installation on this machine: ${reason}`);
    said = reason;
    // apt tells nobody when a lock is given back.
    await pause(BETWEEN_TRIES_MS);
  }
}
