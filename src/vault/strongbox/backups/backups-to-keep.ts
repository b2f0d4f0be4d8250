import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import type { BackupKind } from './backup-name.ts';

const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
const UPGRADES = 3;
const A_YEAR_MS = 366 * 24 * 60 * 60_000;

/** A time whose work was left behind by restoring an older backup; UTC milliseconds. */
export interface LeftBehind {
  /** When the backup that was restored had been made. */
  after: number;
  /** When it was restored. */
  until: number;
}

export interface DatedBackup {
  kind: BackupKind;
  /** UTC milliseconds. */
  createdAt: number;
}

/**
 * Which backups of one vault in one folder may go. Kept are the newest of each of the last 7 days, 4 school
 * weeks and 12 months that have one: days without a backup do not use up the seven, so that the summer leaves
 * them all. Of those from before an upgrade the last 3 are kept. What is dated in the future was made before
 * the clock was set back; it is never judged by that clock. The newest from a time that a restored vault left
 * behind stays for a year: it may have been the wrong one to restore.
 */
export function backupsToDrop<Backup extends DatedBackup>(
  backups: readonly Backup[],
  now: number,
  leftBehind: readonly LeftBehind[] = [],
): Backup[] {
  const past = backups
    .filter(({ createdAt }) => createdAt <= now)
    .toSorted((one, other) => other.createdAt - one.createdAt);
  const daily = past.filter(({ kind }) => kind === 'daily');
  const kept = new Set<Backup>([
    ...newestOfEach(daily, DAYS, dayOf),
    ...newestOfEach(daily, WEEKS, (backup) => weekOf(dayOf(backup)).from),
    ...newestOfEach(daily, MONTHS, (backup) => dayOf(backup).slice(0, 7)),
    ...past.filter(({ kind }) => kind === 'beforeUpgrade').slice(0, UPGRADES),
    ...leftBehind
      .filter(({ until }) => now - until < A_YEAR_MS)
      .flatMap(
        ({ after, until }) => past.find(({ createdAt }) => createdAt > after && createdAt <= until) ?? [],
      ),
  ]);
  return past.filter((backup) => !kept.has(backup));
}

const dayOf = ({ createdAt }: DatedBackup) => todayOnThisPc(new Date(createdAt));

/** @param backups newest first. */
function newestOfEach<Backup>(
  backups: readonly Backup[],
  most: number,
  spanOf: (backup: Backup) => string,
): Backup[] {
  const newest = new Map<string, Backup>();
  for (const backup of backups) {
    const span = spanOf(backup);
    if (!newest.has(span)) newest.set(span, backup);
  }
  return [...newest.values()].slice(0, most);
}
