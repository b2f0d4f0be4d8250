import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  listInstitutions,
  orderInstitutions,
  putInstitutionAside,
  takeInstitutionUp,
  writeInstitution,
} from './institutions.ts';

export const institutionsHandlers: RoomHandlers<'institutions'> = {
  'institutions.list': ({ access }) => access.read(listInstitutions),
  'institutions.write': ({ access }, input) => ({
    institutionId: access.write((writer) => writeInstitution(writer, input)),
  }),
  'institutions.order': ({ access }, input) =>
    done(access.write((writer) => orderInstitutions(writer, input))),
  'institutions.putAside': ({ access }, input) =>
    done(access.write((writer) => putInstitutionAside(writer, input))),
  'institutions.takeUp': ({ access }, input) =>
    done(access.write((writer) => takeInstitutionUp(writer, input))),
};
