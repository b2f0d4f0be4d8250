import { z } from 'zod';
import { exportPassword } from './exports.ts';
import { date, nothing, rosterImportId, saved } from './fields.ts';
import { inRoom } from './request.ts';
import { rosterReport } from './roster.ts';

/** Weeks, each by its Monday. */
const weeks = z.array(date).min(1, '请选择周').max(30);

/** How many reports go when an import is taken back, and in how many places the earlier one stands again. */
const undone = z.object({ removed: z.int(), putBack: z.int() });

/** 班级周报填写表: one for each class, and what comes back. */
export const weeklyWorkbookRequests = {
  /** Writes the workbooks into a new folder where the person chooses; `fileName` is the folder's. */
  'weeklyReports.saveWorkbooks': inRoom(
    z.strictObject({ weeks, password: exportPassword.optional() }),
    z.discriminatedUnion('saved', [saved.options[0], saved.options[1].extend({ classes: z.int() })]),
  ),
  /** Asks for workbooks that came back and says what each week of them means; writes nothing. Null when none was chosen. */
  'weeklyReports.openWorkbooks': inRoom(
    nothing,
    z.object({ token: z.uuid(), report: rosterReport }).nullable(),
  ),
  /** Takes of what `weeklyReports.openWorkbooks` has shown exactly the weeks that are named here, in one step. */
  'weeklyReports.takeWorkbooks': inRoom(
    z.strictObject({ token: z.uuid(), rows: z.array(z.string().max(80)).max(20_000) }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** What an import would take back; changes nothing. */
  'weeklyReports.weighWorkbooksUndo': inRoom(z.strictObject({ importId: rosterImportId }), undone),
  'weeklyReports.undoWorkbooks': inRoom(z.strictObject({ importId: rosterImportId }), undone),
};
