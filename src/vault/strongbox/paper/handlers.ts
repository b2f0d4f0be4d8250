import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { actOfPaper } from '#vault/strongbox/audit/audit-actions.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { exportPaper } from './export-paper.ts';
import { laidPaper, progressOf, putAway, stopPrinting } from './laid-paper.ts';
import { printPaper } from './print-paper.ts';

export const papersHandlers: RoomHandlers<'papers'> = {
  'papers.printers': ({ shell }) => shell.printers({}),
  'papers.save': savePaper,
  'papers.print': printPaper,
  'papers.progress': (room, { token }) => progressOf(room, token),
  'papers.stop': (room, { token }) => done(stopPrinting(room, token)),
  'papers.putAway': (room, { token }) => done(putAway(room, token)),
};

/**
 * Saves the paper that lies ready where the person chooses.
 *
 * @throws Refusal `paperGone`, `cannotSave`, `closing`.
 */
async function savePaper(
  room: Room,
  { token, password }: InputOf<'papers.save'>,
): Promise<OutputOf<'papers.save'>> {
  const { kind, title, word, subject, detail, audience, bytes, documents } = laidPaper(room, token).paper;
  const fileName = await exportPaper(
    room,
    { dialog: `保存${word}`, title, format: 'pdf', word, bytes },
    password,
    { action: actOfPaper(kind, 'saved'), subject, detail: { ...detail, audience } },
  );
  if (fileName === null) return { saved: false };
  return { saved: true, fileName, pages: documents.reduce((sum, pages) => sum + pages, 0) };
}
