import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The packed app, started by a person who has nothing else on this PC. */
export interface StartedApp {
  process: ChildProcess & { pid: number };
  /** Everything that the person, and so the app, can write to. */
  home: string;
  /** The app's own folder, in which the vault will lie. */
  userData: string;
  /** What the app's processes wrote to their terminal. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Chromium runs nothing of root's inside its sandbox, and the packed app nothing outside: root lends "nobody". */
const NOBODY = 65534;

/**
 * Starts the packed app without any of the switches that tests like to have. It ends with the test.
 *
 * @param asRoot starts it as the account that runs the tests, whoever that is.
 * @param stdin is written to its standard input.
 */
export function startPacked(
  program: string,
  {
    args = [],
    env = {},
    stdin,
    asRoot = false,
  }: { args?: readonly string[]; env?: Record<string, string>; stdin?: string; asRoot?: boolean } = {},
): StartedApp {
  const home = mkdtempSync(join(tmpdir(), 'heartharbor-person-'));
  const person = process.getuid?.() === 0 && !asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const authority = join(home, '.Xauthority');
  if (process.env.XAUTHORITY && existsSync(process.env.XAUTHORITY)) {
    copyFileSync(process.env.XAUTHORITY, authority);
  }
  if (person.uid !== undefined) {
    for (const path of [home, authority]) if (existsSync(path)) chownSync(path, person.uid, person.gid);
  }
  const app = spawn(program, args, {
    ...person,
    cwd: home,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      DISPLAY: process.env.DISPLAY,
      XAUTHORITY: authority,
      HOME: home,
      TMPDIR: home,
      LANG: 'C.UTF-8',
      ...env,
    },
  });
  // A program that is already gone reads nothing.
  app.stdin.on('error', () => undefined);
  app.stdin.end(stdin ?? '');
  const written: string[] = [];
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (part) => written.push(String(part)));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    app.on('error', reject);
    app.on('close', (code, signal) => resolve(signal ?? code));
  });
  onTestFinished(async () => {
    app.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  });
  const { pid } = app;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  return {
    process: Object.assign(app, { pid }),
    home,
    userData: join(home, '.config', 'HeartHarbor'),
    output: () => written.join(''),
    ended,
  };
}

/** All files below a folder, by their paths from it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
