import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';

const base64 = (bytes: number) =>
  z.base64().refine((value) => Buffer.from(value, 'base64').length === bytes, `not ${bytes} bytes`);

/** Argon2id in the library's const enum, which isolated modules cannot read. */
const ARGON2ID = 2;

/** The least that Argon2id may cost; a slot below it was not made by this app (docs/vault-format.md). */
export const KDF_FLOOR = { memoryKiB: 65_536, iterations: 3, parallelism: 4 } as const;

/** One way into the vault: a password or the recovery code, wrapping the data key. */
export const slotShape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['password', 'recoveryCode']),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    version: z.literal(19),
    memoryKiB: z.int().min(KDF_FLOOR.memoryKiB).max(1_048_576),
    iterations: z.int().min(KDF_FLOOR.iterations).max(10),
    parallelism: z.int().min(KDF_FLOOR.parallelism).max(16),
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

function wrappingKey(secret: string, kdf: Slot['kdf']): Promise<Buffer> {
  return hashRaw(Buffer.from(secret.normalize('NFKC'), 'utf8'), {
    algorithm: ARGON2ID,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.iterations,
    parallelism: kdf.parallelism,
    outputLen: 32,
    salt: Buffer.from(kdf.salt, 'base64'),
  });
}

/** Wraps the 32-byte data key so that `secret` opens it. */
export async function makeSlot(
  vaultId: string,
  kind: Slot['kind'],
  secret: string,
  dataKey: Uint8Array,
): Promise<Slot> {
  const kdf = {
    algorithm: 'argon2id',
    version: 19,
    ...KDF_FLOOR,
    salt: randomBytes(16).toString('base64'),
  } as const;
  const slot = { id: randomUUID(), kind, kdf };
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
