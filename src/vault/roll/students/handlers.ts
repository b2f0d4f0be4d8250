import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { moveToClass } from './class-places.ts';
import { beginLeave, correctLeave, endLeave, removeLeave } from './leaves.ts';

export const schoolingHandlers: RoomHandlers<'schooling'> = {
  'schooling.moveToClass': ({ access }, input) => done(access.write((writer) => moveToClass(writer, input))),
  'schooling.beginLeave': ({ access }, input) => done(access.write((writer) => beginLeave(writer, input))),
  'schooling.endLeave': ({ access }, input) => done(access.write((writer) => endLeave(writer, input))),
  'schooling.correctLeave': ({ access }, input) =>
    done(access.write((writer) => correctLeave(writer, input))),
  'schooling.removeLeave': ({ access }, input) => done(access.write((writer) => removeLeave(writer, input))),
};
