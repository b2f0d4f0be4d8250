import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mustRun } from './command.ts';
import { compilers, ensureDebianPackages } from './debian-packages.ts';
import { madeOncePerMachine } from './machine-cache.ts';
import { unpackNpmPackage } from './npm-package.ts';

const require = createRequire(import.meta.url);

/** Node-API 10, which the shipped addon asks for, came with Electron 35 (Node 22.14). */
const FIRST_ELECTRON_WITH_NODE_API_10 = 35;

const SHIPPED_DEFINE = "'NAPI_VERSION=10'";
/** The same functions under the names they had while Node-API 10 was still an experiment, in Node 20. */
const EARLIER_DEFINES =
  "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NO_WARNING', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";

/**
 * The database addon for an Electron that cannot load the shipped one; compiled from the installed package's
 * own source, once per machine.
 * @returns the path for better-sqlite3's option `nativeBinding`, or undefined where the shipped addon serves
 * @throws Error with the line to run, when compilers are missing and may not be installed
 */
export async function nativeBindingFor(electronVersion: string): Promise<string | undefined> {
  if (Number.parseInt(electronVersion, 10) >= FIRST_ELECTRON_WITH_NODE_API_10) return undefined;

  const packageFolder = dirname(require.resolve('better-sqlite3/package.json'));
  const { version } = require('better-sqlite3/package.json') as { version: string };
  const hash = createHash('sha256');
  for (const file of [
    'binding.gyp',
    'src/better_sqlite3.cpp',
    'deps/defines.gypi',
    'deps/sqlite3/sqlite3.c',
  ]) {
    hash.update(await readFile(join(packageFolder, file)));
  }
  hash.update(EARLIER_DEFINES).update(process.arch);
  const name = `better-sqlite3-${version}-electron-below-${FIRST_ELECTRON_WITH_NODE_API_10}-${hash.digest('hex').slice(0, 16)}`;

  const folder = await madeOncePerMachine(name, async (making) => {
    await ensureDebianPackages(compilers, 'for compiling the database addon');
    console.log('Compiling the database addon for the fallback Electron, once per machine (about 75 s) …');
    const workshop = await mkdtemp(join(tmpdir(), 'heartharbor-addon-'));
    try {
      await compileAddon(packageFolder, workshop);
      await copyFile(
        join(workshop, 'build', 'Release', 'better_sqlite3.node'),
        join(making, 'better_sqlite3.node'),
      );
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
  return join(folder, 'better_sqlite3.node');
}

async function compileAddon(packageFolder: string, workshop: string) {
  for (const part of ['binding.gyp', 'deps', 'src', 'lib', 'package.json']) {
    await cp(join(packageFolder, part), join(workshop, part), { recursive: true });
  }
  const recipe = await readFile(join(workshop, 'binding.gyp'), 'utf8');
  if (!recipe.includes(SHIPPED_DEFINE)) {
    throw new Error(`binding.gyp of better-sqlite3 no longer says ${SHIPPED_DEFINE}: see ${import.meta.url}`);
  }
  await writeFile(join(workshop, 'binding.gyp'), recipe.replace(SHIPPED_DEFINE, EARLIER_DEFINES));

  const nodeApi = dirname(require.resolve('node-addon-api/package.json'));
  await cp(nodeApi, join(workshop, 'node_modules', 'node-addon-api'), { recursive: true });

  const gyp = require.resolve('node-gyp/bin/node-gyp.js');
  const args = ['rebuild', '--release', '--force_build=1', `--nodedir=${await nodeHeaders(workshop)}`];
  await mustRun(process.execPath, [gyp, ...args], {
    cwd: workshop,
    env: withoutNpmConfig(),
    quiet: 'until it fails',
  });
}

/** Under `npm run`, npm's settings are in the environment, and node-gyp lets them win over its arguments. */
function withoutNpmConfig(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
}

/**
 * The folder holding include/node of the running Node. The npm package `node` brings the headers along, but
 * any later `npm install` sweeps them away; then they are fetched again.
 */
async function nodeHeaders(workshop: string): Promise<string> {
  const carrier = `node-linux-${process.arch}`;
  const installed = join(dirname(require.resolve('node/package.json')), 'node_modules', carrier);
  if (existsSync(join(installed, 'include', 'node', 'node_api.h'))) return installed;

  const fetched = join(workshop, 'headers');
  await mkdir(fetched);
  await unpackNpmPackage(`${carrier}@${process.versions.node}`, undefined, ['package/include'], fetched);
  return join(fetched, 'package');
}
