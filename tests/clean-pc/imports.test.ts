import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { librariesThatNeeds } from './pe-imports.ts';

/*
 * A school's PC has Windows 10 and nothing else: no Visual C++ runtime, without which one Argon2 of earlier days could
 * not be loaded, and no vault opened. What our packages ship for Windows lies in node_modules on any system, and is
 * read here. Not read is what cannot be had on every system: Electron's own electron.exe and DLLs, and elevate.exe and
 * the uninstaller, which electron-builder fetches when it makes an installer.
 */

const root = join(import.meta.dirname, '../..');

/** Of what a bare Windows 10 brings: what our binaries ask for. node.exe is the program that loads an addon. */
const BARE_WINDOWS_10 = ['kernel32.dll', 'ntdll.dll', 'advapi32.dll', 'bcrypt.dll', 'node.exe'];

interface Locked {
  dev?: boolean;
  os?: string[];
  optional?: boolean;
}
const locked: Record<string, Locked> = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
).packages;
/** What electron-builder may take along: everything that is no development dependency. */
const SHIPPED = Object.entries(locked).filter(([path, { dev }]) => path !== '' && !dev);

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Windows' binaries begin with the letters MZ, whatever they are called. */
function isOfWindows(file: string): boolean {
  const letters = Buffer.alloc(2);
  const open = openSync(file, 'r');
  readSync(open, letters);
  closeSync(open);
  return letters.toString('latin1') === 'MZ';
}

test('no package that is shipped has its binary for Windows in another package, which would not lie here', () => {
  expect(SHIPPED.filter(([, { os, optional }]) => os || optional).map(([path]) => path)).toEqual([]);
});

test('every binary for Windows in the packages that are shipped needs only what a bare Windows 10 has', () => {
  const binaries = SHIPPED.flatMap(([path]) => filesBelow(join(root, path))).filter(isOfWindows);
  expect(binaries.map((file) => relative(root, file).replaceAll('\\', '/')).sort()).toEqual([
    'node_modules/argon2/prebuilds/win32-x64/argon2.glibc.node',
    'node_modules/better-sqlite3/prebuilds/win32-arm64.node',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  ]);
  for (const file of binaries) {
    const needed = librariesThatNeeds(readFileSync(file));
    // Both tables have been read: an addon cannot do without either.
    expect(needed, file).toEqual(expect.arrayContaining(['kernel32.dll', 'node.exe']));
    expect(
      needed.filter((library) => !BARE_WINDOWS_10.includes(library)),
      file,
    ).toEqual([]);
  }
});
