import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

/*
 * What the tests' vaults are given in argon2's place (vitest.config.ts): argon2 itself, at whatever it is asked to
 * cost, but asked once for the same key. A copied vault that is unlocked in each of hundreds of tests is the same
 * password with the same salt each time. Whatever differs in the least is derived.
 */

// The library's own file: its name leads here.
const real: typeof import('argon2') = createRequire(import.meta.url)('argon2');

export const { argon2id } = real;

const derived = new Map<string, Promise<Buffer>>();

/** @returns what `argon2.hash` returns, for whoever asks for raw bytes. */
export async function hash(
  secret: Buffer | string,
  options: Parameters<typeof real.hash>[1] & { raw: true },
): Promise<Buffer> {
  // Buffers are written out in full; that of a secret does not stay in memory beside its key.
  const question = createHash('sha256')
    .update(JSON.stringify([secret, options]))
    .digest('base64');
  const known = derived.get(question) ?? real.hash(secret, options);
  derived.set(question, known);
  // A key is wiped by whoever has done with it.
  return Buffer.from(await known);
}
