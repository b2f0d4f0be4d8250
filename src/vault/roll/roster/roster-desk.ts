import type { OutputOf } from '#shared/contract/index.ts';
import type { MatchedColumn, RosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';
import type { NumberKind } from '#shared/terms.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import type { ReadSheet } from './reading/laid-sheets.ts';
import type { OpenedSheet } from './reading/roster-file.ts';

/** A file that was read as a person laid it out. */
export interface ReadFile {
  list: LaidListKind;
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
  opened: {
    token: string;
    list: LaidListKind;
    fileName: string;
    bytes: Uint8Array;
    sheets: OpenedSheet[];
  } | null;
  /** Read as the person laid it out, and what was shown of it: nothing else is taken. */
  compared: { token: string; file: ReadFile; shown: RosterReport } | null;
  progress: OutputOf<'roster.progress'>;
  /** Stops what is being read or compared. */
  stop: AbortController | null;
}

export const rosterDesk = perRoom(
  (): RosterDesk => ({ opened: null, compared: null, progress: null, stop: null }),
);

/** The file that was compared, with what was shown of it. @throws Refusal `nothingRead`. */
export function comparedFile(room: Room, token: string) {
  const { compared } = rosterDesk(room);
  if (compared?.token === token) return compared;
  throw new Refusal('nothingRead', '这份名单的核对已失效，没有写入任何内容。请重新选择文件。');
}

/** What was shown of a file is taken: it lies on the desk no more. */
export function clearDesk(room: Room): void {
  rosterDesk(room).compared = null;
  rosterDesk(room).opened = null;
}

/**
 * What was written meanwhile is never overlooked: nothing is taken unless a second comparison says the same.
 *
 * @throws Refusal `changedSince`.
 */
export function refuseChangedPreview(now: RosterReport, shown: RosterReport): void {
  if (JSON.stringify(now) === JSON.stringify(shown)) return;
  throw new Refusal('changedSince', '核对之后，册上的学生又有改动，没有写入任何内容。请返回上一步重新核对。');
}

/** @throws Refusal `notInPreview`: something is to be taken that was never shown. */
export function refuseUnshown(wasShown: boolean): void {
  if (wasShown) return;
  throw new Refusal('notInPreview', '选中的内容和核对的结果对不上，没有写入任何内容。请返回上一步重新核对。');
}

/** The file on the desk. @throws Refusal `nothingRead` when another one has taken its place. */
export function openedFile(room: Room, token: string) {
  const { opened } = rosterDesk(room);
  if (opened?.token === token) return opened;
  throw new Refusal('nothingRead', '这个文件已经不在手边，没有写入任何内容。请重新选择文件。');
}
