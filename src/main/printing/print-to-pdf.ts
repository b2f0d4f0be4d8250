import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, type Session } from 'electron';
import type { WaitingSheets } from '../app-protocol.ts';
import { PAPER } from '../origins.ts';

/** Prints body markup on the paper page to PDF bytes. The hidden window is gone afterwards. */
export async function printToPdf(html: string, session: Session, sheets: WaitingSheets): Promise<Uint8Array> {
  const path = `/${randomUUID()}`;
  sheets.set(path, html);
  const press = new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  try {
    await press.loadURL(new URL(path, PAPER).href);
    await press.webContents.executeJavaScript(
      // Reading the height lays the sheet out, which is what makes a hidden page ask for its fonts.
      'void document.body.offsetHeight; document.fonts.ready.then(() => undefined)',
    );
    return await press.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    sheets.delete(path);
    press.destroy();
  }
}
