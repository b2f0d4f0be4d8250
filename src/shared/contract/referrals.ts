import { z } from 'zod';
import { REFERRAL_STATES, REFERRAL_STEPS } from '../referral-steps.ts';
import { codesOf } from '../terms.ts';
import { date, optionalProse, prose, studentId } from './fields.ts';
import { inRoom } from './request.ts';
import { stepTold, stepWritten } from './steps.ts';

export const referralId = z.uuid().brand<'referral'>();
export type ReferralId = z.infer<typeof referralId>;
export const referralStepId = z.uuid().brand<'referralStep'>();
export type ReferralStepId = z.infer<typeof referralStepId>;

/** What came of a referral on a day; which fields it holds, `FIELDS_OF_STEP` says. */
export const referralStep = z.object({
  id: referralStepId,
  step: z.enum(codesOf(REFERRAL_STEPS)),
  ...stepTold,
});
export type ReferralStepTold = z.infer<typeof referralStep>;

/** 转介: that a hospital was suggested, why, and what came of it step by step (policy J9). */
export const referral = z.object({
  id: referralId,
  /** On which day it was suggested. */
  occurredOn: date,
  reason: z.string(),
  /** Recommended, one a line. */
  institutions: z.string(),
  state: z.enum(codesOf(REFERRAL_STATES)),
  /** In the order of their days. */
  steps: z.array(referralStep),
});
export type Referral = z.infer<typeof referral>;

export const referralRequests = {
  /** Writes down that a referral was suggested, or corrects it. */
  'referrals.write': inRoom(
    z.strictObject({
      referralId: referralId.nullable(),
      studentId,
      occurredOn: date,
      reason: prose(2000),
      institutions: optionalProse(1000),
    }),
    z.object({ referralId }),
  ),
  /** Hides a referral with all its steps; it stays in the vault with the reason. */
  'referrals.remove': inRoom(z.strictObject({ referralId, reason: prose(500) }), z.object({})),
  /** Writes the next step down, or corrects one: of what it is, not which step it is. */
  'referrals.writeStep': inRoom(
    z.strictObject({
      referralId,
      stepId: referralStepId.nullable(),
      step: z.enum(codesOf(REFERRAL_STEPS)),
      ...stepWritten,
    }),
    z.object({}),
  ),
  /** Takes the last step back, as when it was another one; it stays in the vault with the reason. */
  'referrals.removeStep': inRoom(
    z.strictObject({ referralId, stepId: referralStepId, reason: prose(500) }),
    z.object({}),
  ),
};
