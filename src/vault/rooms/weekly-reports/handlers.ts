import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { weeklyBoard } from './board.ts';
import { carryRemark } from './carry.ts';
import { laySheets } from './lay-sheets.ts';
import { laySummary } from './lay-summary.ts';
import { beginReport, readReport, removeReports, writeReport, writeZeros } from './reports.ts';
import { setWeeklyRule, weeklyRuleNow } from './rules.ts';
import { saveWeekWorkbooks } from './workbooks/save-workbooks.ts';
import { openWeekWorkbooks, takeWeekWorkbooks } from './workbooks/take-workbooks.ts';
import { undoWeeks, weighWeeksUndo } from './workbooks/undo-workbooks.ts';

export const weeklyReportsHandlers: RoomHandlers<'weeklyReports'> = {
  'weeklyReports.board': ({ access }, { on }) =>
    looked(access, { action: 'weeklyReport.listed', subject: '' }, (reader) => weeklyBoard(reader, on)),
  'weeklyReports.read': ({ access }, { reportId }) => access.write((writer) => readReport(writer, reportId)),
  'weeklyReports.begin': ({ access }, input) => access.read((reader) => beginReport(reader, input)),
  'weeklyReports.write': ({ access }, input) => ({
    reportId: access.write((writer) => writeReport(writer, input)),
  }),
  'weeklyReports.writeZeros': ({ access }, input) => access.write((writer) => writeZeros(writer, input)),
  'weeklyReports.remove': ({ access }, input) => done(access.write((writer) => removeReports(writer, input))),
  'weeklyReports.carry': ({ access }, input) => ({
    observationId: access.write((writer) => carryRemark(writer, input)),
  }),
  'weeklyReports.rule': ({ access }) => access.read(weeklyRuleNow),
  'weeklyReports.setRule': ({ access }, input) =>
    done(access.write((writer) => setWeeklyRule(writer, input))),
  'weeklyReports.laySheets': laySheets,
  'weeklyReports.laySummary': laySummary,
  'weeklyReports.saveWorkbooks': saveWeekWorkbooks,
  'weeklyReports.openWorkbooks': openWeekWorkbooks,
  'weeklyReports.takeWorkbooks': takeWeekWorkbooks,
  'weeklyReports.weighWorkbooksUndo': ({ access }, { importId }) =>
    access.read((reader) => weighWeeksUndo(reader, importId)),
  'weeklyReports.undoWorkbooks': ({ access }, { importId }) =>
    access.write((writer) => undoWeeks(writer, importId)),
};
