import { once } from 'node:events';
import type { BrowserWindow, Session, WebContents, WebContentsPrintOptions } from 'electron';
import { SYSTEM_PRINTER } from '#shared/contract/papers.ts';
import type { PrintJob, PrintOutcome, Shell } from '#shared/contract/shell.ts';
import { PRESS } from '../origins.ts';
import { hiddenWindow } from './hidden-window.ts';

/**
 * The press: for each job a hidden window of its own lays the pages of a finished PDF on sheets of A4, edge to edge,
 * and Chromium hands them to the system's printing (docs/decisions/0033-printing.md), whose queue shows the title of
 * that window and no name. The window is gone afterwards.
 */
export class Press implements Pick<Shell, 'printers' | 'print'> {
  readonly #session: Session;
  readonly #asks: WebContents;
  readonly #windows = new Set<BrowserWindow>();

  /** @param asks any page: the system's printers are asked for over one. */
  constructor(session: Session, asks: WebContents) {
    this.#session = session;
    this.#asks = asks;
  }

  async printers(): Promise<{ name: string; label: string }[]> {
    const known = await this.#asks.getPrintersAsync();
    return known.map(({ name, displayName }) => ({ name, label: displayName || name }));
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const printers = await this.printers();
    const isThere =
      job.printer === SYSTEM_PRINTER
        ? printers.length > 0
        : printers.some(({ name }) => name === job.printer);
    if (!isThere) return 'noPrinter';
    const window = this.#openWindow();
    try {
      await window.loadURL(PRESS);
      const { token, bytes, pages } = job;
      await window.webContents.executeJavaScript(`layPages(${JSON.stringify({ token, bytes, pages })})`);
      return await printed(window, optionsOf(job));
    } finally {
      this.#windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  /** Nothing is printed any more: the room is left. */
  clear(): void {
    for (const window of this.#windows) window.destroy();
  }

  #openWindow(): BrowserWindow {
    const window = hiddenWindow(this.#session);
    this.#windows.add(window);
    return window;
  }
}

function optionsOf({ printer, copies, sides, blackAndWhite }: PrintJob): WebContentsPrintOptions {
  return {
    silent: true,
    ...(printer === SYSTEM_PRINTER ? {} : { deviceName: printer }),
    copies,
    collate: true,
    duplexMode: sides,
    color: !blackAndWhite,
    pageSize: 'A4',
    margins: { marginType: 'none' },
    scaleFactor: 100,
    printBackground: true,
  };
}

/** A window that is destroyed meanwhile has printed nothing. */
async function printed(window: BrowserWindow, options: WebContentsPrintOptions): Promise<PrintOutcome> {
  const gone = once(window, 'closed').then((): PrintOutcome => 'failed');
  const handedOver = new Promise<PrintOutcome>((resolve) => {
    window.webContents.print(options, (isDone) => resolve(isDone ? 'done' : 'failed'));
  });
  return Promise.race([handedOver, gone]);
}
