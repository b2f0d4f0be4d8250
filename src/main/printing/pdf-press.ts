import type { BrowserWindow, Session } from 'electron';
import { FITS_SHEET_PX, type PrintedPdf, type PrintedSheet, SHEET_PX } from '#shared/contract/shell.ts';
import { PAPER } from '../origins.ts';
import { hiddenWindow } from './hidden-window.ts';

/** A stack of letters is one document after the other: whoever prints the next one within this finds the page open. */
const STAYS_OPEN_MS = 2_000;

/**
 * Prints body markup to PDF bytes, on the paper page in a hidden window. The window stays for the next document of a
 * stack, with nothing on it, and is gone soon after the last, or at once when the room is left.
 */
export class PdfPress {
  readonly #session: Session;
  #window: BrowserWindow | null = null;
  #leaving: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  /** One after the other: there is one page. */
  print(sheet: PrintedSheet): Promise<PrintedPdf> {
    const printed = this.#turn.then(() => this.#print(sheet));
    this.#turn = printed.catch(() => undefined);
    return printed;
  }

  /** The room is left: nothing of a paper stays. */
  clear(): void {
    clearTimeout(this.#leaving);
    const window = this.#window;
    this.#window = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  async #print({ html, styles }: PrintedSheet): Promise<PrintedPdf> {
    clearTimeout(this.#leaving);
    const { webContents } = await this.#open();
    try {
      const style: number = await webContents.executeJavaScript(
        `(${lay})(${JSON.stringify([html, styles, FITS_SHEET_PX])})`,
      );
      const pdf = await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      return { pdf, style };
    } finally {
      if (!webContents.isDestroyed()) {
        await webContents.executeJavaScript(`(${lay})(${JSON.stringify(['', [], FITS_SHEET_PX])})`);
      }
      this.#leaving = setTimeout(() => this.clear(), STAYS_OPEN_MS);
    }
  }

  async #open(): Promise<BrowserWindow> {
    if (this.#window && !this.#window.isDestroyed()) return this.#window;
    // The text runs as wide as on paper, where it is measured.
    const window = hiddenWindow(this.#session, { ...SHEET_PX, useContentSize: true });
    this.#window = window;
    await window.loadURL(PAPER);
    return window;
  }
}

/**
 * Runs in the page: lays the markup, in the first of the styles with which it takes one sheet, and says which. Reading the height lays
 * the sheet out, which is what makes a hidden page ask for its fonts.
 */
async function lay([html, styles, most]: [string, readonly string[], number]): Promise<number> {
  const paper = document.getElementById('paper');
  if (!paper) throw new Error('no paper');
  const root = document.documentElement;
  // A bar beside the text would make it narrower than it is on paper.
  root.style.overflow = 'hidden';
  let style = 0;
  for (const [index, css] of ['', ...styles].entries()) {
    style = index;
    paper.innerHTML = css === '' ? html : `${html}<style>${css}</style>`;
    void paper.offsetHeight;
    await document.fonts.ready;
    if (paper.offsetHeight <= most) break;
  }
  root.style.removeProperty('overflow');
  return style;
}
