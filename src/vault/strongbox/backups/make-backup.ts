import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sealedSize } from '#vault/strongbox/attachments/attachment-file.ts';
import { auditHeadOf } from '#vault/strongbox/audit/audit-head.ts';
import type { Connection } from '#vault/strongbox/database/connection.ts';
import { isDamage } from '#vault/strongbox/database/examine.ts';
import { versionOf } from '#vault/strongbox/database/migrate.ts';
import { type RowCounts, rowCounts } from '#vault/strongbox/database/row-counts.ts';
import { diskTroubleOf } from '#vault/strongbox/disk-troubles.ts';
import type { DerivedKeys } from '#vault/strongbox/keys/derived-keys.ts';
import { flushFolder, readKeyFile } from '#vault/strongbox/keys/key-file.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import {
  attachmentEntry,
  type BackupSource,
  DATABASE,
  KEY_FILE,
  openBackupFile,
  UnreadableBackup,
  type Watch,
  writeBackupFile,
} from './backup-file.ts';
import { removeOutdated, removeUnfinished, type WantedFile } from './backup-folder.ts';
import { type BackupKind, newBackupName } from './backup-name.ts';
import type { LeftBehind } from './backups-to-keep.ts';

/** An open vault, as far as a backup needs it. */
export interface VaultToBackUp {
  /** The vault's folder. */
  folder: string;
  vaultId: string;
  connection: Connection;
  derived: Pick<DerivedKeys, 'auditHead' | 'keyId'>;
  appVersion: string;
  now: () => number;
}

/** A backup that was read back and proved whole. */
export interface MadeBackup {
  folder: string;
  fileName: string;
  /** UTC milliseconds. */
  createdAt: number;
  bytes: number;
  /** Attachments whose files the vault itself no longer has whole; everything else is in the backup. */
  missingAttachments: number;
}

/** Why there is no backup. */
export type BackupTrouble =
  | 'notThere'
  | 'noSpace'
  | 'noSpaceOnThisPc'
  | 'notWritable'
  | 'tooLarge'
  | 'notAsWritten'
  | 'damaged'
  | 'cancelled'
  | 'unexpected';

/** A backup that was not made. Nothing of it is left. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
  readonly trouble: BackupTrouble;
  constructor(trouble: BackupTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

/** How far a backup has come, in bytes that were written and then read back. */
export interface BackupProgress {
  done: number;
  all: number;
}

interface Making {
  kind: BackupKind;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: BackupProgress) => void) | undefined;
}

/** Beyond the backup itself, what must stay free where it lies, and where the vault lies. */
const SPARE_BYTES = 8 * 1024 * 1024;
const SPARE_ON_THIS_PC_BYTES = 64 * 1024 * 1024;

/**
 * Makes one verified backup of an open vault in `folder`. The database is copied in one moment (VACUUM INTO,
 * encrypted with the same key), written with the key file and all attachments into one file, and that file is
 * read back: every hash, the database reopened, its integrity, and the rows of every table against those of
 * that moment. Only then does it get its name; only then do outdated ones go.
 *
 * @throws BackupFailed
 */
export async function makeBackup(vault: VaultToBackUp, folder: string, making: Making): Promise<MadeBackup> {
  const workplace = join(vaultFiles(vault.folder).backups, 'making');
  let part: string | undefined;
  try {
    making.signal?.throwIfAborted();
    if (!isFolder(folder)) throw new BackupFailed('notThere');
    removeUnfinished(folder, vault.vaultId);
    rmSync(workplace, { recursive: true, force: true });
    const createdAt = vault.now();
    const fileName = newBackupName(making.kind, vault.vaultId, createdAt, (name) =>
      existsSync(join(folder, name)),
    );
    part = join(folder, `${fileName}.part`);
    const moment = copyInOneMoment(vault, folder, workplace);
    const watch = watchOver(moment.bytes, making);
    const about = {
      vaultId: vault.vaultId,
      keyId: vault.derived.keyId,
      createdAt,
      appVersion: vault.appVersion,
      databaseVersion: moment.version,
    };
    await writeBackupFile(part, about, moment.sources, watch);
    rmSync(join(workplace, DATABASE));
    await prove(vault.connection, part, moment, workplace, watch);
    renameInPlace(part, join(folder, fileName));
    flushIfPossible(folder);
    const bytes = statSync(join(folder, fileName)).size;
    await removeOutdated(folder, vault.vaultId, createdAt, {
      justMade: fileName,
      madeHere: namesMadeBy(vault.connection),
      leftBehind: leftBehindBy(vault.connection),
      missing: moment.missing,
    }).catch(() => undefined);
    return { folder, fileName, createdAt, bytes, missingAttachments: moment.missing.length };
  } catch (error) {
    throw error instanceof BackupFailed ? error : new BackupFailed(troubleOf(error), error);
  } finally {
    // A stick that was pulled takes its half file with it; the next backup there removes it.
    if (part) removeIfPossible(part);
    removeIfPossible(workplace);
  }
}

/** The vault as it is in one moment. */
interface Moment {
  sources: BackupSource[];
  bytes: number;
  counts: RowCounts;
  version: number;
  /** The files of attachments that are not there as they were attached. Those of removed ones do not count. */
  missing: WantedFile[];
}

/** Synchronous from beginning to end, so that nothing is written in between. */
function copyInOneMoment(vault: VaultToBackUp, target: string, workplace: string): Moment {
  const { connection } = vault;
  const files = vaultFiles(vault.folder);
  const wanted = attachmentFiles(connection);
  const held = new Set(existsSync(files.attachments) ? readdirSync(files.attachments) : []);
  const sizes = new Map(
    wanted
      .filter(({ id }) => held.has(id))
      .map(({ id }) => [id, statSync(join(files.attachments, id)).size] as const),
  );
  const attachmentBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const databaseBytes = sizeOf(files.database) + sizeOf(`${files.database}-wal`);
  mkdirSync(workplace, { recursive: true, mode: 0o700 });
  // The copy is gone before the proof is taken out: never two of them at once.
  needSpace(vault.folder, databaseBytes + SPARE_ON_THIS_PC_BYTES, 'noSpaceOnThisPc');
  needSpace(target, databaseBytes + attachmentBytes + SPARE_BYTES, 'noSpace');

  const copy = join(workplace, DATABASE);
  connection.prepare('VACUUM INTO ?').run(copy);
  const keyFile = {
    ...readKeyFile(files.keyFile),
    auditHead: auditHeadOf(connection, vault.derived.auditHead, vault.vaultId),
  };
  return {
    sources: [
      { path: KEY_FILE, content: Buffer.from(`${JSON.stringify(keyFile, null, 2)}\n`) },
      { path: DATABASE, from: copy },
      // One that was cut off goes along: it may be all that is left.
      ...[...sizes.keys()].map((id) => ({ path: attachmentEntry(id), from: join(files.attachments, id) })),
    ],
    bytes: sizeOf(copy) + attachmentBytes,
    counts: rowCounts(connection, 'main'),
    version: versionOf(connection),
    missing: wanted
      .filter(({ id, bytes, removed }) => !removed && sizes.get(id) !== bytes)
      .map(({ id, bytes }) => ({ path: attachmentEntry(id), bytes })),
  };
}

function knows(connection: Connection, table: string): boolean {
  return (
    connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !==
    undefined
  );
}

const attachmentShape = z.object({ id: z.string(), bytes: z.int(), removed: z.int() });

/** All attachments, hidden ones too, with the size of their files; none before the version that knows them. */
function attachmentFiles(connection: Connection): { id: string; bytes: number; removed: boolean }[] {
  if (!knows(connection, 'attachments')) return [];
  return connection
    .prepare('SELECT id, bytes, removed_at IS NOT NULL AS removed FROM attachments ORDER BY id')
    .all()
    .map((row) => attachmentShape.parse(row))
    .map(({ id, bytes, removed }) => ({ id, bytes: sealedSize(bytes), removed: removed === 1 }));
}

/** The names of the backups that this vault knows it made. */
function namesMadeBy(connection: Connection): Set<string> {
  if (!knows(connection, 'backup_runs')) return new Set();
  return new Set(
    connection.prepare(`SELECT file_name FROM backup_runs WHERE outcome = 'good'`).pluck().all().map(String),
  );
}

const leftBehindShape = z.object({ after: z.int(), until: z.int() });

/** Every time whose work this vault may lack: an older backup or database was taken, or what could be read was salvaged. */
function leftBehindBy(connection: Connection): LeftBehind[] {
  return connection
    .prepare(
      `SELECT coalesce(detail ->> 'backupCreatedAt', 0) AS after, at AS until FROM audit_log
       WHERE action IN ('vault.restored', 'vault.salvaged', 'vault.olderAccepted')`,
    )
    .all()
    .map((line) => leftBehindShape.parse(line));
}

/** @throws UnreadableBackup when the file on the target is not what was to be written. */
async function prove(
  connection: Connection,
  part: string,
  moment: Moment,
  workplace: string,
  watch: Watch,
): Promise<void> {
  const proof = join(workplace, 'proof.db');
  const backup = await openBackupFile(part);
  try {
    if (backup.manifest.files.length !== moment.sources.length) throw new UnreadableBackup('damaged');
    for (const { path } of moment.sources) await backup.read(path, path === DATABASE ? proof : null, watch);
  } finally {
    await backup.close();
  }
  // Without a key of its own it is opened with the one of the main database.
  connection.prepare('ATTACH ? AS proof').run(proof);
  try {
    const isWhole = connection.pragma('proof.integrity_check(1)', { simple: true }) === 'ok';
    const sameVersion = connection.pragma('proof.user_version', { simple: true }) === moment.version;
    const sameRows = JSON.stringify(rowCounts(connection, 'proof')) === JSON.stringify(moment.counts);
    if (!isWhole || !sameVersion || !sameRows) throw new UnreadableBackup('damaged');
  } finally {
    connection.exec('DETACH proof');
  }
}

/** What is written is read back once: twice the bytes. */
function watchOver(bytes: number, { signal, onProgress }: Making): Watch {
  const progress = { done: 0, all: bytes * 2 };
  return {
    signal,
    onBytes: (more) => {
      progress.done = Math.min(progress.all, progress.done + more);
      onProgress?.({ ...progress });
    },
  };
}

function needSpace(folder: string, bytes: number, trouble: BackupTrouble): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes) throw new BackupFailed(trouble);
}

/** True for a folder that is there now. */
export function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is removed by the next backup.
  }
}

/** Some sticks and shares cannot flush a folder; the file itself is flushed and was read back. */
function flushIfPossible(folder: string): void {
  try {
    flushFolder(folder);
  } catch {
    // See above.
  }
}

function troubleOf(error: unknown): BackupTrouble {
  if (error instanceof UnreadableBackup) return 'notAsWritten';
  if (isDamage(error)) return 'damaged';
  if (!(error instanceof Error)) return 'unexpected';
  if (error.name === 'AbortError') return 'cancelled';
  return diskTroubleOf(error) ?? 'unexpected';
}
