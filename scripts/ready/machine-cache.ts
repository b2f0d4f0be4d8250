import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const HALF_MADE = '.making-';
const DAY_MS = 24 * 60 * 60 * 1000;

/** The folder of this user's caches for the project, outside node_modules so that it survives `npm ci`. */
export function machineCacheFolder(): string {
  const home = homedir();
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'heartharbor', 'cache');
  }
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'heartharbor');
  return join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'heartharbor');
}

/**
 * Makes a folder once per machine. It is made under another name beside its place and renamed when
 * complete, so a folder that bears its name is whole: an interrupted making is never used.
 * @param name says version and hash of all that goes into it
 * @param make fills the folder it is given
 * @returns the folder's path
 */
export async function madeOncePerMachine(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const cache = machineCacheFolder();
  const place = join(cache, name);
  if (existsSync(place)) return place;

  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const making = await mkdtemp(join(cache, HALF_MADE));
  try {
    await make(making);
    await rename(making, place).catch((error) => {
      // Two runs side by side made the same: the first stays.
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return place;
}

async function removeAbandoned(cache: string) {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(HALF_MADE)) continue;
    const folder = join(cache, name);
    const seen = await stat(folder).catch(() => undefined);
    if (seen && Date.now() - seen.mtimeMs > DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}
