import { mkdirSync } from 'node:fs';
import { desc, sql } from 'drizzle-orm';
import { WHEREABOUTS_KEY } from '#shared/contract/vault.ts';
import { backupDesk } from '#vault/strongbox/backups/backup-desk.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { safety } from '#vault/strongbox/safety/tables.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { backupIsDue } from './backup-is-due.ts';
import { BackupFailed, type BackupTrouble, type MadeBackup, makeBackup } from './make-backup.ts';
import { backupRuns } from './tables.ts';
import { TROUBLES } from './troubles.ts';

/** What came of the wish for a backup. */
export interface BackupEnd {
  /** The backup that was made, in the chosen folder or on this PC. */
  made: MadeBackup | null;
  /** What stood in the way of the chosen folder, or of any backup at all. */
  trouble: BackupTrouble | null;
}

/**
 * Makes a backup in the folder that the person chose; where that cannot be done, or none was chosen yet, in the
 * vault's own folder, so that the day is not without one. Every try is on record.
 */
export function backUp(room: Room): Promise<BackupEnd> {
  return backupDesk(room).inTurn(() => backUpNow(room));
}

/** The daily backup, made when the room is locked: only if one is due. */
export function backUpOnLock(room: Room): Promise<BackupEnd | null> {
  return backupDesk(room).inTurn(async () => {
    const folder = placeOf(room);
    const due = room.access.read((reader) => backupIsDue(situationAt(reader, folder)));
    if (!due) return null;
    return backUpNow(room, { onLock: true });
  });
}

async function backUpNow(room: Room, { onLock = false } = {}): Promise<BackupEnd> {
  const { backups: own } = vaultFiles(room.folder);
  const chosen = room.access.read(chosenFolder);
  let trouble: BackupTrouble | null = null;
  if (chosen !== '') {
    const tried = await tryAt(room, chosen);
    if (typeof tried !== 'string') return { made: tried, trouble: null };
    trouble = tried;
    if (tried === 'cancelled' || tried === 'damaged' || tried === 'noSpaceOnThisPc')
      return { made: null, trouble };
    // One a day is enough here while the stick is away.
    const due = !onLock || room.access.read((reader) => backupIsDue(situationAt(reader, own)));
    if (!due) return { made: null, trouble };
  }
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const made = await tryAt(room, own);
  if (typeof made === 'string') return { made: null, trouble: trouble ?? made };
  return { made, trouble };
}

async function tryAt(room: Room, folder: string): Promise<MadeBackup | BackupTrouble> {
  const stop = new AbortController();
  backupDesk(room).stop = stop;
  backupDesk(room).progress = { done: 0, all: 0 };
  try {
    const made = await makeBackup({ ...room, appVersion: room.versions.app }, folder, {
      kind: 'daily',
      signal: stop.signal,
      onProgress: (progress) => {
        backupDesk(room).progress = progress;
      },
    });
    room.access.write((writer) => recordMade(writer, made));
    return made;
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    room.access.write((writer) => recordFailed(writer, folder, error.trouble));
    return error.trouble;
  } finally {
    backupDesk(room).stop = null;
    backupDesk(room).progress = null;
  }
}

/** Puts a good backup on record. */
export function recordMade(
  writer: Writer,
  { folder, fileName, bytes, missingAttachments }: MadeBackup,
): void {
  writer.db
    .insert(backupRuns)
    .values({
      at: writer.now,
      folder,
      fileName,
      outcome: 'good',
      reason: missingAttachments > 0 ? 'attachmentsMissing' : '',
      bytes,
    })
    .run();
  writer.record({ action: 'backup.made', subject: fileName, detail: { folder, bytes, missingAttachments } });
}

function recordFailed(writer: Writer, folder: string, trouble: BackupTrouble): void {
  writer.db
    .insert(backupRuns)
    .values({ at: writer.now, folder, fileName: '', outcome: 'failed', reason: trouble })
    .run();
  writer.record({ action: 'backup.failed', subject: TROUBLES[trouble], detail: { folder, trouble } });
}

/** Where backups go: the chosen folder, or the vault's own until one was chosen. */
export function placeOf(room: Room): string {
  return room.access.read(chosenFolder) || vaultFiles(room.folder).backups;
}

/** The folder that the person chose; empty until then. */
export function chosenFolder(reader: Reader): string {
  return reader.db.select().from(safety).get()?.backupFolder ?? '';
}

/** Every try, newest first. */
export function backupRunsOf(reader: Reader) {
  return reader.db.select().from(backupRuns).orderBy(desc(backupRuns.sequence)).all();
}

/** What the rule of the daily backup looks at, for one folder. */
export function situationAt(reader: Reader, folder: string) {
  const lastGood = backupRunsOf(reader).find((run) => run.folder === folder && run.outcome === 'good');
  return {
    now: reader.now,
    lastGoodAt: lastGood?.at ?? null,
    changedSince: lastGood === undefined || changedSince(reader, lastGood.fileName, lastGood.at),
  };
}

/** Lines that come by opening, locking and keeping alone. */
const QUIET_ACTIONS = ['vault.unlocked', 'vault.locked', 'vault.checked', 'backup.made', 'backup.failed'];

/** True when anything was looked at, written or typed since the backup of this name. */
function changedSince(reader: Reader, fileName: string, at: number): boolean {
  // By the log's own order, which no clock changes.
  const line = reader.db.get<{ found: number }>(sql`
    SELECT 1 AS found FROM audit_log
    WHERE action NOT IN ${QUIET_ACTIONS}
      AND sequence > (SELECT coalesce(max(sequence), 0) FROM audit_log
                      WHERE action = 'backup.made' AND subject = ${fileName})
    LIMIT 1`);
  if (line) return true;
  return (
    reader.db.get(
      sql`SELECT 1 AS found FROM drafts WHERE kept_at >= ${at} AND key <> ${WHEREABOUTS_KEY} LIMIT 1`,
    ) !== undefined
  );
}
