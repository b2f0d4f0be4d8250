import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { listHomeVisits, readHomeVisit, removeHomeVisit, writeHomeVisit } from './home-visits.ts';
import { saveVisit } from './save-visit.ts';

export const homeVisitsHandlers: RoomHandlers<'homeVisits'> = {
  'homeVisits.list': ({ access }) =>
    looked(access, { action: 'homeVisit.viewed', subject: '' }, listHomeVisits),
  'homeVisits.read': ({ access }, { homeVisitId }) =>
    access.write((writer) => readHomeVisit(writer, homeVisitId)),
  'homeVisits.write': ({ access }, input) => ({
    homeVisitId: access.write((writer) => writeHomeVisit(writer, input)),
  }),
  'homeVisits.save': saveVisit,
  'homeVisits.remove': ({ access }, input) => done(access.write((writer) => removeHomeVisit(writer, input))),
};
