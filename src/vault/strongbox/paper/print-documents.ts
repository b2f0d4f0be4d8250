import { assemblePdf, pageCount } from '#documents/assemble-pdf.ts';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import { type PaperDocument, restyled } from '#documents/paper-document.ts';
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
    const { body, pages } = await printedBody(shell, document);
    const foot = needsFoot(pages) ? await shell.printToPdf({ html: footSheets(document, pages) }) : null;
    counts.push(pages);
    parts.push(foot ? { body, foot } : { body });
  }
  return { bytes: await assemblePdf(parts, { title }), documents: counts };
}

/** On one page where one of the document's styles brings it there. */
async function printedBody(shell: Shell, { html, onePage }: PaperDocument) {
  const print = async (markup: string) => {
    const body = await shell.printToPdf({ html: markup });
    return { body, pages: await pageCount(body) };
  };
  const roomy = await print(html);
  if (!onePage || roomy.pages === 1) return roomy;
  for (const css of onePage.tighter) {
    const tighter = await print(restyled(html, css));
    if (tighter.pages === 1) return tighter;
  }
  return print(restyled(html, onePage.overPages));
}
