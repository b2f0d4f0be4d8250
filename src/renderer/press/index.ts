import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from '#renderer/parts/pdf-document.ts';

/*
 * The press's page (docs/decisions/0033-printing.md): main has it lay pages of a PDF on sheets, and prints it. Each page is
 * drawn before the printing begins, and printed in dots at its exact size. A canvas that is drawn while Chromium prepares
 * to print comes out in lines and letters, and 2.4 % too small.
 */

/** What a printer of a school prints, or a whole part of it. */
const DOTS_PER_INCH = 300;
const POINTS_PER_INCH = 72;

/** What main asks for. */
interface Wanted {
  token: string;
  bytes: number;
  /** The sides in order: a page, counted from 1, or nothing. */
  pages: (number | null)[];
}

declare global {
  interface Window {
    layPages(wanted: Wanted): Promise<void>;
  }
}

// Nobody looks at this page, so that frames come late or never.
window.requestAnimationFrame = (act) => {
  queueMicrotask(() => act(performance.now()));
  return 0;
};

window.layPages = async ({ token, bytes, pages }) => {
  let hasFailed = false;
  const { promise } = openPdf(token, bytes, () => {
    hasFailed = true;
  });
  const pdf = await promise;
  for (const number of pages) {
    const sheet = document.body.appendChild(document.createElement('div'));
    sheet.className = 'sheet';
    if (number === null) continue;
    const canvas = sheet.appendChild(document.createElement('canvas'));
    const page = await pdf.getPage(number);
    await draw(page, canvas, DOTS_PER_INCH / POINTS_PER_INCH);
  }
  if (hasFailed) throw new Error('the paper is not there any more');
};

/** A page that lies across is turned, as the printer takes its sheets. */
async function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): Promise<void> {
  const [, , width = 0, height = 0] = page.view;
  const rotation = (page.rotate + (width > height ? 90 : 0)) % 360;
  const viewport = page.getViewport({ scale, rotation });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
