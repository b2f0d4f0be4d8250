import { type InTurn, turns } from '../in-turn.ts';
import type { BackupProgress } from './make-backup.ts';

/** Where backups of an open room are made, one after the other. */
export interface BackupDesk {
  inTurn: InTurn;
  /** Of the one that is being made; null while none is. */
  progress: BackupProgress | null;
  /** Stops the one that is being made. */
  stop: AbortController | null;
}

export function emptyBackupDesk(): BackupDesk {
  return { inTurn: turns(), progress: null, stop: null };
}
