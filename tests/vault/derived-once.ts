import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/*
 * What the tests' vaults are given in argon2's place (vitest.config.ts, built-once.ts): argon2 itself, at whatever it
 * is asked to cost, but asked once for the same key. A copied vault that is unlocked in each of hundreds of tests is
 * the same password with the same salt each time. Whatever differs in the least is derived.
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
  const question = createHash('sha256')
    .update(JSON.stringify([secret, options]))
    .digest('hex');
  const known =
    derived.get(question) ?? knownHere(question) ?? keptHere(question, real.hash(secret, options));
  derived.set(question, known);
  // A key is wiped by whoever has done with it.
  return Buffer.from(await known);
}

/** Where processes that are killed, one after the other, leave a key for the next one. */
const kept = process.env.HEARTHARBOR_DERIVED_KEYS;

function knownHere(question: string): Promise<Buffer> | undefined {
  try {
    return kept === undefined ? undefined : Promise.resolve(readFileSync(join(kept, question)));
  } catch {
    return undefined;
  }
}

async function keptHere(question: string, key: Promise<Buffer>): Promise<Buffer> {
  const bytes = await key;
  if (kept !== undefined) {
    mkdirSync(kept, { recursive: true });
    const file = join(kept, question);
    writeFileSync(`${file}.begun`, bytes);
    // Whole or not at all, whenever the kill comes.
    renameSync(`${file}.begun`, file);
  }
  return bytes;
}
