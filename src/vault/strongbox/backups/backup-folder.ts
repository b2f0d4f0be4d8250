import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, openBackupFile } from './backup-file.ts';
import { type BackupKind, readBackupName } from './backup-name.ts';
import { backupsToDrop, type LeftBehind } from './backups-to-keep.ts';

/** A file in a folder that is named like a backup. */
export interface BackupInFolder {
  path: string;
  fileName: string;
  kind: BackupKind;
  bytes: number;
  manifest: Manifest;
}

/** Every finished backup in a folder whose table of contents can be read, newest first; none without the folder. */
export async function backupsIn(folder: string): Promise<BackupInFolder[]> {
  const backups: BackupInFolder[] = [];
  for (const fileName of namesIn(folder)) {
    const named = readBackupName(fileName);
    if (!named || named.unfinished) continue;
    const path = join(folder, fileName);
    // What cannot be read is left alone: it is not offered, and never deleted.
    const file = await openBackupFile(path).catch(() => null);
    if (!file) continue;
    file.close();
    backups.push({ path, fileName, kind: named.kind, bytes: file.bytes, manifest: file.manifest });
  }
  return backups.sort((one, other) => other.manifest.createdAt - one.manifest.createdAt);
}

/** Removes what a killed backup of this vault left half-written. */
export function removeUnfinished(folder: string, vaultId: string): void {
  for (const fileName of namesIn(folder)) {
    const named = readBackupName(fileName);
    if (named?.unfinished && vaultId.startsWith(named.vaultIdStart)) {
      rmSync(join(folder, fileName), { force: true });
    }
  }
}

/** A file as a whole backup would hold it. */
export type WantedFile = Pick<Manifest['files'][number], 'path' | 'bytes'>;

export interface Keeping {
  /** The name of the backup that this follows. It is never removed, whatever the clock says. */
  justMade: string;
  /** The names of the backups that the vault knows it made. */
  madeHere: ReadonlySet<string>;
  leftBehind: readonly LeftBehind[];
  /** What the vault itself no longer has: the newest backup that still holds it stays. */
  missing: readonly WantedFile[];
}

/**
 * Removes the backups of this vault that are no longer to be kept. Only what names this vault in its name and
 * in its manifest is touched, and only what this vault knows it made: the same vault may be in use on another PC,
 * after a move, and its backups on the same stick hold work that this one knows nothing of.
 */
export async function removeOutdated(
  folder: string,
  vaultId: string,
  now: number,
  { justMade, madeHere, leftBehind, missing }: Keeping,
): Promise<void> {
  const ours = (await backupsIn(folder))
    .filter(({ manifest }) => manifest.vaultId === vaultId)
    .filter(({ fileName }) => fileName === justMade || madeHere.has(fileName.normalize('NFC')))
    .map((backup) => ({ ...backup, createdAt: backup.manifest.createdAt }));
  const holders = missing.map((wanted) => ours.find((backup) => holds(backup, wanted)));
  for (const backup of backupsToDrop(ours, now, leftBehind)) {
    if (backup.fileName !== justMade && !holders.includes(backup)) rmSync(backup.path, { force: true });
  }
}

function holds({ manifest }: BackupInFolder, wanted: WantedFile): boolean {
  return manifest.files.some(({ path, bytes }) => path === wanted.path && bytes === wanted.bytes);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
