import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptGet } from './apt-get.ts';

/** A package by its Debian name and, where it has one, a command that shows it is there on any Linux. */
type DebianPackage = { name: string; command?: string };

/** What any Electron needs from a Linux desktop. */
export const electronLibraries: readonly DebianPackage[] = [
  { name: 'libgtk-3-0' },
  { name: 'libnss3' },
  { name: 'libasound2' },
  { name: 'libgbm1' },
  { name: 'libatk-bridge2.0-0' },
  { name: 'libxss1' },
  { name: 'libxtst6' },
];

/** A display in memory, for machines without a screen. */
export const virtualDisplay: readonly DebianPackage[] = [{ name: 'xvfb', command: 'Xvfb' }];

/** What compiles the database addon for the fallback runtime. */
export const compilers: readonly DebianPackage[] = [
  { name: 'python3', command: 'python3' },
  { name: 'make', command: 'make' },
  { name: 'g++', command: 'g++' },
];

/** A machine may have no font with Chinese characters; what is set in none cannot be read back. */
const chineseFont: DebianPackage = { name: 'fonts-wqy-zenhei' };

/**
 * What the tests read papers, backups and archives back with, watch system calls with, show the screens in, use a window
 * with, and print on: the system's printing with a driver for a printer that takes PDF.
 */
export const testInstruments: readonly DebianPackage[] = [
  { name: 'poppler-utils', command: 'pdftotext' },
  { name: 'strace', command: 'strace' },
  { name: 'unzip', command: 'unzip' },
  { name: '7zip', command: '7zz' },
  { name: 'xdotool', command: 'xdotool' },
  { name: 'x11-apps', command: 'xwd' },
  { name: 'cups-daemon' },
  { name: 'cups-client' },
  { name: 'cups-filters' },
  chineseFont,
];

/** What sets Word documents, for the one test that reads them back: 92 MB to fetch, 275 MB on the disk. */
export const wordReader: readonly DebianPackage[] = [
  { name: 'libreoffice-writer-nogui', command: 'soffice' },
  chineseFont,
];

/** What stands in for Windows, where the vault is tried under Windows' own Node. */
export const windowsStandIn: readonly DebianPackage[] = [
  { name: 'wine', command: 'wine' },
  { name: 'wine64' },
];

/**
 * Sees to it that the packages are installed: by itself as root on Debian and its kin, otherwise by telling
 * the exact line to run. Does nothing on Windows and macOS.
 * @param reason ends the sentence "Debian packages are missing …"
 * @throws Error with the line to run, when it may not install them itself
 */
export async function ensureDebianPackages(
  packages: readonly DebianPackage[],
  reason: string,
): Promise<void> {
  if (process.platform !== 'linux') return;
  if (!isOnPath('dpkg-query')) return complainWithoutDebian(packages, reason);

  const missing = packages.filter(
    ({ name, command }) => !(command && isOnPath(command)) && !isInstalled(name),
  );
  if (missing.length === 0) return;

  if (process.getuid?.() !== 0) {
    const names = missing.map(({ name }) => nameInThisRelease(name)).join(' ');
    throw new Error(
      `Packages are missing ${reason}. Run this line, then try again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  console.log(`Installing Debian packages ${reason}: ${missing.map(({ name }) => name).join(' ')}`);
  const updated = await aptGet(['update', '-qq']);
  const names = missing.map(({ name }) => nameInThisRelease(name));
  const installed = await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  if (updated !== 0 || installed !== 0) {
    throw new Error(
      `apt-get could not install them. Run this line to see why:\n  apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
}

function complainWithoutDebian(packages: readonly DebianPackage[], reason: string) {
  const missing = packages.filter(({ command }) => command && !isOnPath(command));
  if (missing.length === 0) return;
  throw new Error(
    `Commands are missing ${reason}: ${missing.map(({ command }) => command).join(', ')}. ` +
      `Install what your distribution calls these Debian packages, then try again:\n  ${packages.map(({ name }) => name).join(' ')}`,
  );
}

/** Debian 13 and Ubuntu 24.04 renamed libraries with 64-bit time: libgtk-3-0 became libgtk-3-0t64. */
function isInstalled(name: string): boolean {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder
  const states = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status} ', name, `${name}t64`], {
    encoding: 'utf8',
  }).stdout;
  return /(^| )installed /.test(states);
}

function nameInThisRelease(name: string): string {
  const renamed = spawnSync('apt-cache', ['show', `${name}t64`], { stdio: 'ignore' });
  return renamed.status === 0 ? `${name}t64` : name;
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}
