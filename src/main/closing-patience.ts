import type { Unfinished } from '#shared/contract/shell.ts';

/** How long a closing vault may take before it is ended by force; every write is already on disk. */
const CLOSING_SECONDS = 10;
/** A vault that closes and says what it still finishes gets this much from each of its words, */
const FINISHING_SECONDS = 60;
/** and this much in all: a full stick, or gigabytes of attachments under a new key; and not for ever. */
const LONGEST_SECONDS = { backup: 20 * 60, reencryption: 6 * 3600 } satisfies Record<Unfinished, number>;

/**
 * How long a closing vault is waited for. It counts seconds that the PC was awake, one by one: neither a clock nor
 * a timer can tell the time that a vault had from the time that it slept through.
 */
export class ClosingPatience {
  #left = CLOSING_SECONDS;
  #passed = 0;
  #longest = LONGEST_SECONDS.backup;

  /** The vault says that it still finishes this. */
  hear(work: Unfinished): void {
    this.#longest = LONGEST_SECONDS[work];
    this.#left = FINISHING_SECONDS;
  }

  /** One more second awake. @returns true when there is no more to wait for. */
  secondPassed(): boolean {
    this.#passed += 1;
    this.#left -= 1;
    return this.#left <= 0 || this.#passed >= this.#longest;
  }
}
