import type { PaperDocument } from '#documents/paper-document.ts';
import type { LaidPaper } from '#shared/contract/papers.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { layReady, type PaperAbout } from './laid-paper.ts';
import { printDocuments } from './print-documents.ts';

/** Prints documents into one PDF and lays it ready. Without a title it is that of the first of them. */
export async function layPaper(
  room: Room,
  documents: readonly [PaperDocument, ...PaperDocument[]],
  about: Omit<PaperAbout, 'title'> & { title?: string },
): Promise<LaidPaper> {
  const { title = documents[0].title } = about;
  return layReady(room, { ...about, title, ...(await printDocuments(room.shell, documents, title)) });
}
