import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { backupDesk } from './backup-desk.ts';
import { cancelBackup, chooseBackupFolder, makeBackupNow, readBackups } from './backups.ts';

export const backupsHandlers: RoomHandlers<'backups'> = {
  'backups.overview': readBackups,
  'backups.chooseFolder': chooseBackupFolder,
  'backups.make': makeBackupNow,
  'backups.progress': (room) => backupDesk(room).progress,
  'backups.cancel': (room) => done(cancelBackup(room)),
};
