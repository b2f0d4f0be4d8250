import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  addSummary,
  listSummaries,
  overrideFigure,
  readSummary,
  removeSummary,
  renameSummary,
  saveSummary,
  summaryRecords,
} from './summaries.ts';

export const summariesHandlers: RoomHandlers<'summaries'> = {
  'summaries.list': ({ access }) => access.read(listSummaries),
  'summaries.add': ({ access }, input) => ({
    summaryId: access.write((writer) => addSummary(writer, input)),
  }),
  'summaries.rename': ({ access }, input) => done(access.write((writer) => renameSummary(writer, input))),
  'summaries.remove': ({ access }, input) => done(access.write((writer) => removeSummary(writer, input))),
  'summaries.read': ({ access }, { summaryId }) => access.read((reader) => readSummary(reader, summaryId)),
  'summaries.records': ({ access }, input) => access.write((writer) => summaryRecords(writer, input)),
  'summaries.override': ({ access }, input) => done(access.write((writer) => overrideFigure(writer, input))),
  'summaries.save': saveSummary,
};
