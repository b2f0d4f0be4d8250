import { assemblePdf, pageCount } from '#documents/assemble-pdf.ts';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import type { PaperDocument } from '#documents/paper-document.ts';
import type { Shell } from '#shared/contract/shell.ts';

/**
 * Prints documents one after the other into one PDF. Each counts its own pages, and says at the foot of each
 * which student or letter it belongs to (docs/decisions/0002-paper.md).
 *
 * @returns the PDF, and how many pages of it each document has.
 */
export async function printDocuments(
  shell: Shell,
  documents: readonly PaperDocument[],
  title: string,
): Promise<{ bytes: Uint8Array; documents: number[] }> {
  const parts: { body: Uint8Array; foot?: Uint8Array }[] = [];
  const counts: number[] = [];
  for (const document of documents) {
    const { html, onePage } = document;
    // On one page where one of its styles brings it there.
    const styles = onePage ? [...onePage.tighter, onePage.overPages] : [];
    const body = await shell.printToPdf({ html, styles });
    const pages = await pageCount(body);
    const foot = needsFoot(pages)
      ? await shell.printToPdf({ html: footSheets(document, pages), styles: [] })
      : null;
    counts.push(pages);
    parts.push(foot ? { body, foot } : { body });
  }
  return { bytes: await assemblePdf(parts, { title }), documents: counts };
}
