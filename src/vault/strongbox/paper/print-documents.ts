import { assemblePdf, pageCount } from '#documents/assemble-pdf.ts';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import { type PaperDocument, restyled } from '#documents/paper-document.ts';
import type { Shell } from '#shared/contract/shell.ts';

/**
 * Prints documents one after the other into one PDF. Each counts its own pages, and says at the foot of each
 * which student or letter it belongs to (docs/decisions/0002-paper.md).
 */
export async function printDocuments(
  shell: Shell,
  documents: readonly PaperDocument[],
  title: string,
): Promise<Uint8Array> {
  const parts: { body: Uint8Array; foot?: Uint8Array }[] = [];
  for (const document of documents) {
    const { body, pages } = await printedBody(shell, document);
    const foot = needsFoot(pages) ? await shell.printToPdf({ html: footSheets(document, pages) }) : null;
    parts.push(foot ? { body, foot } : { body });
  }
  return assemblePdf(parts, { title });
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
