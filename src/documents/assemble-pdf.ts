/** Read with the first paper: whoever opens the door does not wait for it. */
const library = () => import('@cantoo/pdf-lib');

/** One printed document: its pages, and the sheets with the foot lines to lay over them, one a page. */
export interface PdfPart {
  body: Uint8Array;
  foot?: Uint8Array;
}

/**
 * One PDF from printed documents, in their order, each page with its foot line over it.
 * The result carries a title and its language and nothing of the moment or the PC: no date, no name, no id.
 * Throws a RangeError when a foot has another number of pages than its body.
 */
export async function assemblePdf(
  parts: readonly PdfPart[],
  { title }: { title: string },
): Promise<Uint8Array> {
  const { PDFDocument } = await library();
  const assembled = await PDFDocument.create({ updateMetadata: false });
  assembled.setTitle(title, { showInWindowTitleBar: true });
  assembled.setLanguage('zh-CN');
  assembled.setCreator('心港');
  for (const { body, foot } of parts) {
    const source = await PDFDocument.load(body, { updateMetadata: false });
    const pages = await assembled.copyPages(source, source.getPageIndices());
    const feet = foot ? await assembled.embedPdf(foot, await pageNumbersOf(foot, pages.length)) : [];
    for (const [index, page] of pages.entries()) {
      const footLine = feet[index];
      if (footLine) page.drawPage(footLine);
      assembled.addPage(page);
    }
  }
  return assembled.save();
}

async function pageNumbersOf(foot: Uint8Array, bodyPages: number): Promise<number[]> {
  const { PDFDocument } = await library();
  const sheets = await PDFDocument.load(foot, { updateMetadata: false });
  if (sheets.getPageCount() !== bodyPages)
    throw new RangeError(`${sheets.getPageCount()} foot sheets for ${bodyPages} pages`);
  return sheets.getPageIndices();
}

/** Finished PDFs one after the other, untouched, under a new title. */
export function joinPdfs(finished: readonly Uint8Array[], { title }: { title: string }): Promise<Uint8Array> {
  return assemblePdf(
    finished.map((body) => ({ body })),
    { title },
  );
}

/** How many pages a PDF has. */
export async function pageCount(pdf: Uint8Array): Promise<number> {
  const { PDFDocument } = await library();
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
}
