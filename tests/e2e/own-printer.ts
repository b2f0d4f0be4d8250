import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/*
 * A CUPS of the test's own, with one printer: the system's filters and Debian's driver for a printer that takes PDF.
 * Everything that it keeps lies in one folder, so that tests print side by side and the system's printers are not
 * touched. The printer keeps what it is sent, and what it is told of it.
 */

/** A sheet of A4 on it has margins that nothing is printed on; letters are its usual size. */
const DRIVER = '/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd';
const PROGRAMS = '/usr/lib/cups';
export const PRINTER = { name: 'Office', label: 'Office' };

/** A job as it came to the printer. */
export interface PrintedJob {
  /** The PDF that it would print, a few lines for the printer before it. */
  file: string;
  title: string;
  options: ReadonlyMap<string, string>;
}

export interface OwnPrinter {
  /** What an app's environment must say so that it finds this CUPS and no other. */
  env: { CUPS_SERVER: string };
  /** Waits for so many jobs since the last time they were taken. */
  takeJobs(many: number): Promise<PrintedJob[]>;
  /** The printer is taken off the system. */
  unplug(): void;
  close(): Promise<void>;
}

export async function openPrinter(): Promise<OwnPrinter> {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-cups-'));
  const at = (...names: string[]) => join(folder, ...names);
  for (const name of ['state', 'cache', 'spool', 'temp', 'programs/backend', 'printed']) {
    mkdirSync(at(name), { recursive: true });
  }
  // Run by root, CUPS hands its filters and its printers to somebody who may do less.
  chmodSync(folder, 0o755);
  chmodSync(at('printed'), 0o777);
  for (const name of readdirSync(PROGRAMS)) {
    if (name !== 'backend') symlinkSync(join(PROGRAMS, name), at('programs', name));
  }
  writeFileSync(at('programs/backend/keep'), keeps(at('printed')), { mode: 0o755 });
  writeFileSync(at('cups-files.conf'), filesOf(folder));
  writeFileSync(at('cupsd.conf'), RULES.replace('SOCKET', at('socket')));
  const server = spawn('cupsd', ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], {
    stdio: 'ignore',
    env: withSystemPrograms(),
  });
  const ended = once(server, 'exit');
  const env = { CUPS_SERVER: at('socket') };
  const tell = (program: string, ...words: string[]) =>
    execFileSync(program, words, { env: { ...withSystemPrograms(), ...env }, stdio: 'pipe' });
  await expect.poll(() => answers(at('socket')), { message: 'CUPS does not answer' }).toBe(true);
  tell('lpadmin', '-p', PRINTER.name, '-E', '-v', 'keep:/', '-P', DRIVER);
  tell('lpadmin', '-d', PRINTER.name);
  const taken = new Set<string>();
  const waiting = () =>
    readdirSync(at('printed'))
      .filter((name) => name.endsWith('.pdf') && !taken.has(name))
      .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  return {
    env,
    takeJobs: async (many) => {
      await expect.poll(() => waiting().length, { message: 'jobs at the printer' }).toBe(many);
      return waiting().map((name) => {
        taken.add(name);
        return jobOf(at('printed', name));
      });
    },
    unplug: () => tell('lpadmin', '-x', PRINTER.name),
    close: async () => {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `cupsd` and `lpadmin` lie where only root looks by itself. */
function withSystemPrograms(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
}

async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  const connection = createConnection(socket);
  return Promise.race([
    once(connection, 'connect').then(() => true),
    once(connection, 'error').then(() => false),
  ]).finally(() => connection.destroy());
}

/** A CUPS backend: asked for nothing it names no device; a job it keeps, and beside it the title and the options. */
const keeps = (folder: string) => `#!/bin/sh
[ $# -eq 0 ] && exit 0
printf '%s\\n%s\\n' "$3" "$5" > '${folder}'/"$1".options
cat "\${6:--}" > '${folder}'/"$1".part
mv '${folder}'/"$1".part '${folder}'/"$1".pdf
`;

const filesOf = (folder: string) => `ServerRoot ${folder}
StateDir ${folder}/state
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
TempDir ${folder}/temp
DataDir /usr/share/cups
ServerBin ${folder}/programs
AccessLog ${folder}/access_log
ErrorLog ${folder}/error_log
PageLog ${folder}/page_log
SystemGroup root
`;

const RULES = `Listen SOCKET
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

function jobOf(file: string): PrintedJob {
  const [title = '', options = ''] = readFileSync(file.replace(/\.pdf$/, '.options'), 'utf8').split('\n');
  return {
    file,
    title,
    options: new Map(
      options.split(' ').map((option): [string, string] => {
        const [name = '', ...value] = option.split('=');
        return [name, value.join('=')];
      }),
    ),
  };
}
