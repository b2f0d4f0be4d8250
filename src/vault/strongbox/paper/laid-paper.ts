import { randomUUID } from 'node:crypto';
import { PIECE_BYTES } from '#shared/contract/attachments.ts';
import type { LaidPaper } from '#shared/contract/papers.ts';
import type { ShownPiece } from '#shared/contract/shell.ts';
import { Refusal } from '#shared/outcome.ts';
import { type Audience, PAPERS, type PaperKind } from '#shared/papers.ts';
import { actOfPaper } from '#vault/strongbox/audit/audit-actions.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';

/** What a paper is, before it is printed. */
export interface PaperAbout {
  kind: PaperKind;
  /** Its title, under which it is saved too. */
  title: string;
  /** What it is called inside an encrypted ZIP, where names can be read: a word of ours; that of its kind if none. */
  word?: string;
  /** Undefined for whom papers of the kind are by themselves. */
  audience?: Audience | undefined;
  /** Whom or what it is about, as the log says it. */
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}

/** A finished paper. */
export interface FinishedPaper extends Required<PaperAbout> {
  bytes: Uint8Array;
  /** How many pages each of its documents has. */
  documents: readonly number[];
}

/** How far its printing has come, in pages, and what stops it. */
interface Printing {
  printed: number;
  of: number;
  stop: AbortController;
}

interface Laid {
  token: string;
  paper: FinishedPaper;
  printing: Printing | null;
}

/** One at a time, so that memory is bounded; it goes with the room. */
const tableOf = perRoom(() => ({ laid: null as Laid | null }));

/** Lays a finished paper ready, in the place of the one before it. That it can be looked at now is on record. */
export function layReady(
  room: Room,
  paper: PaperAbout & Pick<FinishedPaper, 'bytes' | 'documents'>,
): LaidPaper {
  const { kind, title, subject, detail, bytes, documents } = paper;
  const { word, audience = PAPERS[kind].audiences[0] } = { word: PAPERS[kind].word, ...paper };
  room.access.write((writer) =>
    writer.recordLook({ action: actOfPaper(kind, 'previewed'), subject, detail: { ...detail, audience } }),
  );
  const table = tableOf(room);
  table.laid?.printing?.stop.abort();
  const token = randomUUID();
  table.laid = { token, paper: { ...paper, word, audience }, printing: null };
  return { token, kind, title, audience, documents: [...documents], bytes: bytes.length };
}

/** The paper that lies ready under a token. @throws Refusal `paperGone`. */
export function laidPaper(room: Room, token: string): Laid {
  const { laid } = tableOf(room);
  if (laid?.token !== token) {
    throw new Refusal('paperGone', '这份文件已经收起，没有打印，也没有保存。请关闭后再打开一次。');
  }
  return laid;
}

/** How far the printing of a paper has come; null while it does not print, or is not there. */
export function progressOf(room: Room, token: string): { printed: number; of: number } | null {
  const { laid } = tableOf(room);
  if (laid?.token !== token || !laid.printing) return null;
  const { printed, of } = laid.printing;
  return { printed, of };
}

/** Stops what prints behind the job that is on its way. */
export function stopPrinting(room: Room, token: string): void {
  const { laid } = tableOf(room);
  if (laid?.token === token) laid.printing?.stop.abort();
}

/** The paper is not looked at any more; what still prints of it stops. */
export function putAway(room: Room, token: string): void {
  stopPrinting(room, token);
  const table = tableOf(room);
  if (table.laid?.token === token) table.laid = null;
}

/** A piece of the paper that lies ready, as the shell hands it on; null where there is none under that token. */
export function laidPiece(room: Room | null, token: string, from: number): ShownPiece | null {
  if (!room || room.isClosed) return null;
  const { laid } = tableOf(room);
  if (laid?.token !== token) return null;
  const { bytes } = laid.paper;
  // A copy: a part of a larger array would travel with all of it.
  return { mediaType: 'application/pdf', total: bytes.length, bytes: bytes.slice(from, from + PIECE_BYTES) };
}
