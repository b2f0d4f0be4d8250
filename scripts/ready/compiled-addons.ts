import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mustRun } from './command.ts';
import { compilers, ensureDebianPackages } from './debian-packages.ts';
import { madeOncePerMachine } from './machine-cache.ts';
import { unpackNpmPackage } from './npm-package.ts';

const require = createRequire(import.meta.url);

/** Node-API 10, which the shipped addons ask for, came with Electron 35 (Node 22.14). */
const FIRST_ELECTRON_WITH_NODE_API_10 = 35;

/** An addon that is compiled from its installed package's own source, with another Node-API. */
type Addon = {
  package: string;
  /** What the compiler calls the result, below build/Release. */
  file: string;
  /** What it is compiled from, and the result goes by. */
  sources: readonly string[];
  /** What binding.gyp says of the Node-API, and what it is to say instead. */
  shipped: string;
  earlier: string;
  seconds: number;
};

const DATABASE: Addon = {
  package: 'better-sqlite3',
  file: 'better_sqlite3.node',
  sources: ['binding.gyp', 'deps', 'src', 'lib', 'package.json'],
  shipped: "'NAPI_VERSION=10'",
  // The same functions under the names they had while Node-API 10 was still an experiment, in Node 20.
  earlier:
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NO_WARNING', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  seconds: 75,
};

const ARGON2: Addon = {
  package: 'argon2',
  file: 'argon2.node',
  sources: ['binding.gyp', 'argon2.cpp', 'argon2', 'package.json'],
  // The compiling Node's own version, which the shipped binary got as well: it calls nothing that is newer than 8.
  shipped: '"NAPI_VERSION=<(napi_build_version)"',
  earlier: '"NAPI_VERSION=8"',
  seconds: 10,
};

/** Addons to take in place of the shipped ones. */
export type CompiledAddons = {
  /** The file for better-sqlite3's option `nativeBinding`. */
  database: string;
  /** The folder for argon2's own variable ARGON2_PREBUILD. */
  argon2: string;
};

/** The file in the folder that `CompiledAddons` names. */
export function argon2File(folder: string): string {
  return join(folder, 'build', 'Release', ARGON2.file);
}

/**
 * The addons for an Electron that cannot load the shipped ones (argon2's ends the whole process there); compiled once
 * per machine.
 * @returns undefined where the shipped addons serve
 * @throws Error with the line to run, when compilers are missing and may not be installed
 */
export async function compiledAddonsFor(electronVersion: string): Promise<CompiledAddons | undefined> {
  if (Number.parseInt(electronVersion, 10) >= FIRST_ELECTRON_WITH_NODE_API_10) return undefined;
  const database = await compiledOnce(DATABASE);
  const argon2 = await compiledOnce(ARGON2);
  return { database: join(database, 'build', 'Release', DATABASE.file), argon2 };
}

/** @returns a folder that holds build/Release/, where each package's loader looks for what was compiled. */
async function compiledOnce(addon: Addon): Promise<string> {
  const packageFolder = dirname(require.resolve(`${addon.package}/package.json`));
  const { version } = require(`${addon.package}/package.json`) as { version: string };
  const hash = createHash('sha256');
  for (const file of await filesIn(packageFolder, addon.sources)) hash.update(await readFile(file));
  hash.update(addon.earlier).update(process.arch);
  const name = `${addon.package}-${version}-electron-below-${FIRST_ELECTRON_WITH_NODE_API_10}-${hash.digest('hex').slice(0, 16)}`;

  return madeOncePerMachine(name, async (making) => {
    await ensureDebianPackages(compilers, 'for compiling addons');
    console.log(
      `Compiling ${addon.package} for the fallback Electron, once per machine (about ${addon.seconds} s) …`,
    );
    const workshop = await mkdtemp(join(tmpdir(), 'heartharbor-addon-'));
    try {
      await compile(addon, packageFolder, workshop);
      const release = join('build', 'Release');
      await mkdir(join(making, release), { recursive: true });
      await copyFile(join(workshop, release, addon.file), join(making, release, addon.file));
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
}

/** Every file that `names` name or hold, in one order everywhere. */
async function filesIn(folder: string, names: readonly string[]): Promise<string[]> {
  const files = [];
  for (const name of names) {
    const path = join(folder, name);
    if ((await stat(path)).isDirectory()) {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      files.push(
        ...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
      );
    } else files.push(path);
  }
  return files.sort();
}

async function compile(addon: Addon, packageFolder: string, workshop: string) {
  for (const part of addon.sources) {
    await cp(join(packageFolder, part), join(workshop, part), { recursive: true });
  }
  const recipe = await readFile(join(workshop, 'binding.gyp'), 'utf8');
  if (!recipe.includes(addon.shipped)) {
    throw new Error(
      `binding.gyp of ${addon.package} no longer says ${addon.shipped}: see ${import.meta.url}`,
    );
  }
  await writeFile(join(workshop, 'binding.gyp'), recipe.replace(addon.shipped, addon.earlier));

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
