import {
  addUsualDays,
  removeAftercare,
  tickAftercare,
  writeAftercare,
  writeLessons,
} from '#vault/rooms/incidents/aftercare.ts';
import { assess } from '#vault/rooms/incidents/assess.ts';
import {
  listIncidents,
  readIncident,
  removeIncident,
  writeIncident,
} from '#vault/rooms/incidents/incidents.ts';
import { addLeg, reopenLeg, reportLeg, waiveLeg } from '#vault/rooms/incidents/legs.ts';
import { schoolRoutes, setRoutes } from '#vault/rooms/incidents/routes.ts';
import { goOn, stepBack } from '#vault/rooms/incidents/states.ts';
import { noteEntry, removeEntry, tickStep } from '#vault/rooms/incidents/timeline.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { giveUpDraftsOf } from '../drafts/begun.ts';
import { readBackground } from './emergency.ts';
import { layIncidentAssessment } from './lay-assessment.ts';
import { layCards, laySteps } from './lay-beforehand.ts';
import { issueReport, layReport, previewReport } from './lay-report.ts';

export const incidentsHandlers: RoomHandlers<'incidents'> = {
  'incidents.list': ({ access }) => looked(access, { action: 'incident.listed', subject: '' }, listIncidents),
  'incidents.read': ({ access }, { incidentId }) =>
    access.write((writer) => readIncident(writer, incidentId)),
  'incidents.write': ({ access }, input) => ({
    incidentId: access.write((writer) => writeIncident(writer, input)),
  }),
  'incidents.remove': ({ access }, input) =>
    done(
      access.write((writer) => {
        giveUpDraftsOf(writer, input.incidentId);
        removeIncident(writer, input);
      }),
    ),
  'incidents.tick': ({ access }, input) => done(access.write((writer) => tickStep(writer, input))),
  'incidents.note': ({ access }, input) => done(access.write((writer) => noteEntry(writer, input))),
  'incidents.removeEntry': ({ access }, input) =>
    done(
      access.write((writer) => {
        giveUpDraftsOf(writer, input.entryId);
        removeEntry(writer, input);
      }),
    ),
  'incidents.reportLeg': ({ access }, input) => done(access.write((writer) => reportLeg(writer, input))),
  'incidents.waiveLeg': ({ access }, input) => done(access.write((writer) => waiveLeg(writer, input))),
  'incidents.reopenLeg': ({ access }, input) => done(access.write((writer) => reopenLeg(writer, input))),
  'incidents.addLeg': ({ access }, input) => done(access.write((writer) => addLeg(writer, input))),
  'incidents.goOn': ({ access }, input) => done(access.write((writer) => goOn(writer, input))),
  'incidents.stepBack': ({ access }, input) => done(access.write((writer) => stepBack(writer, input))),
  'incidents.background': ({ access }, { studentIds }) =>
    access.write((writer) => readBackground(writer, studentIds)),
  'incidents.layCards': layCards,
  'incidents.laySteps': laySteps,
  'incidents.assess': ({ access }, input) => done(access.write((writer) => assess(writer, input))),
  'incidents.layAssessment': layIncidentAssessment,
  'incidents.writeAftercare': ({ access }, input) =>
    done(access.write((writer) => writeAftercare(writer, input))),
  'incidents.addUsualDays': ({ access }, input) => access.write((writer) => addUsualDays(writer, input)),
  'incidents.tickAftercare': ({ access }, input) =>
    done(access.write((writer) => tickAftercare(writer, input))),
  'incidents.removeAftercare': ({ access }, input) =>
    done(
      access.write((writer) => {
        giveUpDraftsOf(writer, input.aftercareId);
        removeAftercare(writer, input);
      }),
    ),
  'incidents.writeLessons': ({ access }, input) =>
    done(access.write((writer) => writeLessons(writer, input))),
  'incidents.previewReport': previewReport,
  'incidents.issueReport': issueReport,
  'incidents.layReport': layReport,
  'incidents.routes': ({ access }) => access.read(schoolRoutes),
  'incidents.setRoutes': ({ access }, input) => done(access.write((writer) => setRoutes(writer, input))),
};
