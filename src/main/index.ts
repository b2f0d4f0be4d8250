import { join } from 'node:path';
import { app, Menu, session as sessions } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { forbidNetwork, guardContents, guardSession } from './network-guard.ts';
import { refuseStrangeStart } from './refuse-strange-start.ts';
import { ShellWindow } from './shell-window.ts';

refuseStrangeStart();
// A test run as root in a container cannot have Chromium's sandbox; the installed app never runs without.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
forbidNetwork();
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron holds `ready` back until this module has loaded.
  void app.whenReady().then(start);
} else {
  app.quit();
}

/** The database's native module for development and tests; the installed app takes the shipped one only. */
function nativeBinding(): { nativeBinding?: string } {
  const path = app.isPackaged ? undefined : process.env.HEARTHARBOR_NATIVE_BINDING;
  return path ? { nativeBinding: path } : {};
}

/** A shorter time, for tests; the installed app knows only its own. */
function testSeconds(name: 'HEARTHARBOR_IDLE_SECONDS' | 'HEARTHARBOR_CLIPBOARD_SECONDS'): number | undefined {
  const seconds = app.isPackaged ? undefined : process.env[name];
  return seconds ? Number(seconds) : undefined;
}

/** Keys that are quick to make, for tests; the installed app measures the PC that makes a vault. */
function unmeasuredKeys(): boolean {
  return !app.isPackaged && process.env.HEARTHARBOR_UNMEASURED_KEYS === '1';
}

function start(): void {
  // In memory only: nothing of a page is ever written to disk, and the system's clipboard history keeps nothing.
  const session = sessions.fromPartition('heartharbor', { cache: false });
  guardSession(session);
  guardSession(sessions.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'editMenu', label: '编辑' },
      {
        label: '查看',
        // How large everything is drawn is the window's own affair (followLook), which keeps it.
        submenu: [{ role: 'togglefullscreen', label: '全屏' }],
      },
    ]),
  );
  const window = new ShellWindow(
    {
      folder: join(app.getPath('userData'), 'vault'),
      appVersion: app.getVersion(),
      unmeasuredKeys: unmeasuredKeys(),
      ...nativeBinding(),
    },
    session,
    {
      idleSeconds: testSeconds('HEARTHARBOR_IDLE_SECONDS'),
      clipboardSeconds: testSeconds('HEARTHARBOR_CLIPBOARD_SECONDS'),
    },
  );
  serveApp(session, join(import.meta.dirname, '../renderer'), window);
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => {
    void window.end().then(() => app.quit());
  });
  void window.show();
}
