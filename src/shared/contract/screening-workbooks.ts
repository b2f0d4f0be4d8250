import { z } from 'zod';
import { exportPassword } from './exports.ts';
import { rosterImportId, saved } from './fields.ts';
import { inRoom } from './request.ts';
import { rosterReport } from './roster.ts';
import { screeningBatchId } from './screenings.ts';

/** Of how many classes the answer goes when an import is taken back, and for how many the earlier one stands again. */
const undone = z.object({ removed: z.int(), putBack: z.int() });

/** 班级排查填写表 of 三类重点排查: one for each class, and what comes back. */
export const screeningWorkbookRequests = {
  /** Writes the workbooks into a new folder where the person chooses; `fileName` is the folder's. */
  'screenings.saveWorkbooks': inRoom(
    z.strictObject({ batchId: screeningBatchId, password: exportPassword.optional() }),
    z.discriminatedUnion('saved', [saved.options[0], saved.options[1].extend({ classes: z.int() })]),
  ),
  /** Asks for workbooks that came back and says what each class's means; writes nothing. Null when none was chosen. */
  'screenings.openWorkbooks': inRoom(
    z.strictObject({ batchId: screeningBatchId }),
    z.object({ token: z.uuid(), report: rosterReport }).nullable(),
  ),
  /** Takes of what `screenings.openWorkbooks` has shown exactly the classes that are named here, in one step. */
  'screenings.takeWorkbooks': inRoom(
    z.strictObject({ token: z.uuid(), rows: z.array(z.string().max(80)).max(20_000) }),
    z.object({ importId: rosterImportId, report: rosterReport }),
  ),
  /** What an import would take back; changes nothing. */
  'screenings.weighWorkbooksUndo': inRoom(z.strictObject({ importId: rosterImportId }), undone),
  'screenings.undoWorkbooks': inRoom(z.strictObject({ importId: rosterImportId }), undone),
};
