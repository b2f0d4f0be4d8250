import { z } from 'zod';
import { enquiryLine } from './enquiries.ts';
import { instant, nothing, studentId } from './fields.ts';
import { incidentLine } from './incidents.ts';
import { owedLine } from './obligations.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { seasonNear } from './seasons.ts';
import { alertLevel } from './students.ts';
import { lateWeeklyReports } from './weekly-reports.ts';

/** What the workbench says about how safe the records are. `days` since the last good backup there. */
const notice = z.discriminatedUnion('kind', [
  /** No folder was chosen: backups lie on this PC alone. */
  z.object({ kind: z.literal('backupOnlyHere'), lastGoodAt: instant.nullable() }),
  z.object({
    kind: z.literal('backupFolderMissing'),
    folder: z.string(),
    days: z.int().nullable(),
    lastGoodAt: instant.nullable(),
  }),
  /** The last try failed, is incomplete, or is too long ago. */
  z.object({
    kind: z.literal('backupTrouble'),
    days: z.int().nullable(),
    lastGoodAt: instant.nullable(),
    remark: z.string(),
  }),
  z.object({ kind: z.literal('clockSetBack'), lastUsedAt: instant }),
]);
export type Notice = z.infer<typeof notice>;

/** A line of the workbench: what is owed to whom. */
export const owedToStudent = owedLine.extend({
  studentId,
  name: z.string(),
  className: z.string(),
  level: alertLevel.nullable(),
  /** Who else the same record is about: a session of a group. */
  others: z.array(studentId),
});
export type OwedToStudent = z.infer<typeof owedToStudent>;

/** What is waiting today. */
export const workbench = z.object({
  students: z.int(),
  byLevel: z.array(z.object({ level: alertLevel, students: z.int() })),
  /** What went by undone, and what falls until this week's Sunday; the highest level first, and the child before the paper. */
  owed: z.array(owedToStudent),
  /** Events that are not closed or ask for something again, whoever they happened to: of those who have left nothing else is owed here. */
  incidents: z.array(incidentLine),
  /** Weekly reports of classes that are late, where the school asks for them. */
  weeklyReports: lateWeeklyReports,
  /** Who turned to the room, waits for an answer and is in nobody's file. */
  enquiries: z.array(enquiryLine),
  /** Stretches of level 1 that run, or begin within a week (policy J10). */
  seasons: z.array(seasonNear),
  notices: z.array(notice),
});
export type Workbench = z.infer<typeof workbench>;

export const workbenchRequests = {
  'workbench.read': inRoom(nothing, workbench),
  /** 本周跟踪清单: a sheet for each homeroom teacher. */
  'workbench.layWeekList': inRoom(z.strictObject(paperFor('obligation.weekList')), laidPaper),
};
