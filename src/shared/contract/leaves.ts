import { z } from 'zod';
import { LEAVE_STEPS } from '../leave-steps.ts';
import { codesOf } from '../terms.ts';
import { periodId, prose } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { leavePeriod } from './schooling.ts';
import { stepTold, stepWritten } from './steps.ts';

export const leaveStepId = z.uuid().brand<'leaveStep'>();
export type LeaveStepId = z.infer<typeof leaveStepId>;

/** Something of a leave; which fields it holds, `ASKED_OF_LEAVE` says. */
export const leaveStep = z.object({ id: leaveStepId, step: z.enum(codesOf(LEAVE_STEPS)), ...stepTold });
export type LeaveStepTold = z.infer<typeof leaveStep>;

/** 休学 with what hangs on it, in the order of its days. */
export const leave = leavePeriod.extend({ steps: z.array(leaveStep) });
export type Leave = z.infer<typeof leave>;

export const leaveRequests = {
  /** Writes something of a leave down, or corrects it: of what it is, not which it is. */
  'leaves.writeStep': inRoom(
    z.strictObject({
      leaveId: periodId,
      stepId: leaveStepId.nullable(),
      step: z.enum(codesOf(LEAVE_STEPS)),
      ...stepWritten,
    }),
    z.object({}),
  ),
  /** Hides it; it stays in the vault with the reason. */
  'leaves.removeStep': inRoom(
    z.strictObject({ leaveId: periodId, stepId: leaveStepId, reason: prose(500) }),
    z.object({}),
  ),
  /** 休学期间联系记录: with whom the room spoke while the child was away. */
  'leaves.layContacts': inRoom(
    z.strictObject({ leaveId: periodId, ...paperFor('leave.contacts') }),
    laidPaper,
  ),
  /** 复学访谈及风险评估记录: the windows of the year after the return, and what was done in each. */
  'leaves.layInterviews': inRoom(
    z.strictObject({ leaveId: periodId, ...paperFor('leave.interviews') }),
    laidPaper,
  ),
};
