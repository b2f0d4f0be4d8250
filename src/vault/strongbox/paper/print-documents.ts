import { assemblePdf, pageCount } from '#documents/assemble-pdf.ts';
import { footSheets, needsFoot } from '#documents/foot-sheets.ts';
import type { PaperDocument } from '#documents/paper-document.ts';
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
    const body = await shell.printToPdf({ html: document.html });
    const pages = await pageCount(body);
    const foot = needsFoot(pages) ? await shell.printToPdf({ html: footSheets(document, pages) }) : null;
    parts.push(foot ? { body, foot } : { body });
  }
  return assemblePdf(parts, { title });
}
