import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  AS_DESIGNED,
  changedLook,
  type LookChange,
  type LookOfThisPc,
  lookOfThisPc,
} from '#shared/contract/look.ts';

/** The look of this PC in a small file beside the vault: the door shows it, where the vault is locked. */
export class KeptLook {
  readonly #path: string;
  #look: LookOfThisPc;

  constructor(path: string) {
    this.#path = path;
    this.#look = readLook(path);
  }

  get now(): LookOfThisPc {
    return this.#look;
  }

  change(change: LookChange): void {
    const before = this.#look;
    this.#look = changedLook(before, change);
    // The room says its colours each time that it opens.
    if (isDeepStrictEqual(this.#look, before)) return;
    try {
      writeFileSync(this.#path, JSON.stringify(this.#look));
    } catch {
      // A full disk: it holds until the app ends.
    }
  }
}

/** As designed where there is no such file, or another thing in its place. */
function readLook(path: string): LookOfThisPc {
  try {
    return lookOfThisPc.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return AS_DESIGNED;
  }
}
