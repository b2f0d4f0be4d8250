import type { followUpWorkbookRequests } from '#shared/contract/follow-up-workbooks.ts';
import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { countAsked } from './asked-teachers.ts';
import { saveWorkbooks } from './save-workbooks.ts';
import { openWorkbooks, takeWorkbooks } from './take-workbooks.ts';
import { undoWorkbooks, weighWorkbooksUndo } from './undo-workbooks.ts';

/** Of the requests of follow-ups, those about workbooks of homeroom teachers. */
export const workbookHandlers: Pick<RoomHandlers<'followUps'>, keyof typeof followUpWorkbookRequests> = {
  'followUps.askedTeachers': ({ access }, input) => access.read((reader) => countAsked(reader, input)),
  'followUps.saveWorkbooks': saveWorkbooks,
  'followUps.openWorkbooks': openWorkbooks,
  'followUps.takeWorkbooks': takeWorkbooks,
  'followUps.weighWorkbooksUndo': ({ access }, { importId }) =>
    access.read((reader) => weighWorkbooksUndo(reader, importId)),
  'followUps.undoWorkbooks': ({ access }, { importId }) =>
    access.write((writer) => undoWorkbooks(writer, importId)),
};
