import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layChecklist } from './lay-checklist.ts';
import { layObservation } from './lay-observation.ts';
import { removeObservation, writeObservation } from './observations.ts';

export const observationsHandlers: RoomHandlers<'observations'> = {
  'observations.write': ({ access }, input) => ({
    observationId: access.write((writer) => writeObservation(writer, input)),
  }),
  'observations.layPaper': layObservation,
  'observations.layChecklist': layChecklist,
  'observations.remove': ({ access }, input) =>
    done(access.write((writer) => removeObservation(writer, input))),
};
