import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layRosterReport } from './lay-report.ts';
import { openRoster, reopenRoster, rosterColumns } from './open-roster.ts';
import { putAside, takeCircumstance } from './remarks-taken.ts';
import { rosterDesk } from './roster-desk.ts';
import { listRosterImports, rosterImportReport } from './roster-imports.ts';
import { previewRoster, takeRoster } from './take-roster.ts';
import { rosterUndoWeight, undoRosterImport } from './undo-roster.ts';

export const rosterHandlers: RoomHandlers<'roster'> = {
  'roster.open': openRoster,
  'roster.reopen': reopenRoster,
  'roster.columns': rosterColumns,
  'roster.compare': previewRoster,
  'roster.take': takeRoster,
  'roster.progress': (room) => rosterDesk(room).progress,
  'roster.takeCircumstance': ({ access }, input) =>
    done(access.write((writer) => takeCircumstance(writer, input))),
  'roster.putAside': ({ access }, input) => done(access.write((writer) => putAside(writer, input))),
  'roster.cancel': (room) => done(rosterDesk(room).stop?.abort()),
  'roster.imports': ({ access }) => access.read(listRosterImports),
  'roster.report': ({ access }, { importId }) =>
    access.read((reader) => rosterImportReport(reader, importId)),
  'roster.layReport': layRosterReport,
  'roster.weighUndo': ({ access }, { importId }) =>
    access.read((reader) => rosterUndoWeight(reader, importId)),
  'roster.undo': ({ access }, { importId }) => access.write((writer) => undoRosterImport(writer, importId)),
};
