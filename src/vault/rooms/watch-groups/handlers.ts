import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layWatch } from './lay-watch.ts';
import {
  endWatch,
  goOnWatching,
  removeShift,
  removeWatchGroup,
  writeShift,
  writeWatchGroup,
} from './watch-groups.ts';

export const watchGroupsHandlers: RoomHandlers<'watchGroups'> = {
  'watchGroups.write': ({ access }, input) => ({
    watchGroupId: access.write((writer) => writeWatchGroup(writer, input)),
  }),
  'watchGroups.remove': ({ access }, input) =>
    done(access.write((writer) => removeWatchGroup(writer, input))),
  'watchGroups.writeShift': ({ access }, input) => done(access.write((writer) => writeShift(writer, input))),
  'watchGroups.removeShift': ({ access }, input) =>
    done(access.write((writer) => removeShift(writer, input))),
  'watchGroups.end': ({ access }, input) => done(access.write((writer) => endWatch(writer, input))),
  'watchGroups.goOn': ({ access }, input) => done(access.write((writer) => goOnWatching(writer, input))),
  'watchGroups.layPaper': layWatch,
};
