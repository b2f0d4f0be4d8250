import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  addTrackingPeriod,
  describeTrackingSheet,
  enterFollowUps,
  followUpBefore,
  listTrackingPeriods,
  openFollowUpBoard,
  readFollowUp,
  removeFollowUp,
  removeTrackingPeriod,
  renameTrackingPeriod,
  writeFollowUp,
} from './follow-ups.ts';
import { emptyTableFields, layTrackingTables } from './lay-tables.ts';
import { workbookHandlers } from './workbooks/handlers.ts';

export const followUpsHandlers: RoomHandlers<'followUps'> = {
  'followUps.periods': ({ access }) => access.read(listTrackingPeriods),
  'followUps.addPeriod': ({ access }, input) => ({
    periodId: access.write((writer) => addTrackingPeriod(writer, input)),
  }),
  'followUps.renamePeriod': ({ access }, input) =>
    done(access.write((writer) => renameTrackingPeriod(writer, input))),
  'followUps.removePeriod': ({ access }, input) =>
    done(access.write((writer) => removeTrackingPeriod(writer, input))),
  'followUps.board': ({ access }, { periodId }) =>
    access.write((writer) => openFollowUpBoard(writer, periodId)),
  'followUps.write': ({ access }, input) => ({
    followUpId: access.write((writer) => writeFollowUp(writer, input)),
  }),
  'followUps.enter': ({ access }, input) => access.write((writer) => enterFollowUps(writer, input)),
  'followUps.read': ({ access }, input) => access.read((reader) => readFollowUp(reader, input)),
  'followUps.before': ({ access }, input) => access.read((reader) => followUpBefore(reader, input)),
  'followUps.remove': ({ access }, input) => done(access.write((writer) => removeFollowUp(writer, input))),
  'followUps.describe': ({ access }, input) =>
    done(access.write((writer) => describeTrackingSheet(writer, input))),
  'followUps.emptyFields': ({ access }, input) => access.read((reader) => emptyTableFields(reader, input)),
  'followUps.layTables': layTrackingTables,
  ...workbookHandlers,
};
