import { assemblePdf, type PdfPart, pageCount } from '#documents/assemble-pdf.ts';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import type { PaperDocument } from '#documents/paper-document.ts';
import type { Shell } from '#shared/contract/shell.ts';

/**
 * Prints documents one after the other into one PDF. Each counts its own pages, and says at the foot of each
 * which student or letter it belongs to (docs/decisions/0002-paper.md).
 *
 * @returns the PDF, how many pages of it each document has, and in which of its styles each was set: its own is 0, a
 *   tighter one more, and the last one is that over several pages.
 */
export async function printDocuments(
  shell: Shell,
  documents: readonly PaperDocument[],
  title: string,
): Promise<{ bytes: Uint8Array; documents: number[]; styles: number[] }> {
  const parts: PdfPart[] = [];
  const [counts, styles]: [number[], number[]] = [[], []];
  for (const document of documents) {
    const { html, onePage } = document;
    // On one page where one of its styles brings it there.
    const tighter = onePage ? [...onePage.tighter, onePage.overPages] : [];
    const { pdf: body, style } = await shell.printToPdf({ html, styles: tighter });
    const pages = await pageCount(body);
    const foot = needsFoot(pages)
      ? (await shell.printToPdf({ html: footSheets(document, pages), styles: [] })).pdf
      : null;
    counts.push(pages);
    styles.push(style);
    parts.push(foot ? { body, foot } : { body });
  }
  return { bytes: await assemblePdf(parts, { title }), documents: counts, styles };
}
