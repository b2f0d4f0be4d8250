import { z } from 'zod';
import { RETURN_DECISIONS, RETURN_STATES } from '../return-decisions.ts';
import { codesOf } from '../terms.ts';
import { date, optionalLine, optionalProse, periodId, prose, studentId } from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { signers, signersWritten } from './signers.ts';

export const schoolReturnId = z.uuid().brand<'schoolReturn'>();
export type SchoolReturnId = z.infer<typeof schoolReturnId>;

/** 复学: one application as 复学申请与评估表 asks for it (papers.md), filled in as things happen (policy J12, P5). */
const written = {
  /** From which leave the child comes back. */
  leaveId: periodId,
  appliedOn: date,
  application: optionalProse(2000),
  certificateHospital: optionalLine(100),
  certificateOn: date.nullable(),
  /** What it says. */
  certificate: optionalProse(2000),
  assessedOn: date.nullable(),
  assessedBy: optionalLine(200),
  assessment: optionalProse(5000),
  decision: z.enum(codesOf(RETURN_DECISIONS)).nullable(),
  decidedOn: date.nullable(),
  decidedBy: optionalLine(60),
  decisionReason: optionalProse(2000),
  /** When the school looks at it again. */
  reviewOn: date.nullable(),
  /** How the child learns at first. */
  arrangement: optionalProse(5000),
  /** 防备预案: when it was made, what to look out for, who does what, whom to call, and who leads. */
  plannedOn: date.nullable(),
  signs: optionalProse(3000),
  roles: optionalProse(3000),
  numbers: optionalProse(2000),
  planLeader: optionalLine(60),
};

/** What an application need not say yet. */
export const RETURN_UNSAID = {
  application: '',
  certificateHospital: '',
  certificateOn: null,
  certificate: '',
  assessedOn: null,
  assessedBy: '',
  assessment: '',
  decision: null,
  decidedOn: null,
  decidedBy: '',
  decisionReason: '',
  reviewOn: null,
  arrangement: '',
  plannedOn: null,
  signs: '',
  roles: '',
  numbers: '',
  planLeader: '',
} as const;

/** What stands in a vault is read, whatever is asked today of what is written. */
export const schoolReturn = z.object({
  ...written,
  id: schoolReturnId,
  application: z.string(),
  certificateHospital: z.string(),
  certificate: z.string(),
  assessedBy: z.string(),
  assessment: z.string(),
  decidedBy: z.string(),
  decisionReason: z.string(),
  arrangement: z.string(),
  signs: z.string(),
  roles: z.string(),
  numbers: z.string(),
  planLeader: z.string(),
  state: z.enum(codesOf(RETURN_STATES)),
  signers,
});
export type SchoolReturn = z.infer<typeof schoolReturn>;

export const schoolReturnRequests = {
  /** Writes an application down, or fills it in further. */
  'schoolReturns.write': inRoom(
    z.strictObject({
      schoolReturnId: schoolReturnId.nullable(),
      studentId,
      ...written,
      signers: signersWritten,
    }),
    z.object({ schoolReturnId }),
  ),
  /** Hides an application; it stays in the vault with the reason. */
  'schoolReturns.remove': inRoom(z.strictObject({ schoolReturnId, reason: prose(500) }), z.object({})),
  /** 复学申请与评估表, as far as it is filled in. */
  'schoolReturns.layPaper': inRoom(
    z.strictObject({ schoolReturnId, ...paperFor('schoolReturn') }),
    laidPaper,
  ),
  /** 防备预案. */
  'schoolReturns.layPlan': inRoom(
    z.strictObject({ schoolReturnId, ...paperFor('schoolReturn.plan') }),
    laidPaper,
  ),
};
