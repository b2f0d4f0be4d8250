import type { OutputOf } from '#shared/contract/index.ts';
import type { MatchedColumn, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { NumberKind } from '#shared/terms.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import type { OpenedSheet, ReadSheet } from './reading/roster-file.ts';

/** A file that was read as a person laid it out. */
export interface ReadFile {
  fileName: string;
  schoolYear: number;
  /** By which number the students are told apart, as the person said; counts while the school has not settled it. */
  identifiedBy: NumberKind | undefined;
  sheets: ReadSheet[];
  skippedSheets: RosterReport['skippedSheets'];
  /** What to remember for the next file like it. */
  matchings: { headings: string[]; columns: MatchedColumn[] }[];
}

/** The roster file that lies on the desk, and what is being done with it. Another file takes its place. */
export interface RosterDesk {
  opened: { token: string; fileName: string; bytes: Uint8Array; sheets: OpenedSheet[] } | null;
  /** Read as the person laid it out, and what was shown of it: nothing else is taken. */
  compared: { token: string; file: ReadFile; shown: RosterReport } | null;
  progress: OutputOf<'roster.progress'>;
  /** Stops what is being read or compared. */
  stop: AbortController | null;
}

export const rosterDesk = perRoom(
  (): RosterDesk => ({ opened: null, compared: null, progress: null, stop: null }),
);

/** The file on the desk. @throws Refusal `nothingRead` when another one has taken its place. */
export function openedFile(room: Room, token: string) {
  const { opened } = rosterDesk(room);
  if (opened?.token === token) return opened;
  throw new Refusal('nothingRead', '这份名册已经不在手边，没有导入任何学生。请重新选择文件。');
}
