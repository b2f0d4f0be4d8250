import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { argon2id } from 'hash-wasm';

/*
 * A stranger with a secret and docs/vault-format.md. Nothing of the app is imported here, and none of its libraries:
 * Argon2 is hash-wasm's, the database SQLCipher's own, everything else the web platform's WebCrypto.
 */

/** From here on the page's own words: what it calls a JSON line. */
const jsonLine = (values: (string | number)[]) => new TextEncoder().encode(JSON.stringify(values));
const utf8 = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('hex');

interface KeyFile {
  version: number;
  vaultId: string;
  slots: {
    id: string;
    kind: string;
    kdf: { memoryKiB: number; iterations: number; parallelism: number; salt: string };
    wrap: { nonce: string; ciphertext: string; tag: string };
  }[];
  auditHead: { sequence: number; hash: string; tag: string } | null;
}

export function keyFileIn(folder: string): KeyFile {
  return JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
}

/** "From a secret to the data key". */
export async function dataKey(
  folder: string,
  kind: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { vaultId, slots } = keyFileIn(folder);
  for (const { id, kdf, wrap } of slots.filter((slot) => slot.kind === kind)) {
    const wrapping = await argon2id({
      password: utf8(secret.normalize('NFKC')),
      salt: base64(kdf.salt),
      memorySize: kdf.memoryKiB,
      iterations: kdf.iterations,
      parallelism: kdf.parallelism,
      hashLength: 32,
      outputType: 'binary',
    });
    const key = await crypto.subtle.importKey('raw', Uint8Array.from(wrapping), 'AES-GCM', false, [
      'decrypt',
    ]);
    const { memoryKiB, iterations, parallelism, salt } = kdf;
    const said = ['heartharbor-vault', 1, vaultId, id, kind, 'argon2id', 19];
    const additionalData = jsonLine([...said, memoryKiB, iterations, parallelism, salt]);
    const sealed = Uint8Array.from([...base64(wrap.ciphertext), ...base64(wrap.tag)]);
    try {
      const gcm = { name: 'AES-GCM', iv: base64(wrap.nonce), additionalData };
      return new Uint8Array(await crypto.subtle.decrypt(gcm, key, sealed));
    } catch {
      // Another holder's slot.
    }
  }
  throw new Error('no slot opens');
}

/** "Keys made from the data key". */
export function derivedKey(key: Uint8Array<ArrayBuffer>, purpose: string, bytes: number) {
  return hkdf(key, new Uint8Array(), utf8(`heartharbor/1/${purpose}`), bytes);
}

async function hkdf(
  input: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
) {
  const key = await crypto.subtle.importKey('raw', input, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, bytes * 8),
  );
}

/** "The database". */
export function databaseIn(folder: string, key: Uint8Array): Database {
  const database = new Database(join(folder, 'room.db'));
  database.exec(`PRAGMA key = "x'${hex(key)}'"`);
  return database;
}

/** "The audit log": how many lines there are; an error where the chain or the head do not hold. */
export async function provenAuditLines(
  folder: string,
  key: Uint8Array<ArrayBuffer>,
  database: Database,
): Promise<number> {
  const { vaultId, auditHead } = keyFileIn(folder);
  const lines = database
    .prepare('SELECT * FROM audit_log ORDER BY sequence')
    .all<Record<string, string | number>>();
  let previous = '0'.repeat(64);
  for (const [at, line] of lines.entries()) {
    const { sequence = 0, who = '', action = '', subject = '', detail = '' } = line;
    if (sequence !== at + 1 || line.previous_hash !== previous) throw new Error(`broken at ${at + 1}`);
    const said = [sequence, line.at ?? 0, who, action, subject, detail, previous];
    previous = hex(await crypto.subtle.digest('SHA-256', jsonLine(said)));
    if (line.hash !== previous) throw new Error(`changed at ${at + 1}`);
  }
  if (!auditHead) throw new Error('no head');
  const { sequence, hash, tag } = auditHead;
  if (lines[sequence - 1]?.hash !== hash) throw new Error('the log lacks the line of its head');
  const raw = await derivedKey(key, 'audit-head', 32);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const signing = await crypto.subtle.importKey('raw', raw, hmac, false, ['sign']);
  const signed = hex(await crypto.subtle.sign('HMAC', signing, jsonLine([vaultId, sequence, hash])));
  if (signed !== tag) throw new Error('the head was not signed with this key');
  return lines.length;
}

/** "Attachments": the content. */
export async function attachmentIn(
  folder: string,
  key: Uint8Array<ArrayBuffer>,
  id: string,
): Promise<Uint8Array> {
  const file = new Uint8Array(readFileSync(join(folder, 'attachments', id)));
  const header = file.subarray(0, 41);
  if (new TextDecoder('latin1').decode(header.subarray(0, 8)) !== 'HHATTACH' || header[8] !== 1) {
    throw new Error('not an attachment');
  }
  const info = jsonLine(['heartharbor-attachment', 1, keyFileIn(folder).vaultId, id]);
  const raw = await hkdf(await derivedKey(key, 'attachments', 32), header.slice(9), info, 32);
  const chunkKey = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const content: Uint8Array[] = [];
  for (let at = 41, number = 0; at < file.length; at += 65_552, number += 1) {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setBigUint64(3, BigInt(number));
    iv[11] = at + 65_552 >= file.length ? 1 : 0;
    const sealed = file.slice(at, at + 65_552);
    content.push(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, chunkKey, sealed)));
  }
  return Buffer.concat(content);
}
