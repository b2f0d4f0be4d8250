import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { exitCodeOf } from './command.ts';
import { type CompiledAddons, compiledAddonsFor } from './compiled-addons.ts';
import { electronLibraries, ensureDebianPackages } from './debian-packages.ts';
import { fallbackElectron, fallbackServesHere, fallbackVersion } from './fallback-electron.ts';
import { machineCacheFolder } from './machine-cache.ts';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('electron/package.json'));
const { version } = require('electron/package.json') as { version: string };

const DAY_MS = 24 * 60 * 60 * 1000;
/** A connection that cannot carry the 120 MB in this time is no way to get Electron. */
const DOWNLOAD_LIMIT_MS = 15 * 60 * 1000;

/** An Electron that is ready to run. */
export type ReadyElectron = {
  executablePath: string;
  /** Undefined where the shipped addons serve. */
  addons: CompiledAddons | undefined;
  /** Tells a person which Electron this is. */
  label: string;
};

/**
 * The Electron to run the app with: the one ELECTRON_OVERRIDE_DIST_PATH names, else the one package.json
 * pins (downloaded by its own installer, which honours ELECTRON_MIRROR), else, on Linux x64 and for
 * development and tests only, the fallback.
 * @throws Error saying what to do, when none is to be had
 */
export async function ensureElectron(): Promise<ReadyElectron> {
  await ensureDebianPackages(electronLibraries, 'for running Electron');

  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return ready(resolve(override), 'from ELECTRON_OVERRIDE_DIST_PATH');

  const dist = join(packageFolder, 'dist');
  // The installer writes path.txt last: without it the dist is half unpacked.
  const isInstalled =
    existsSync(join(packageFolder, 'path.txt')) && existsSync(join(dist, nameOfExecutable()));
  if (isInstalled || (await download())) return ready(dist);

  if (!fallbackServesHere) {
    throw new Error(
      `Electron ${version} could not be downloaded. Set ELECTRON_MIRROR to a mirror you can reach, ` +
        'or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron, and try again.',
    );
  }
  const executablePath = await fallbackElectron();
  console.log(
    `Electron ${version} could not be downloaded (next try tomorrow, or with another ELECTRON_MIRROR); using Electron ${fallbackVersion}, the fallback for development and tests.`,
  );
  return {
    executablePath,
    addons: await compiledAddonsFor(fallbackVersion),
    label: `Electron ${fallbackVersion} (fallback runtime for development and tests)`,
  };
}

async function ready(dist: string, origin?: string): Promise<ReadyElectron> {
  const executablePath = join(dist, nameOfExecutable());
  if (!existsSync(executablePath)) {
    throw new Error(`No Electron at ${executablePath}, where ELECTRON_OVERRIDE_DIST_PATH points.`);
  }
  const found = (await readFile(join(dist, 'version'), 'utf8')).trim().replace(/^v/, '');
  return {
    executablePath,
    addons: await compiledAddonsFor(found),
    label: `Electron ${found}${origin ? ` (${origin})` : ''}`,
  };
}

/** Runs Electron's own installer; where a fallback serves, a failure is remembered for a day. */
async function download(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? '';
  const failure = join(machineCacheFolder(), `electron-${version}-download-failed`);
  if (fallbackServesHere && (await failedToday(failure, mirror))) return false;

  console.log(`Downloading Electron ${version} …`);
  const code = await exitCodeOf(process.execPath, [join(packageFolder, 'install.js')], {
    // Where nothing can take its place, its progress and its errors are worth reading.
    quiet: fallbackServesHere ? 'always' : undefined,
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  if (code === 0) return true;
  await mkdir(dirname(failure), { recursive: true });
  await writeFile(failure, mirror);
  return false;
}

async function failedToday(failure: string, mirror: string): Promise<boolean> {
  const seen = await stat(failure).catch(() => undefined);
  if (!seen || Date.now() - seen.mtimeMs > DAY_MS) return false;
  return (await readFile(failure, 'utf8')) === mirror;
}

function nameOfExecutable(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
