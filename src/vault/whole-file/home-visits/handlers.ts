import {
  listHomeVisits,
  readHomeVisit,
  removeHomeVisit,
  writeHomeVisit,
} from '#vault/rooms/home-visits/home-visits.ts';
import { layVisit } from '#vault/rooms/home-visits/lay-visit.ts';
import { planVisits } from '#vault/rooms/home-visits/plan-visits.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { unvisitedIn } from './unvisited.ts';

export const homeVisitsHandlers: RoomHandlers<'homeVisits'> = {
  'homeVisits.list': ({ access }) =>
    looked(access, { action: 'homeVisit.viewed', subject: '' }, listHomeVisits),
  'homeVisits.unvisited': ({ access }, period) =>
    looked(access, { action: 'homeVisit.viewed', subject: '' }, (reader) => unvisitedIn(reader, period)),
  'homeVisits.read': ({ access }, { homeVisitId }) =>
    access.write((writer) => readHomeVisit(writer, homeVisitId)),
  'homeVisits.write': ({ access }, input) => ({
    homeVisitId: access.write((writer) => writeHomeVisit(writer, input)),
  }),
  'homeVisits.plan': ({ access }, input) => done(access.write((writer) => planVisits(writer, input))),
  'homeVisits.layPaper': layVisit,
  'homeVisits.remove': ({ access }, input) => done(access.write((writer) => removeHomeVisit(writer, input))),
};
