import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { listHandOvers, recordHandOverReceipt, removeReceived } from './hand-overs.ts';
import { draftHandOver, prepareHandOver } from './prepare-hand-over.ts';
import { chooseHandOver, openHandOver, takeHandOver } from './receive-hand-over.ts';

export const handOversHandlers: RoomHandlers<'handOvers'> = {
  'handOvers.draft': ({ access }, input) => access.write((writer) => draftHandOver(writer, input)),
  'handOvers.prepare': prepareHandOver,
  'handOvers.list': ({ access }, input) => access.write((writer) => listHandOvers(writer, input)),
  'handOvers.recordReceipt': ({ access }, input) =>
    done(access.write((writer) => recordHandOverReceipt(writer, input))),
  'handOvers.choose': chooseHandOver,
  'handOvers.open': openHandOver,
  'handOvers.take': takeHandOver,
  'handOvers.remove': ({ access }, input) => done(access.write((writer) => removeReceived(writer, input))),
};
