import {
  addCircumstance,
  correctCircumstance,
  endCircumstance,
  removeCircumstance,
} from '#vault/roll/students/circumstances.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { addGuardian, changeGuardian, endGuardian, orderGuardians } from './guardians.ts';

export const familyHandlers: RoomHandlers<'family'> = {
  'family.addGuardian': ({ access }, input) => ({
    guardianId: access.write((writer) => addGuardian(writer, input)),
  }),
  'family.changeGuardian': ({ access }, input) => ({
    guardianId: access.write((writer) => changeGuardian(writer, input)),
  }),
  'family.endGuardian': ({ access }, input) => done(access.write((writer) => endGuardian(writer, input))),
  'family.orderGuardians': ({ access }, input) =>
    done(access.write((writer) => orderGuardians(writer, input))),
  'family.addCircumstance': ({ access }, input) =>
    done(access.write((writer) => addCircumstance(writer, input))),
  'family.correctCircumstance': ({ access }, input) =>
    done(access.write((writer) => correctCircumstance(writer, input))),
  'family.endCircumstance': ({ access }, input) =>
    done(access.write((writer) => endCircumstance(writer, input))),
  'family.removeCircumstance': ({ access }, input) =>
    done(access.write((writer) => removeCircumstance(writer, input))),
};
