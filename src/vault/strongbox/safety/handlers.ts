import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { changeSafety, safetyPolicy } from './safety.ts';

export const safetyHandlers: RoomHandlers<'safety'> = {
  'safety.read': ({ access }) => access.read(safetyPolicy),
  'safety.change': ({ access, guardWindow }, policy) => {
    access.write((writer) => changeSafety(writer, policy));
    guardWindow(policy);
    return {};
  },
  'safety.copied': ({ reportCopy }) => done(reportCopy()),
};
