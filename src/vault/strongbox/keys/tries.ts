import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '#shared/outcome.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';

const FREE_TRIES = 2;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/** Far beyond the longest delay; no count grows until it is no number any more. */
const MOST_COUNTED = 1_000_000;

const triesShape = z.strictObject({ failures: z.int().min(0), lastFailedAt: z.int().min(0) });
type Tries = z.infer<typeof triesShape>;

/** How long after a failure the next try must wait: nothing twice, then doubling from a second to five minutes. */
function delayAfter(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_TRIES - 1), LONGEST_DELAY_MS);
}

/** Wrong tries, counted in a small file beside the key file so that a restart does not forget them. */
export class TryCounter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Milliseconds until the next try is allowed. A clock set forward ends one wait, not the count: the next wrong
   * try waits longer again. Whoever can change the clock can also copy the vault and try elsewhere; what holds
   * there is Argon2id and a good password (docs/vault-format.md).
   */
  waitMs(now: number): number {
    const { failures, lastFailedAt } = this.#read();
    const delay = delayAfter(failures);
    if (delay === 0) return 0;
    if (lastFailedAt > now) {
      // The clock was set back. The wait begins anew from here: a try made "in 2030" must not lock until then.
      this.#write({ failures, lastFailedAt: now });
      return delay;
    }
    return Math.max(0, lastFailedAt + delay - now);
  }

  /** @throws Refusal `tooSoon` while the next try is not allowed. */
  mustHaveWaited(now: number): void {
    const waitMs = this.waitMs(now);
    if (waitMs > 0) {
      throw new Refusal('tooSoon', `多次未能打开，请等待 ${Math.ceil(waitMs / 1000)} 秒后再试。`);
    }
  }

  /** Counts a try. It stays counted until `clear`, which only a success calls. */
  recordTry(now: number): void {
    this.#write({ failures: Math.min(this.#read().failures + 1, MOST_COUNTED), lastFailedAt: now });
  }

  #write(tries: Tries): void {
    const neighbour = `${this.#path}.new`;
    writeFileSync(neighbour, JSON.stringify(tries), { mode: 0o600 });
    try {
      renameInPlace(neighbour, this.#path);
    } catch {
      // Somebody put a folder there, or holds the file.
      rmSync(this.#path, { recursive: true, force: true });
      renameInPlace(neighbour, this.#path);
    }
  }

  /** The try that was counted last was none: the secret was right. The ones before it stay counted. */
  acquit(): void {
    const { failures, lastFailedAt } = this.#read();
    if (failures <= 1) this.clear();
    else this.#write({ failures: failures - 1, lastFailedAt });
  }

  /** How many tries have been counted since the last success. */
  count(): number {
    return this.#read().failures;
  }

  clear(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }

  #read(): Tries {
    try {
      return triesShape.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return { failures: 0, lastFailedAt: 0 };
    }
  }
}
