import {
  addAddendum,
  lastAttendees,
  listConferences,
  readConference,
  removeConference,
  tickMeasure,
  tickRemedy,
  voidConference,
  writeConference,
} from '#vault/rooms/conferences/conferences.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layAssessment, layExtract, layRecord, laySituation } from './lay-conference.ts';

export const conferencesHandlers: RoomHandlers<'conferences'> = {
  'conferences.list': ({ access }) =>
    looked(access, { action: 'conference.listed', subject: '' }, listConferences),
  'conferences.read': ({ access }, { conferenceId }) =>
    access.write((writer) => readConference(writer, conferenceId)),
  'conferences.lastAttendees': ({ access }, input) => access.read((reader) => lastAttendees(reader, input)),
  'conferences.write': ({ access }, input) => ({
    conferenceId: access.write((writer) => writeConference(writer, input)),
  }),
  'conferences.addAddendum': ({ access }, input) =>
    done(access.write((writer) => addAddendum(writer, input))),
  'conferences.void': ({ access }, input) => done(access.write((writer) => voidConference(writer, input))),
  'conferences.remove': ({ access }, input) =>
    done(access.write((writer) => removeConference(writer, input))),
  'conferences.tickMeasure': ({ access }, input) =>
    done(access.write((writer) => tickMeasure(writer, input))),
  'conferences.tickRemedy': ({ access }, input) => done(access.write((writer) => tickRemedy(writer, input))),
  'conferences.layRecord': layRecord,
  'conferences.laySituation': laySituation,
  'conferences.layExtract': layExtract,
  'conferences.layAssessment': layAssessment,
};
