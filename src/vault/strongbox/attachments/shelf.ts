import type { AttachmentId } from '#shared/contract/fields.ts';
import type { Connection } from '../database/connection.ts';
import type { Room } from '../room.ts';
import { vaultFiles } from '../vault-files.ts';
import type { AttachmentShelf } from './attachment-file.ts';

/** The shelf of an open vault. */
export function shelfOf({ folder, vaultId, derived }: Pick<Room, 'folder' | 'vaultId' | 'derived'>) {
  return {
    folder: vaultFiles(folder).attachments,
    vaultId,
    key: derived.attachments,
  } satisfies AttachmentShelf;
}

/** What the database says of a file on the shelf (docs/vault-format.md). */
export interface ShelvedFile {
  id: AttachmentId;
  fileName: string;
  bytes: number;
  /** SHA-256 of the content, 64 hex digits. */
  digest: string;
  /** Null unless a person took it away; its file stays. */
  removedAt: number | null;
}

/** Every file that the database knows, those that were taken away included. */
export function shelvedFiles(connection: Connection): ShelvedFile[] {
  return connection
    .prepare('SELECT id, file_name AS fileName, bytes, digest, removed_at AS removedAt FROM attachments')
    .all() as ShelvedFile[];
}
