import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type AuditHead, auditHeadShape } from '#vault/strongbox/audit/audit-head.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { slotShape } from './slot.ts';

const always = {
  format: z.literal('heartharbor-vault'),
  vaultId: z.uuid(),
  createdAt: z.int(),
  slots: z.array(slotShape).min(1).max(8),
};
/** Version 1 knew no head of the audit log. It is read, and written again as version 2. */
const firstVersion = z
  .strictObject({ ...always, version: z.literal(1) })
  .transform((keyFile) => ({ ...keyFile, version: 2 as const, auditHead: null }));
/** `vault.json`: which ways lead to the data key. It holds no name of anybody (docs/vault-format.md). */
const keyFileShape = z.strictObject({
  ...always,
  version: z.literal(2),
  /** Null in a file of version 1, and while a vault is being made. */
  auditHead: auditHeadShape.nullable(),
});
export type KeyFile = z.infer<typeof keyFileShape>;

/** The key file is there but cannot be read as one: damaged, tampered with, or of another app. */
export class DamagedKeyFile extends Error {
  override readonly name = 'DamagedKeyFile';
}

/** @throws DamagedKeyFile */
export function readKeyFile(path: string): KeyFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new DamagedKeyFile();
    throw error;
  }
  const keyFile = z.union([keyFileShape, firstVersion]).safeParse(content);
  if (!keyFile.success) throw new DamagedKeyFile();
  return keyFile.data;
}

/** Writes the head of the audit log into the key file; everything else in it stays. */
export function writeAuditHead(path: string, auditHead: AuditHead): void {
  writeKeyFile(path, { ...readKeyFile(path), auditHead });
}

/** Writes the key file whole or not at all: a neighbour first, flushed, then moved over it. */
export function writeKeyFile(path: string, keyFile: KeyFile): void {
  const neighbour = `${path}.new`;
  const file = openSync(neighbour, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(keyFile, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameInPlace(neighbour, path);
  flushFolder(dirname(path));
}

/** Makes a rename inside `folder` durable. Windows keeps its own order and refuses to open a folder. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
