import { Refusal } from '#shared/outcome.ts';
import { type KdfCosts, strongestOf } from './kdf-costs.ts';
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import { parseRecoveryCode } from './recovery-code.ts';
import { makeSlot, openSlot, type Slot } from './slot.ts';
import type { TryCounter } from './tries.ts';

/** A secret that its holder types once more before anything about keys is changed. */
export interface Proof {
  /** The slot through which the room was opened. */
  slotId: string;
  secret: string;
}

/**
 * The keys of an open vault. The room does not keep the data key: whoever changes a key proves that he holds
 * one, and the data key lives for as long as that takes.
 */
export class KeyRing {
  readonly #path: string;
  readonly #tries: TryCounter;
  readonly #now: () => number;
  readonly #floor: KdfCosts;

  constructor(path: string, tries: TryCounter, now: () => number, floor: KdfCosts) {
    this.#path = path;
    this.#tries = tries;
    this.#now = now;
    this.#floor = floor;
  }

  /** Every slot's id and kind, in the order of the key file. */
  slots(): Pick<Slot, 'id' | 'kind'>[] {
    return readKeyFile(this.#path).slots.map(({ id, kind }) => ({ id, kind }));
  }

  /** A new slot for `secret`, not in the key file yet. @throws Refusal `tooSoon`, `wrongSecret`. */
  async cut(proof: Proof, kind: Slot['kind'], secret: string): Promise<Slot> {
    const keyFile = readKeyFile(this.#path);
    const dataKey = await this.#dataKey(keyFile, proof);
    try {
      return await makeSlot(keyFile.vaultId, kind, secret, dataKey, costsAmong(keyFile.slots, this.#floor));
    } finally {
      dataKey.fill(0);
    }
  }

  /**
   * A slot of another data key than this vault's, for whoever holds a key of this one.
   *
   * @throws Refusal `tooSoon`, `wrongSecret`.
   */
  async cutFor(dataKey: Uint8Array, proof: Proof, kind: Slot['kind'], secret: string): Promise<Slot> {
    const keyFile = readKeyFile(this.#path);
    (await this.#dataKey(keyFile, proof)).fill(0);
    return await makeSlot(keyFile.vaultId, kind, secret, dataKey, costsAmong(keyFile.slots, this.#floor));
  }

  /** Puts a new slot into the key file, in the place of the old ones if there are any, in one write. */
  hang(slot: Slot, insteadOf: readonly string[] = []): void {
    const keyFile = readKeyFile(this.#path);
    const stay = keyFile.slots.filter(({ id }) => !insteadOf.includes(id));
    writeKeyFile(this.#path, { ...keyFile, slots: [...stay, slot] });
  }

  /**
   * Takes a password out of the key file.
   *
   * @throws Refusal `tooSoon`, `wrongSecret`; nothing is changed then.
   */
  async takeOff(proof: Proof, slotId: string): Promise<void> {
    const keyFile = readKeyFile(this.#path);
    (await this.#dataKey(keyFile, proof)).fill(0);
    writeKeyFile(this.#path, { ...keyFile, slots: keyFile.slots.filter(({ id }) => id !== slotId) });
  }

  async #dataKey(keyFile: KeyFile, { slotId, secret }: Proof): Promise<Buffer> {
    this.#tries.mustHaveWaited(this.#now());
    const slot = keyFile.slots.find(({ id }) => id === slotId);
    const typed = slot?.kind === 'recoveryCode' ? parseRecoveryCode(secret) : secret;
    this.#tries.recordTry(this.#now());
    const dataKey = slot && typed !== null ? await openSlot(keyFile.vaultId, slot, typed) : null;
    if (!dataKey) throw Refusal.at('proof', 'wrongSecret', '与当前的密码不一致，没有改动');
    this.#tries.clear();
    return dataKey;
  }
}

/** What a further slot costs: no later key is the weak one among the others. */
export function costsAmong(slots: readonly Slot[], floor: KdfCosts): KdfCosts {
  return strongestOf(floor, ...slots.map(({ kdf }) => kdf));
}
