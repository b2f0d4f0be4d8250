import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Keys of their own for what the database's key must not be used for. Held outside of JavaScript's memory. */
export interface DerivedKeys {
  /** Every attachment's key is made from this one. */
  attachments: KeyObject;
  /** Signs the audit log's head in the key file. */
  auditHead: KeyObject;
  /** Seals which student and week a row of a workbook is about, while the workbook is with a homeroom teacher. */
  rows: KeyObject;
  /** Names the data key without telling anything of it, 16 hex digits: which backups does it open? */
  keyId: string;
}

/** HKDF-SHA256 of the 32-byte data key, no salt, one key for each purpose (docs/vault-format.md). */
function derived(dataKey: Uint8Array, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `heartharbor/1/${purpose}`, bytes));
}

/** The keys that an open room may keep, from the data key that it may not. */
export function deriveKeys(dataKey: Uint8Array): DerivedKeys {
  return {
    attachments: secretKey(derived(dataKey, 'attachments', 32)),
    auditHead: secretKey(derived(dataKey, 'audit-head', 32)),
    rows: secretKey(derived(dataKey, 'rows', 32)),
    keyId: derived(dataKey, 'key-id', 8).toString('hex'),
  };
}

function secretKey(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
