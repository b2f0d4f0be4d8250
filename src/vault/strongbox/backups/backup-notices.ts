import type { Notice } from '#shared/contract/workbench.ts';
import { daysBetween, todayOnThisPc } from '#shared/school-calendar.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { backupRunsOf, chosenFolder, situationAt } from './back-up.ts';
import { isFolder } from './make-backup.ts';
import { troubleInWords } from './troubles.ts';

/** What the workbench has to say about how safe the records are; empty when all is well. */
export function backupNotices(room: Room): Notice[] {
  const { chosen, situation, runs } = room.access.read((reader) => {
    const chosen = chosenFolder(reader);
    const place = chosen || vaultFiles(room.folder).backups;
    return { chosen, situation: situationAt(reader, place), runs: backupRunsOf(reader) };
  });
  const clock: Notice[] =
    room.clockSetBackFrom === null ? [] : [{ kind: 'clockSetBack', lastUsedAt: room.clockSetBackFrom }];
  const { lastGoodAt, changedSince, now } = situation;
  const days =
    lastGoodAt === null
      ? null
      : Math.max(0, daysBetween(todayOnThisPc(new Date(lastGoodAt)), todayOnThisPc(new Date(now))));
  if (chosen === '') return [...clock, { kind: 'backupOnlyHere', lastGoodAt }];
  const isFresh = days === 0;
  if (!isFolder(chosen)) {
    return isFresh ? clock : [...clock, { kind: 'backupFolderMissing', folder: chosen, days, lastGoodAt }];
  }
  const newest = runs.find((run) => run.folder === chosen);
  const failed = newest?.outcome === 'failed' && newest.reason !== 'cancelled' ? newest.reason : '';
  const incomplete = newest?.outcome === 'good' && newest.reason !== '';
  const isLate = (days === null || days > 1) && changedSince;
  if (!isLate && failed === '' && !incomplete) return clock;
  const remark = troubleInWords(newest?.reason ?? '');
  return [...clock, { kind: 'backupTrouble', days, lastGoodAt, remark }];
}
