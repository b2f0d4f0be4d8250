import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { readKeyFile } from './key-file.ts';

/** What came of a re-encryption whose page had gone before it could be told. */
export type ReencryptionEnd = 'done' | 'unfinished';

/** Beside the vault while one runs: the id of the slot that opened the room, which the next vault will not have. */
const markOf = (folder: string) => `${folder}.reencrypting`;

const running = perRoom(() => ({ isOn: false }));

/** True while one runs that a lock must not cut off. */
export const isReencrypting = (room: Room): boolean => running(room).isOn;

/**
 * Runs a re-encryption that a lock waits for. Its end is told at the door, unless the page is still there to be
 * told of a failure.
 */
export async function notCutOff<Result>(room: Room, work: () => Promise<Result>): Promise<Result> {
  running(room).isOn = true;
  writeFileSync(markOf(room.folder), room.slotId, { mode: 0o600 });
  try {
    return await work();
  } catch (error) {
    if (!room.closing.aborted) rmSync(markOf(room.folder), { force: true });
    throw error;
  } finally {
    running(room).isOn = false;
  }
}

/**
 * What came of the last re-encryption; asked once, when any succession is finished.
 *
 * @returns null when none ran, or its failure was told where it was started.
 */
export function takeReencryptionEnd(folder: string): ReencryptionEnd | null {
  const mark = markOf(folder);
  if (!existsSync(mark)) return null;
  try {
    const slotId = readFileSync(mark, 'utf8');
    const { slots } = readKeyFile(vaultFiles(folder).keyFile);
    return slots.some(({ id }) => id === slotId) ? 'unfinished' : 'done';
  } catch {
    // A vault that cannot say it has worse news of its own.
    return null;
  } finally {
    rmSync(mark, { force: true });
  }
}
