import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentId } from '#shared/contract/fields.ts';
import { renameInPlace } from '#vault/strongbox/rename-in-place.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { vaultFiles } from '#vault/strongbox/vault-files.ts';
import { UNFINISHED } from './attachment-file.ts';
import { shelvedFiles } from './shelf.ts';

/** An attachment whose row is not in the database that was opened: its newer one may come back. */
export const KEPT = '.kept';
const OF_AN_ATTACHMENT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.part|\.kept)?$/;

/**
 * Puts the attachments' folder in order, when a room opens and before anything is attached: what a crash left
 * behind goes. Files that are not ours stay where they are.
 *
 * @param olderAccepted the database lacks its newest rows. Files without a row are kept aside then, and come back
 *   with their rows.
 * @returns attachments whose file is not there, without those that were removed. Nothing is done about them: a row
 *   is never deleted.
 */
export function sweepAttachments(
  { connection, folder }: Pick<Room, 'connection' | 'folder'>,
  { olderAccepted }: { olderAccepted: boolean },
): { missing: AttachmentId[] } {
  const shelf = vaultFiles(folder).attachments;
  const rows = shelvedFiles(connection);
  const known = new Set<string>(rows.map(({ id }) => id));
  for (const name of existsSync(shelf) ? readdirSync(shelf) : []) {
    const [, id = '', ending = ''] = OF_AN_ATTACHMENT.exec(name) ?? [];
    if (id === '') continue;
    const path = join(shelf, id);
    try {
      if (ending === UNFINISHED) rmSync(path + ending);
      else if (ending === KEPT && known.has(id) && !existsSync(path)) renameInPlace(path + ending, path);
      else if (ending === '' && !known.has(id) && olderAccepted) renameInPlace(path, path + KEPT);
      else if (ending === '' && !known.has(id)) rmSync(path);
    } catch {
      // Held by a virus scanner, for example. It harms nobody, and the next one who opens sweeps again.
    }
  }
  const shown = rows.filter(({ removedAt }) => removedAt === null).map(({ id }) => id);
  return { missing: shown.filter((id) => !existsSync(join(shelf, id))) };
}
