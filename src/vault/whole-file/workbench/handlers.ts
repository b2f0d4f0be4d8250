import { backupNotices } from '#vault/strongbox/backups/backup-notices.ts';
import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { saveWeekList } from './save-week-list.ts';
import { readWorkbench } from './workbench.ts';

export const workbenchHandlers: RoomHandlers<'workbench'> = {
  'workbench.saveWeekList': saveWeekList,
  'workbench.read': (room) => ({
    ...room.access.read(readWorkbench),
    notices: backupNotices(room),
  }),
};
