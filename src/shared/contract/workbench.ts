import { z } from 'zod';
import { date, nothing, sessionId, studentId } from './fields.ts';
import { homeVisit } from './home-visits.ts';
import { letterLine } from './letters.ts';
import { inRoom } from './request.ts';
import { alertLevel } from './students.ts';

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
});
export type Workbench = z.infer<typeof workbench>;

export const workbenchRequests = { 'workbench.read': inRoom(nothing, workbench) };
