import { todayOnThisPc } from '#shared/school-calendar.ts';

export interface BackupSituation {
  /** UTC milliseconds. */
  now: number;
  /** Of the last good backup in the folder, or null. */
  lastGoodAt: number | null;
  changedSince: boolean;
}

/** A day's first backup is made when somebody goes for coffee: what is written after it must not wait a day. */
const AGAIN_AFTER_MS = 2 * 60 * 60_000;

/**
 * Is a backup to be made before the room is locked? The first of the day, and another one when two hours of
 * work have come since; none when nothing has changed. A last backup that lies in the future says that the
 * clock was set back, and counts for no day.
 */
export function backupIsDue({ now, lastGoodAt, changedSince }: BackupSituation): boolean {
  if (lastGoodAt === null) return true;
  if (!changedSince) return false;
  if (lastGoodAt > now) return true;
  return (
    todayOnThisPc(new Date(lastGoodAt)) !== todayOnThisPc(new Date(now)) || now - lastGoodAt >= AGAIN_AFTER_MS
  );
}
