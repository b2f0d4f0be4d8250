import { joinPdfs, pageCount } from '#documents/assemble-pdf.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { layReady } from '#vault/strongbox/paper/laid-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { lettersTogether } from './letters-together.ts';
import type { letters } from './tables.ts';

/**
 * Issued letters as they were issued: one as its own bytes, several as one PDF in the order of their numbers.
 *
 * @throws Refusal `noLetter`.
 */
export async function layLetters(
  room: Room,
  { letterIds }: InputOf<'letters.layPaper'>,
): Promise<OutputOf<'letters.layPaper'>> {
  const { first, rows, title, subject, detail } = lettersTogether(room, letterIds);
  const bytes =
    rows.length === 1
      ? first.pdf
      : await joinPdfs(
          rows.map(({ pdf }) => pdf),
          { title },
        );
  const documents = (await Promise.all(rows.map(sheetsOf))).flat();
  return layReady(room, { kind: 'letter', title, subject, detail, bytes, documents });
}

/** A receipt that did not fit under its letter is a sheet of its own: it is cut from nothing. */
async function sheetsOf({ pdf, asksReceipt }: typeof letters.$inferSelect): Promise<number[]> {
  const pages = await pageCount(pdf);
  return asksReceipt && pages > 1 ? [pages - 1, 1] : [pages];
}
