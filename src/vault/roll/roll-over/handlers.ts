import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { listRollOvers, rollOverReportOf } from './kept-roll-over.ts';
import { previewRollOver } from './preview.ts';
import { rollOver } from './roll-over.ts';
import { undoRollOver } from './undo.ts';

export const rollOverHandlers: RoomHandlers<'rollOver'> = {
  'rollOver.preview': ({ access }, { intoSchoolYear }) =>
    access.read((reader) => previewRollOver(reader, intoSchoolYear)),
  'rollOver.apply': ({ access }, input) => access.write((writer) => rollOver(writer, input)),
  'rollOver.list': ({ access }) => access.read(listRollOvers),
  'rollOver.report': ({ access }, { rollOverId }) =>
    access.read((reader) => rollOverReportOf(reader, rollOverId)),
  'rollOver.undo': ({ access }, { rollOverId }) => ({
    students: access.write((writer) => undoRollOver(writer, rollOverId)),
  }),
};
