import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import type { BackupKind } from './backup-name.ts';

const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
const UPGRADES = 3;

export interface DatedBackup {
  kind: BackupKind;
  /** UTC milliseconds. */
  createdAt: number;
}

/**
 * Which backups of one vault in one folder may go. Kept are the newest of each of the last 7 days, 4 school
 * weeks and 12 months that have one: days without a backup do not use up the seven, so that the summer leaves
 * them all. Of those from before an upgrade the last 3 are kept. What is dated in the future was made before
 * the clock was set back; it is never judged by that clock.
 */
export function backupsToDrop<Backup extends DatedBackup>(backups: readonly Backup[], now: number): Backup[] {
  const past = backups
    .filter(({ createdAt }) => createdAt <= now)
    .toSorted((one, other) => other.createdAt - one.createdAt);
  const daily = past.filter(({ kind }) => kind === 'daily');
  const kept = new Set<Backup>([
    ...newestOfEach(daily, DAYS, dayOf),
    ...newestOfEach(daily, WEEKS, (backup) => weekOf(dayOf(backup)).from),
    ...newestOfEach(daily, MONTHS, (backup) => dayOf(backup).slice(0, 7)),
    ...past.filter(({ kind }) => kind === 'beforeUpgrade').slice(0, UPGRADES),
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
