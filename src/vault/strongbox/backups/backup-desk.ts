import { type InTurn, turns } from '#vault/strongbox/in-turn.ts';
import { perRoom } from '../room.ts';
import type { BackupProgress } from './make-backup.ts';

/** Where backups of an open room are made, one after the other. */
interface BackupDesk {
  inTurn: InTurn;
  /** Of the one that is being made; null while none is. */
  progress: BackupProgress | null;
  /** Stops the one that is being made. */
  stop: AbortController | null;
}

export const backupDesk = perRoom((): BackupDesk => ({ inTurn: turns(), progress: null, stop: null }));
