import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flushFolder } from '#vault/strongbox/keys/key-file.ts';
import { fileStamp } from '#vault/strongbox/paper/file-stamp.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import { vaultFiles } from './vault-files.ts';

/** Why another vault takes the place of the present one. */
export type Succession = 'restored' | 'rekeyed' | 'salvaged';
const SUCCESSIONS: readonly Succession[] = ['restored', 'rekeyed', 'salvaged'];

/*
 * A vault is never changed into another one. The next one is built and tested beside it, and takes its place by
 * renaming, so that at every moment a whole vault lies on the disk:
 *   vault.next.part       being built; worth nothing, removed by whoever comes next
 *   vault.next-restored   whole and tested: from this rename on the succession will be finished, crash or not
 *   vault.kept-…          the one before, kept aside (a re-keyed one is destroyed: its old key must open nothing)
 */

/** Where the next vault is built. */
export const nextPlaceOf = (folder: string) => `${folder}.next.part`;

/** An empty folder where the next vault is built. */
export function placeForNextVault(folder: string): string {
  const part = nextPlaceOf(folder);
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  return part;
}

/**
 * Declares the vault in `placeForNextVault` whole: it will take the present one's place. The backups that lie
 * in the present vault go with it.
 */
export function declareNextVault(folder: string, why: Succession): void {
  carryFiles(vaultFiles(folder).backups, vaultFiles(nextPlaceOf(folder)).backups);
  flushFolder(nextPlaceOf(folder));
  renameInPlace(nextPlaceOf(folder), `${folder}.next-${why}`);
  flushFolder(dirname(folder));
}

/** Lays every file of a folder into another one too, without a second copy where the disk can do that. */
export function carryFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!entry.isFile() || existsSync(join(to, entry.name))) continue;
    try {
      linkSync(join(from, entry.name), join(to, entry.name));
    } catch {
      // A disk without hard links, such as a FAT one.
      copyFileSync(join(from, entry.name), join(to, entry.name));
    }
  }
  flushFolder(to);
}

/**
 * Finishes a succession that was declared, also after a crash. Does nothing when there is none. The vault must
 * not be open.
 *
 * @param now UTC milliseconds, for the name of the one that is kept aside.
 * @returns what was done, and the name of the folder that was kept aside, if any.
 */
export function finishSuccession(
  folder: string,
  now: number,
): { why: Succession; keptAside: string | null } | null {
  const why = SUCCESSIONS.find((each) => existsSync(`${folder}.next-${each}`));
  if (!why) {
    destroyReplaced(folder);
    return null;
  }
  let keptAside: string | null = null;
  if (existsSync(folder)) {
    // What an earlier re-keying replaced, and a crash kept from being destroyed.
    destroyReplaced(folder);
    keptAside = why === 'rekeyed' ? replacedName(folder) : freeName(folder, now);
    renameInPlace(folder, keptAside);
    flushFolder(dirname(folder));
  }
  renameInPlace(`${folder}.next-${why}`, folder);
  flushFolder(dirname(folder));
  destroyReplaced(folder);
  return { why, keptAside: why === 'rekeyed' || keptAside === null ? null : basename(keptAside) };
}

/** Folders of earlier vaults that were kept aside, by name, newest first. */
export function keptAside(folder: string): string[] {
  const beginning = `${basename(folder)}.kept-`;
  return readdirSync(dirname(folder))
    .filter((name) => name.startsWith(beginning))
    .sort()
    .reverse();
}

const replacedName = (folder: string) => `${folder}.replaced`;

function destroyReplaced(folder: string): void {
  rmSync(replacedName(folder), { recursive: true, force: true });
}

function freeName(folder: string, now: number): string {
  const name = `${folder}.kept-${fileStamp(now)}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(free)) return free;
  }
}
