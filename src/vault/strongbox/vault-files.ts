import { join } from 'node:path';

/** Where the files of a vault lie, below its folder (docs/vault-format.md). */
export function vaultFiles(folder: string) {
  return {
    keyFile: join(folder, 'vault.json'),
    database: join(folder, 'room.db'),
    attachments: join(folder, 'attachments'),
    /** Backups that the app makes by itself: before a migration, and while no other place was chosen. */
    backups: join(folder, 'backups'),
  };
}
