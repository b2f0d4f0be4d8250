import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Plain JavaScript that imports nothing but Node: it runs in a fresh clone, under the machine's own Node,
 * before any package is there.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const nodeModules = join(root, 'node_modules');
const OLDEST_NODE = [20, 19];

/**
 * Makes the checkout ready and goes on, with this command's arguments, in a script of its own under the
 * project's Node: vitest, Electron's tools and the database need Node 22, and that Node also runs
 * TypeScript as it stands. Ends the process with that script's exit code.
 * @param {string} script path from the repository's root
 */
export async function continueInReadyCheckout(script) {
  try {
    refuseOldNode();
    if (!packagesAreInstalled()) await installPackages();
    if (!existsSync(projectNode())) await fetchProjectNode();
    // Runs on to the end of the child, which Ctrl+C reaches as well.
    process.on('SIGINT', () => {});
    process.exitCode = await exitCodeOf(projectNode(), [join(root, script), ...process.argv.slice(2)], {
      env: { ...process.env, [pathName()]: [projectBins(), process.env[pathName()]].join(delimiter) },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/**
 * npm keeps in node_modules a list of what it installed, written when all was done. Compared with
 * package-lock.json it tells whether `npm ci` is due, also after a developer's own `npm install`.
 */
function packagesAreInstalled() {
  if (!existsSync(join(nodeModules, '.package-lock.json'))) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(nodeModules, '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages for other systems are left out by npm.
    return found ? found.integrity === entry.integrity : entry.optional === true;
  });
}

/** @returns {Record<string, { integrity?: string, optional?: boolean }>} */
function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

async function installPackages() {
  console.error('Installing the packages that package-lock.json names (npm ci) …');
  makeWayForNpm();
  await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** The package `node` fetches the Node for this system in an install script, which .npmrc holds back. */
async function fetchProjectNode() {
  console.error('Fetching the Node that the project runs under (npm rebuild node) …');
  await runNpm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!existsSync(projectNode())) throw new Error(`npm rebuild node left no ${projectNode()}.`);
}

/**
 * In `npm start` this very process may run from node_modules, which npm ci deletes. Windows deletes no
 * program that is running, but lets it be moved.
 */
function makeWayForNpm() {
  if (process.platform !== 'win32') return;
  const out = join(root, 'out');
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out).filter((name) => name.startsWith('node-in-use-'))) {
    try {
      rmSync(join(out, name));
    } catch {
      // Still running.
    }
  }
  if (process.execPath.toLowerCase().startsWith(nodeModules.toLowerCase())) {
    renameSync(process.execPath, join(out, `node-in-use-${process.pid}.exe`));
  }
}

/** Runs the npm that started us, under its own Node; else the one on the PATH. */
async function runNpm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const isKnown = cli && node && basename(cli) === 'npm-cli.js';
  const code = isKnown
    ? await exitCodeOf(node, [cli, ...args])
    : await exitCodeOf('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ${args[0]} ended with ${code}; what it says above is the reason.`);
}

/** The executable of the npm package `node`, a development dependency. */
function projectNode() {
  return join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function projectBins() {
  return [join(nodeModules, '.bin'), dirname(projectNode())].join(delimiter);
}

/** Windows spells it Path, and a second spelling beside it would be lost. */
function pathName() {
  return Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}

function exitCodeOf(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
