import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { encodeGb18030 } from '#tests/sample-school/gb18030.ts';
import type { LaunchedRoom } from './launch-room.ts';

/**
 * Where any of the words stands in readable form: in a file below the folders that the app was given, in memory
 * that looks like a file, in what its processes said to their terminal, in the title of its window.
 */
export async function whereWordsLie(room: LaunchedRoom, words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap(everyWayToWrite);
  const holds = (bytes: Buffer) => needles.some((needle) => bytes.includes(needle));
  const files = filesUnder(room.userData);
  expect(files.some((file) => file.endsWith('room.db'))).toBe(true);
  const runs = room.app.windows().length > 0;
  const found = [...files, ...(runs ? sharedMemoryOf(room.app.process().pid) : [])].filter((file) => {
    const bytes = bytesOf(file);
    return bytes !== null && holds(bytes);
  });
  if (holds(Buffer.from(room.output.join('')))) found.push('the terminal');
  for (const title of runs ? await titlesOf(room) : [])
    if (holds(Buffer.from(title))) found.push('the title of the window');
  return found;
}

/** In UTF-8, UTF-16 both ways round, and what Chinese Windows calls ANSI (GB18030 begins with GBK). */
function everyWayToWrite(word: string): Buffer[] {
  return [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
    Buffer.from(encodeGb18030(word)),
  ];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Files in /dev/shm that a process of the app holds open, those that have no name any more among them. */
function sharedMemoryOf(main: number | undefined): string[] {
  if (process.platform !== 'linux' || main === undefined) return [];
  return familyOf(main).flatMap((pid) => {
    const folder = `/proc/${pid}/fd`;
    return (quietly(() => readdirSync(folder)) ?? [])
      .map((name) => join(folder, name))
      .filter((path) => quietly(() => readlinkSync(path))?.startsWith('/dev/shm/'));
  });
}

/** A process and everything that it has started. */
function familyOf(first: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const parent = /^PPid:\s+(\d+)$/m.exec(
        quietly(() => readFileSync(`/proc/${name}/status`, 'utf8')) ?? '',
      );
      return parent ? [{ pid: Number(name), parent: Number(parent[1]) }] : [];
    });
  const family = [first];
  for (const member of family) {
    family.push(...parents.filter(({ parent }) => parent === member).map(({ pid }) => pid));
  }
  return family;
}

const bytesOf = (file: string) => quietly(() => readFileSync(file));

/** What a process that ends just now takes away with it is nothing left behind. */
function quietly<Result>(look: () => Result): Result | null {
  try {
    return look();
  } catch {
    return null;
  }
}

async function titlesOf({ app }: LaunchedRoom): Promise<string[]> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));
}
