import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';

/** A window that nobody sees, for a page of ours that lays paper: sandboxed, isolated, without Node. */
export function hiddenWindow(session: Session, size: BrowserWindowConstructorOptions = {}): BrowserWindow {
  return new BrowserWindow({
    ...size,
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // A hidden page is drawn at leisure.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
}
