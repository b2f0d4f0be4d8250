import { z } from 'zod';
import { date, instant, nothing, sessionId, studentId } from './fields.ts';
import { homeVisit } from './home-visits.ts';
import { letterLine } from './letters.ts';
import { inRoom } from './request.ts';
import { alertLevel } from './students.ts';

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

/** What is waiting today. */
export const workbench = z.object({
  students: z.int(),
  byLevel: z.array(z.object({ level: alertLevel, students: z.int() })),
  /** High-risk students without a follow-up in the current school week. */
  dueFollowUps: z.array(
    z.object({
      studentId,
      name: z.string(),
      className: z.string(),
      level: alertLevel,
      lastFollowUpOn: date.nullable(),
    }),
  ),
  unsignedSessions: z.array(
    z.object({ sessionId, occurredOn: date, topic: z.string(), students: z.array(z.string()) }),
  ),
  lettersWithoutReceipt: z.array(letterLine),
  plannedVisits: z.array(homeVisit),
  notices: z.array(notice),
});
export type Workbench = z.infer<typeof workbench>;

export const workbenchRequests = { 'workbench.read': inRoom(nothing, workbench) };
