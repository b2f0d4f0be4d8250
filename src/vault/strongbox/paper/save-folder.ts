import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#shared/outcome.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { refuseToSave, savedLast, writeWhole } from './save-file.ts';

/**
 * Writes finished documents as a new folder in one that the person chooses: all of them, or nothing. Nothing that lies
 * there is touched.
 *
 * @param name of the new folder; with those of the files, as `fileNameOf` gives them.
 * @param settle what must come about together with the folder, such as its line in the audit log. It calls
 *   `putInPlace` within its own transaction; when it throws, there is no folder.
 * @returns whether a place was chosen.
 * @throws Refusal `cannotSave`, `closing`; whatever `settle` throws.
 */
export async function saveFolder(
  room: Room,
  { title, name }: { title: string; name: string },
  files: readonly { name: string; bytes: Uint8Array }[],
  settle: (putInPlace: () => void) => void,
): Promise<boolean> {
  const chosen = await room.shell.chooseFolder({ title });
  if (chosen === null) return false;
  const path = join(chosen, name);
  const part = join(chosen, `${randomUUID()}.part`);
  let appeared = false;
  try {
    makeFolder(part);
    for (const file of files) await writeWhole(join(part, file.name), file.bytes, room.closing);
    settle(() => {
      if (existsSync(path)) {
        throw new Refusal(
          'cannotSave',
          `文件夹“${name}”已经存在，没有改动它。请过一会儿再保存，或换一个位置。`,
        );
      }
      try {
        renameInPlace(part, path);
      } catch {
        refuseToSave();
      }
      appeared = true;
    });
  } catch (error) {
    // A folder without its line in the log is no better than half a folder.
    rmSync(appeared ? path : part, { recursive: true, force: true });
    throw error;
  }
  savedLast(room).path = path;
  return true;
}

/** @throws Refusal `cannotSave`. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch {
    refuseToSave();
  }
}
