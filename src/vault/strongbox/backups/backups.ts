import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { safety } from '#vault/strongbox/safety/tables.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { backUp, backupRunsOf, chosenFolder } from './back-up.ts';
import { backupsIn } from './backup-folder.ts';
import { isFolder } from './make-backup.ts';
import { TROUBLES, troubleInWords } from './troubles.ts';

const RUNS_SHOWN = 50;

/** Where backups go, what became of them, and which are there. */
export async function readBackups(room: Room): Promise<OutputOf<'backups.overview'>> {
  const { backups: own } = vaultFiles(room.folder);
  const { chosen, runs } = room.access.read((reader) => ({
    chosen: chosenFolder(reader),
    runs: backupRunsOf(reader),
  }));
  const place = chosen || own;
  const isThere = chosen === '' || isFolder(chosen);
  const folders = chosen === '' ? [own] : [chosen, own];
  const files = (await Promise.all(folders.map((folder) => backupsIn(folder)))).flatMap((found, index) =>
    found
      .filter(({ manifest }) => manifest.vaultId === room.vaultId)
      .map(({ fileName, bytes, kind, manifest }) => ({
        fileName,
        bytes,
        createdAt: manifest.createdAt,
        beforeUpgrade: kind === 'beforeUpgrade',
        onThisPc: folders[index] === own,
        earlierKey: manifest.keyId !== room.derived.keyId,
      })),
  );
  return {
    folder: chosen,
    isThere,
    sameDisk: chosen !== '' && isThere && isOnSameDisk(chosen, room.folder),
    lastGoodAt: runs.find((run) => run.folder === place && run.outcome === 'good')?.at ?? null,
    runs: runs.slice(0, RUNS_SHOWN).map(({ sequence, at, folder, outcome, reason, bytes }) => ({
      sequence,
      at,
      onThisPc: folder === own,
      folder: folder === own ? '' : folder,
      good: outcome === 'good',
      remark: troubleInWords(reason),
      bytes,
    })),
    files: files.sort((one, other) => other.createdAt - one.createdAt),
  };
}

/**
 * Asks for the folder that backups go to.
 *
 * @throws Refusal `insideVault`, `notWritable`; the folder before stays then.
 */
export async function chooseBackupFolder(room: Room): Promise<{ chosen: boolean }> {
  const folder = await room.shell.chooseFolder({ title: '选择备份位置（U 盘或第二块硬盘）' });
  if (folder === null) return { chosen: false };
  if (!isFolder(folder)) throw new Refusal('notThere', `${TROUBLES.notThere}。备份位置没有改动。`);
  if (isInside(folder, room.folder)) {
    throw new Refusal(
      'insideVault',
      '这个文件夹在保险库里面，保险库损坏时备份会一起丢失。请选 U 盘或另一块硬盘上的文件夹。',
    );
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Refusal('notWritable', `${TROUBLES.notWritable}。备份位置没有改动。`);
  }
  room.access.write((writer) => {
    const before = chosenFolder(writer);
    writer.db.update(safety).set({ backupFolder: folder }).run();
    writer.record({ action: 'backup.folderChosen', subject: folder, detail: { before, after: folder } });
  });
  return { chosen: true };
}

/** 现在备份. @throws Refusal `backupFailed` when there is no new backup at all. */
export async function makeBackupNow(room: Room): Promise<OutputOf<'backups.make'>> {
  const { made, trouble } = await backUp(room);
  if (trouble === 'cancelled') return { made: 'cancelled', remark: '' };
  if (!made) {
    throw new Refusal(
      'backupFailed',
      `备份没有做成：${TROUBLES[trouble ?? 'unexpected']}。记录都在，以前的备份没有改动。`,
    );
  }
  if (trouble) return { made: 'onThisPc', remark: TROUBLES[trouble] };
  return {
    made: 'asChosen',
    remark: made.missingAttachments > 0 ? troubleInWords('attachmentsMissing') : '',
  };
}

/** Stops the backup that is being made, if there is one. */
export function cancelBackup(room: Room): void {
  backupDesk(room).stop?.abort();
}

function isInside(folder: string, vault: string): boolean {
  const [inner, outer] = [realpathSync(folder), realpathSync(vault)];
  return inner === outer || inner.startsWith(outer + sep);
}

function isOnSameDisk(folder: string, vault: string): boolean {
  return statSync(folder).dev === statSync(vault).dev;
}
