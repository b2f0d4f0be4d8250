import { existsSync, readdirSync } from 'node:fs';
import type { CopyElsewhere } from '#shared/contract/archive.ts';
import { addDays, addYears, type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { backupRunsOf, chosenFolder } from '#vault/strongbox/backups/back-up.ts';
import { backupsIn } from '#vault/strongbox/backups/backup-folder.ts';
import { readBackupName } from '#vault/strongbox/backups/backup-name.ts';
import { backupsToDrop } from '#vault/strongbox/backups/backups-to-keep.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { keptAside } from '#vault/strongbox/succession.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';

const ON_THIS_PC = '本机';

/**
 * Every copy outside the open database, the newest first: finished backups where they lie, those that went to a
 * place that is not there now, and what a restore or a crash has left beside the vault.
 */
export async function copiesElsewhere(room: Room): Promise<CopyElsewhere[]> {
  const { backups: own } = vaultFiles(room.folder);
  const { chosen, runs } = room.access.read((reader) => ({
    chosen: chosenFolder(reader),
    runs: backupRunsOf(reader).filter(({ outcome }) => outcome === 'good'),
  }));
  const folders = [...new Set([own, chosen, ...runs.map(({ folder }) => folder)].filter(Boolean))];
  const backups = await Promise.all(
    folders.map(async (folder) => {
      const place = folder === own ? ON_THIS_PC : folder;
      if (!existsSync(folder))
        return lostSight(runs.filter((run) => run.folder === folder)).map(atPlace(place));
      const found = await backupsIn(folder);
      return found
        .filter(({ manifest }) => manifest.vaultId === room.vaultId)
        .map(({ fileName, kind, manifest }): CopyElsewhere => {
          const isDaily = kind === 'daily';
          return {
            kind: isDaily ? 'backup' : 'backupBeforeUpgrade',
            name: fileName,
            place,
            madeAt: manifest.createdAt,
            goesBy: isDaily ? lastDayKept(manifest.createdAt) : null,
          };
        });
    }),
  );
  return [...backups.flat().sort((one, other) => (other.madeAt ?? 0) - (one.madeAt ?? 0)), ...beside(room)];
}

type Run = { at: number; fileName: string };

/** Which backups lie at a place that is not there now: those that the keeping rule had left after the last of them. */
function lostSight(runs: readonly Run[]): Run[] {
  const dated = runs.map((run) => ({
    ...run,
    createdAt: run.at,
    kind: readBackupName(run.fileName)?.kind ?? ('daily' as const),
  }));
  const dropped = new Set(backupsToDrop(dated, Math.max(...dated.map(({ at }) => at))));
  return dated.filter((run) => !dropped.has(run));
}

const atPlace =
  (place: string) =>
  ({ at, fileName }: Run): CopyElsewhere => ({
    kind: 'backupNotFound',
    name: fileName,
    place,
    madeAt: at,
    // Nothing is deleted there before somebody brings the place back.
    goesBy: null,
  });

/** The newest of a month is kept for twelve months that have one (backups-to-keep.ts). */
function lastDayKept(createdAt: number): LocalDate {
  const nextYear = addYears(todayOnThisPc(new Date(createdAt)), 1);
  return lastOfMonth(nextYear);
}

function lastOfMonth(date: LocalDate): LocalDate {
  const next = addDays(date, 1);
  return next.slice(0, 7) === date.slice(0, 7) ? lastOfMonth(next) : date;
}

/** Whole vaults that were set aside, and logs of the database that a crash left (docs/vault-format.md, Files). */
function beside({ folder }: Room): CopyElsewhere[] {
  const aside = (kind: CopyElsewhere['kind'], name: string): CopyElsewhere => ({
    kind,
    name,
    place: ON_THIS_PC,
    madeAt: null,
    goesBy: null,
  });
  const logs = readdirSync(folder).filter((name) => name.startsWith('room.db-wal.kept'));
  return [
    ...keptAside(folder).map((name) => aside('keptVault', name)),
    ...logs.map((name) => aside('keptLog', name)),
  ];
}
