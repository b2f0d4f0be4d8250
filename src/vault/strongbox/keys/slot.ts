import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { hash as argon2, argon2id } from 'argon2';
import { z } from 'zod';
import { KDF_LEAST, KDF_MOST, type KdfCosts, type KdfPlan, measuredOnThisPc } from './kdf-costs.ts';

const base64 = (bytes: number) =>
  z.base64().refine((value) => Buffer.from(value, 'base64').length === bytes, `not ${bytes} bytes`);

/** One way into the vault: a password or the recovery code, wrapping the data key. */
export const slotShape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['password', 'recoveryCode']),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    version: z.literal(19),
    memoryKiB: z.int().min(KDF_LEAST.memoryKiB).max(KDF_MOST.memoryKiB),
    iterations: z.int().min(KDF_LEAST.iterations).max(KDF_MOST.iterations),
    parallelism: z.int().min(KDF_LEAST.parallelism).max(KDF_MOST.parallelism),
    salt: base64(16),
  }),
  wrap: z.strictObject({
    algorithm: z.literal('aes-256-gcm'),
    nonce: base64(12),
    ciphertext: base64(32),
    tag: base64(16),
  }),
});
export type Slot = z.infer<typeof slotShape>;

/** Everything that the wrapping authenticates besides the data key, byte for byte. */
function authenticated(vaultId: string, slot: Pick<Slot, 'id' | 'kind' | 'kdf'>): Buffer {
  const { algorithm, version, memoryKiB, iterations, parallelism, salt } = slot.kdf;
  const said = ['heartharbor-vault', 1, vaultId, slot.id, slot.kind];
  return Buffer.from(
    JSON.stringify([...said, algorithm, version, memoryKiB, iterations, parallelism, salt]),
    'utf8',
  );
}

function hash(secret: string, costs: KdfCosts, salt: Uint8Array): Promise<Buffer> {
  return argon2(Buffer.from(secret.normalize('NFKC'), 'utf8'), {
    type: argon2id,
    memoryCost: costs.memoryKiB,
    timeCost: costs.iterations,
    parallelism: costs.parallelism,
    hashLength: 32,
    salt: Buffer.from(salt),
    raw: true,
  });
}

/** What the shipped app's keys cost: about a second on the PC where the vault is made. */
export const MEASURED: KdfPlan = measuredOnThisPc((costs) => hash('', costs, randomBytes(16)));

function wrappingKey(secret: string, kdf: Slot['kdf']): Promise<Buffer> {
  return hash(secret, kdf, Buffer.from(kdf.salt, 'base64'));
}

/**
 * Wraps the 32-byte data key so that `secret` opens it.
 *
 * @param costs the strongest of the vault's slots, or what was measured for a new vault.
 * @param id of the slot whose place it takes with the same secret; otherwise a new one.
 */
export async function makeSlot(
  vaultId: string,
  kind: Slot['kind'],
  secret: string,
  dataKey: Uint8Array,
  { memoryKiB, iterations, parallelism }: KdfCosts,
  id: string = randomUUID(),
): Promise<Slot> {
  const salt = randomBytes(16).toString('base64');
  const kdf = { algorithm: 'argon2id', version: 19, memoryKiB, iterations, parallelism, salt } as const;
  const slot = { id, kind, kdf };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(secret, kdf), nonce);
  cipher.setAAD(authenticated(vaultId, slot));
  const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    ...slot,
    wrap: {
      algorithm: 'aes-256-gcm',
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    },
  };
}

/** The data key, or null when `secret` does not open this slot or the slot was tampered with. */
export async function openSlot(vaultId: string, slot: Slot, secret: string): Promise<Buffer | null> {
  const key = await wrappingKey(secret, slot.kdf);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.wrap.nonce, 'base64'));
  decipher.setAAD(authenticated(vaultId, slot));
  decipher.setAuthTag(Buffer.from(slot.wrap.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.wrap.ciphertext, 'base64')), decipher.final()]);
  } catch {
    // A wrong secret and a changed slot look alike, on purpose.
    return null;
  }
}

/** How much memory keys may take at once while they are tried. */
const MEMORY_AT_ONCE_KIB = 524_288;

/**
 * Finds the slot that `secret` opens. Where several people hold a password, some are tried at once, so that the
 * last of them does not wait a second for each of the others.
 *
 * @returns null when it opens none; which one was nearly right cannot be known.
 */
export async function openAnySlot(
  vaultId: string,
  slots: readonly Slot[],
  secret: string,
): Promise<{ slot: Slot; dataKey: Buffer } | null> {
  const most = Math.max(0, ...slots.map(({ kdf }) => kdf.memoryKiB));
  const atOnce = Math.max(1, Math.floor(MEMORY_AT_ONCE_KIB / Math.max(most, 1)));
  for (let first = 0; first < slots.length; first += atOnce) {
    const opened = await Promise.all(
      slots.slice(first, first + atOnce).map(async (slot) => {
        const dataKey = await openSlot(vaultId, slot, secret);
        return dataKey && { slot, dataKey };
      }),
    );
    const found = opened.find((each) => each !== null);
    if (found) return found;
  }
  return null;
}
