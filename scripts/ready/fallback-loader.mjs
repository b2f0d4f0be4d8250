/**
 * Lies at resources/app/ of the fallback Electron and does what Electron's own default app does, which
 * packaged Electrons lack: it starts the app whose folder stands on the command line.
 *
 * The import is awaited at top level because Electron holds `ready` back until its entry module has loaded:
 * only so does the app's registerSchemesAsPrivileged come in time. For the same reason the app's own entry
 * must never await `app.whenReady()` at top level.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) {
  console.error('This Electron needs the folder of an app on its command line.');
  process.exit(1);
}
const appPath = resolve(folder);
const { name, productName, version, main } = JSON.parse(
  readFileSync(resolve(appPath, 'package.json'), 'utf8'),
);

process.defaultApp = true;
app.name = productName ?? name;
app.setVersion(version);
app.setDesktopName(`${app.name}.desktop`);
app.setAppPath(appPath);

const entry = createRequire(pathToFileURL(resolve(appPath, 'package.json'))).resolve(
  resolve(appPath, main ?? 'index.js'),
);
await import(pathToFileURL(entry).href);
