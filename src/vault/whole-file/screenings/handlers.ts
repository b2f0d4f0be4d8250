import { fillUp, listBatches, readBatch, removeBatch, writeBatch } from '#vault/rooms/screenings/batches.ts';
import { flagStudents, setAbsence, settleEntry, tellGuardian } from '#vault/rooms/screenings/entries.ts';
import { writeScore } from '#vault/rooms/screenings/one-score.ts';
import { writeReply } from '#vault/rooms/screenings/replies.ts';
import { previewResults, takeResults } from '#vault/rooms/screenings/results/take-results.ts';
import { resultsUndoWeight, undoResults } from '#vault/rooms/screenings/results/undo-results.ts';
import { removeScreening, writeScreening } from '#vault/rooms/screenings/screenings.ts';
import { saveFocusWorkbooks } from '#vault/rooms/screenings/workbooks/save-workbooks.ts';
import { openFocusWorkbooks, takeFocusWorkbooks } from '#vault/rooms/screenings/workbooks/take-workbooks.ts';
import { undoFocusSheets, weighFocusUndo } from '#vault/rooms/screenings/workbooks/undo-workbooks.ts';
import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layClassSheets, layFigures, layFlagged, layProgress } from './lay-batch.ts';

export const screeningsHandlers: RoomHandlers<'screenings'> = {
  'screenings.write': ({ access }, input) => ({
    screeningId: access.write((writer) => writeScreening(writer, input)),
  }),
  'screenings.remove': ({ access }, input) => done(access.write((writer) => removeScreening(writer, input))),
  'screenings.batches': ({ access }) =>
    looked(access, { action: 'screeningBatch.listed', subject: '' }, listBatches),
  'screenings.readBatch': ({ access }, { batchId }) => access.write((writer) => readBatch(writer, batchId)),
  'screenings.writeBatch': ({ access }, input) => ({
    batchId: access.write((writer) => writeBatch(writer, input)),
  }),
  'screenings.removeBatch': ({ access }, input) => done(access.write((writer) => removeBatch(writer, input))),
  'screenings.fillUp': ({ access }, input) => access.write((writer) => fillUp(writer, input)),
  'screenings.setAbsence': ({ access }, input) => done(access.write((writer) => setAbsence(writer, input))),
  'screenings.flag': ({ access }, input) => done(access.write((writer) => flagStudents(writer, input))),
  'screenings.writeScore': ({ access }, input) => ({
    screeningId: access.write((writer) => writeScore(writer, input)),
  }),
  'screenings.writeReply': ({ access }, input) => done(access.write((writer) => writeReply(writer, input))),
  'screenings.settle': ({ access }, input) => done(access.write((writer) => settleEntry(writer, input))),
  'screenings.tellGuardian': ({ access }, input) =>
    done(access.write((writer) => tellGuardian(writer, input))),
  'screenings.compareResults': previewResults,
  'screenings.takeResults': takeResults,
  'screenings.weighResultsUndo': ({ access }, { importId }) =>
    access.read((reader) => resultsUndoWeight(reader, importId)),
  'screenings.undoResults': ({ access }, { importId }) =>
    access.write((writer) => undoResults(writer, importId)),
  'screenings.saveWorkbooks': saveFocusWorkbooks,
  'screenings.openWorkbooks': openFocusWorkbooks,
  'screenings.takeWorkbooks': takeFocusWorkbooks,
  'screenings.weighWorkbooksUndo': ({ access }, { importId }) =>
    access.read((reader) => weighFocusUndo(reader, importId)),
  'screenings.undoWorkbooks': ({ access }, { importId }) =>
    access.write((writer) => undoFocusSheets(writer, importId)),
  'screenings.layProgress': layProgress,
  'screenings.layFigures': layFigures,
  'screenings.layClassSheets': layClassSheets,
  'screenings.layFlagged': layFlagged,
};
