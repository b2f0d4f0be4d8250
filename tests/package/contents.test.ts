import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { expect, inject, test } from 'vitest';
import { filesBelow } from './start-packed.ts';

const folder = () => dirname(inject('program'));
const archive = () => join(folder(), 'resources', 'app.asar');
const read = (path: string) => extractFile(archive(), path).toString('utf8');

/** What may lie in the archive; every file has to match one of these. */
const BELONGS = [
  /^package\.json$/,
  /^out\/main\/(index|vault)\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(door|room|paper|press)\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png|wasm|bcmap|pfb|ttf)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
  /^node_modules\/argon2\/(package\.json|LICENSE|argon2\.cjs)$/,
  /^node_modules\/argon2\/prebuilds\/[\w-]+\/argon2\.[\w.]+\.node$/,
  // What argon2 finds its binary with, and writes the hashes that we have no use for.
  /^node_modules\/node-gyp-build\/(package\.json|LICENSE|[\w-]+\.js)$/,
  /^node_modules\/@phc\/format\/(package\.json|license|index\.js)$/,
];

function filesInArchive(): string[] {
  const paths = listPackage(archive(), { isPack: false }).map((path) => path.replace(/^[\\/]/, ''));
  // Folders are listed too: each is the beginning of another path.
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

test('the archive holds the built app and its two native modules: no test, no source, no map, no document', () => {
  const files = filesInArchive();
  expect(files.filter((file) => !BELONGS.some((pattern) => pattern.test(file)))).toEqual([]);
  for (const needed of ['package.json', 'out/main/index.js', 'out/main/vault.js', 'out/renderer/door.html']) {
    expect(files).toContain(needed);
  }
});

test('no code in the archive carries its source or the paths of the PC that built it', () => {
  const code = filesInArchive().filter((file) => /^out\/.*\.(js|cjs|css|html)$/.test(file));
  expect(code.length).toBeGreaterThan(5);
  for (const file of code) {
    const text = read(file);
    expect(text, file).not.toMatch(/sourceMappingURL=/);
    expect(text.includes(process.cwd()), `${file} names the folder that it was built in`).toBe(false);
  }
});

test('its package.json names what runs, not how it is made', () => {
  const manifest: unknown = JSON.parse(read('package.json'));
  expect(manifest).toMatchObject({ name: 'heartharbor', main: 'out/main/index.js' });
  expect(manifest).not.toHaveProperty('scripts');
  expect(manifest).not.toHaveProperty('devDependencies');
});

test('outside the archive lie only Electron, the licences, and the two native binaries that a system must load', () => {
  const outside = filesBelow(folder());
  expect(outside.filter((file) => file.startsWith('resources/'))).toEqual([
    'resources/app.asar',
    expect.stringMatching(/^resources\/app\.asar\.unpacked\/node_modules\/argon2\/prebuilds\/.+\.node$/),
    expect.stringMatching(
      /^resources\/app\.asar\.unpacked\/node_modules\/better-sqlite3\/prebuilds\/.+\.node$/,
    ),
  ]);
  expect(outside.filter((file) => file.startsWith('locales/'))).toEqual([
    'locales/en-US.pak',
    'locales/zh-CN.pak',
  ]);
  expect(outside.filter((file) => /licen[cs]e/i.test(file))).toEqual([
    'LICENSE.argon2.txt',
    'LICENSE.electron.txt',
    'LICENSE.heartharbor.txt',
    'LICENSE.noto-sans-sc.txt',
    'LICENSE.noto-serif-sc.txt',
    'LICENSE.pdf-character-maps.txt',
    'LICENSE.pdf-fonts-foxit.txt',
    'LICENSE.pdf-fonts-liberation.txt',
    'LICENSE.pdf-jbig2.txt',
    'LICENSE.pdf-openjpeg.txt',
    'LICENSE.rare-han-font.txt',
    'LICENSES.chromium.html',
    'LICENSES.program.md',
    'LICENSES.screens.md',
  ]);
});
