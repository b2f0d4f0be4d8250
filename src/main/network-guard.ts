import { app, type Session, type WebContents } from 'electron';
import { SCHEME } from './origins.ts';

/**
 * Must run before Electron is ready: no name is ever resolved, Chromium's own errands are off, and it writes
 * neither what it has drawn with nor what a crashed process held.
 */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-sync');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
  app.commandLine.appendSwitch('no-proxy-server');
}

/** Every request but the app's own protocol is refused; every permission is denied; nothing is downloaded. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const { protocol } = new URL(details.url);
    callback({ cancel: ![`${SCHEME}:`, 'data:', 'blob:', 'devtools:'].includes(protocol) });
  });
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** A page never leaves by itself, opens nothing, embeds nothing foreign. */
export function guardContents(contents: WebContents): void {
  // Calls from page to page go past every rule about requests; with no proxy they have no way left.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !event.url.startsWith(`${SCHEME}://room/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
