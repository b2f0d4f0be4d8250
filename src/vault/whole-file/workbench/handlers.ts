import { backupNotices } from '#vault/strongbox/backups/backup-notices.ts';
import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layWeekList } from './lay-week-list.ts';
import { readWorkbench } from './workbench.ts';

export const workbenchHandlers: RoomHandlers<'workbench'> = {
  'workbench.layWeekList': layWeekList,
  'workbench.read': (room) => ({
    ...room.access.read(readWorkbench),
    notices: backupNotices(room),
  }),
};
