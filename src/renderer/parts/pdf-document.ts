import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { shownAddress } from '#shared/shown-address.ts';

/*
 * The legacy build is the one that brings along what the Chromium of the app may not have yet. Whatever it loads lies
 * among the app's own files, and its worker, which reads what a stranger may have made, can fetch nothing by itself.
 */
const worker = PDFWorker.create({
  // One of our own stays; one that pdf.js keeps goes with its document, and whoever opened the next meanwhile got none.
  port: new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url), {
    type: 'module',
  }),
});

/** Where each of the files lies that a PDF without fonts of its own asks for, by its name. */
const FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        '/../../node_modules/pdfjs-dist/cmaps/*.bcmap',
        '/../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
        '/../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
      ],
      { query: '?url', import: 'default', eager: true },
    ),
  ).map(([path, address]) => [path.split('/').at(-1) ?? path, address]),
);

/** Gives pdf.js the files it asks for; it only knows their names. */
class BundledFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = FILES.get(filename);
    if (!address) throw new Error(`no such file: ${filename}`);
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}

/** Fetches the parts of the PDF that a page needs, and no more. */
class ShownRanges extends PDFDataRangeTransport {
  readonly #address: string;
  readonly #failed: () => void;
  constructor(token: string, bytes: number, failed: () => void) {
    super(bytes, null);
    this.#address = shownAddress(token);
    this.#failed = failed;
  }

  override requestDataRange(begin: number, end: number): void {
    void fetch(this.#address, { headers: { range: `bytes=${begin}-${end - 1}` } })
      .then(async (response) => {
        if (!response.ok) throw new Error(`${response.status}`);
        this.onDataRange(begin, new Uint8Array(await response.arrayBuffer()));
      })
      .catch(this.#failed);
  }
}

/** Opens a PDF that the vault shows. @param failed it is not there any more. */
export function openPdf(token: string, bytes: number, failed: () => void): PDFDocumentLoadingTask {
  return getDocument({
    worker,
    range: new ShownRanges(token, bytes, failed),
    disableAutoFetch: true,
    disableStream: true,
    useWorkerFetch: false,
    BinaryDataFactory: BundledFiles,
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
    wasmUrl: 'wasm/',
    // A form in a PDF may hold a script: it is shown, never run.
    enableXfa: false,
  });
}
