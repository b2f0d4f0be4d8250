import type { OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { OpenedSheet } from '../students/roster/roster-file.ts';
import type { ReadFile } from './read-file.ts';

/** The roster file that lies on the desk, and what is being done with it. Another file takes its place. */
export interface RosterDesk {
  opened: { token: string; fileName: string; sheets: OpenedSheet[] } | null;
  /** Read as the person laid it out, and what was shown of it: nothing else is taken. */
  compared: { token: string; file: ReadFile; shown: RosterReport } | null;
  progress: OutputOf<'roster.progress'>;
  /** Stops what is being read or compared. */
  stop: AbortController | null;
}

export function emptyRosterDesk(): RosterDesk {
  return { opened: null, compared: null, progress: null, stop: null };
}
