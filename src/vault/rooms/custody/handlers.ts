import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeCustodyHandOver, removePromise, writeCustodyHandOver, writePromise } from './custody.ts';
import { layCustodyHandOver, layPromise } from './lay-custody.ts';

export const custodyHandlers: RoomHandlers<'custody'> = {
  'custody.writePromise': ({ access }, input) => ({
    custodyPromiseId: access.write((writer) => writePromise(writer, input)),
  }),
  'custody.removePromise': ({ access }, input) =>
    done(access.write((writer) => removePromise(writer, input))),
  'custody.layPromise': layPromise,
  'custody.writeHandOver': ({ access }, input) => ({
    custodyHandOverId: access.write((writer) => writeCustodyHandOver(writer, input)),
  }),
  'custody.removeHandOver': ({ access }, input) =>
    done(access.write((writer) => removeCustodyHandOver(writer, input))),
  'custody.layHandOver': layCustodyHandOver,
};
