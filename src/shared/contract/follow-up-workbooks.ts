import { z } from 'zod';
import { exportPassword } from './exports.ts';
import { date, rosterImportId, saved, trackingPeriodId } from './fields.ts';
import { inRoom } from './request.ts';
import { rosterReport } from './roster.ts';

/** What is asked of homeroom teachers. */
const askedWeeks = {
  periodId: trackingPeriodId,
  /** Weeks of the period, each by its first day as the board gives it. */
  weeks: z.array(date).max(60),
  /** Also weeks of which something was written already. */
  withRecorded: z.boolean(),
};

/** How many follow-ups go when an import is taken back, and how many get their earlier words. */
const undone = z.object({ removed: z.int(), putBack: z.int() });

/** 班主任填表: one fill-in workbook for each homeroom teacher, and what comes back. */
export const followUpWorkbookRequests = {
  /** Who would be asked about how many students; students of classes without a teacher are in no workbook. */
  'followUps.askedTeachers': inRoom(
    z.strictObject(askedWeeks),
    z.object({
      teachers: z.array(
        z.object({ name: z.string(), classNames: z.array(z.string()), students: z.int(), rows: z.int() }),
      ),
      withoutTeacher: z.array(z.object({ className: z.string(), students: z.int() })),
    }),
  ),
  /** Writes the workbooks into a new folder where the person chooses; `fileName` is the folder's. */
  'followUps.saveWorkbooks': inRoom(
    z.strictObject({ ...askedWeeks, password: exportPassword.optional() }),
    z.discriminatedUnion('saved', [
      saved.options[0],
      saved.options[1].extend({ teachers: z.int(), students: z.int() }),
    ]),
  ),
  /** Asks for workbooks that came back and says what each row of them means; writes nothing. Null when none was chosen. */
  'followUps.openWorkbooks': inRoom(
    z.strictObject({ periodId: trackingPeriodId }),
    z.object({ token: z.uuid(), report: rosterReport }).nullable(),
  ),
  /** Takes of what `followUps.openWorkbooks` has shown exactly the rows that are named here, in one step. */
  'followUps.takeWorkbooks': inRoom(
    z.strictObject({ token: z.uuid(), rows: z.array(z.string().max(40)).max(20_000) }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** What an import would take back; changes nothing. */
  'followUps.weighWorkbooksUndo': inRoom(z.strictObject({ importId: rosterImportId }), undone),
  'followUps.undoWorkbooks': inRoom(z.strictObject({ importId: rosterImportId }), undone),
};
