import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeDiagnosis, writeDiagnosis } from './diagnoses.ts';

export const diagnosesHandlers: RoomHandlers<'diagnoses'> = {
  'diagnoses.write': ({ access }, input) => ({
    diagnosisId: access.write((writer) => writeDiagnosis(writer, input)),
  }),
  'diagnoses.remove': ({ access }, input) => done(access.write((writer) => removeDiagnosis(writer, input))),
};
