import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key of a row of a fill-in workbook: AES-256-GCM of the words that say what it is about, none of which holds a
 * blank. To whoever has the workbook it tells nothing, not even that two rows are about the same, and nobody can make one
 * up (docs/decisions/0030-fill-in-workbooks.md).
 */
export function sealWords(key: KeyObject, words: readonly string[]): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(words.join(' '), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** What a row is about; null for a key that this vault has not given out, or whose letters were changed. */
export function openWords(key: KeyObject, written: string): string[] | null {
  const bytes = Buffer.from(written, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      .toString('utf8')
      .split(' ');
  } catch {
    return null;
  }
}
