import { z } from 'zod';
import { REVIEW_CAUSES } from '../plan-review.ts';
import { FILED_WITH, PLAN_STATES, PLAN_STEPS, REVIEW_OUTCOMES } from '../plan-steps.ts';
import { MEASURE_KINDS, PLAN_TEXTS, type PlanText, TEAM_ROLES } from '../plan-terms.ts';
import { ALERT_LEVELS, codesOf } from '../terms.ts';
import { conferenceExtractId } from './conferences.ts';
import {
  date,
  instant,
  line,
  optionalLine,
  optionalPhone,
  optionalProse,
  periodId,
  prose,
  spanPutRight,
  studentId,
  takingBack,
} from './fields.ts';
import { laidPaper, paperFor } from './papers.ts';
import { inRoom } from './request.ts';
import { stepTold, stepWritten } from './steps.ts';

export const planId = z.uuid().brand<'plan'>();
export type PlanId = z.infer<typeof planId>;
export const planMeasureId = z.uuid().brand<'planMeasure'>();
export type PlanMeasureId = z.infer<typeof planMeasureId>;
export const planStepId = z.uuid().brand<'planStep'>();
export type PlanStepId = z.infer<typeof planStepId>;

const alertLevel = z.enum(codesOf(ALERT_LEVELS));

/** Every text of a plan by its code; empty where nothing was written. */
function texts<Shape extends z.ZodType>(of: (code: PlanText) => Shape): Record<PlanText, Shape> {
  // What Object.fromEntries makes of the codes has each of them as a key.
  return Object.fromEntries(codesOf(PLAN_TEXTS).map((code) => [code, of(code)])) as Record<PlanText, Shape>;
}

/** Something that is done for the student, by whom and until when. */
const measureText = {
  kind: z.enum(codesOf(MEASURE_KINDS)),
  content: line(300),
  frequency: optionalLine(60),
  responsible: line(60),
  fromOn: date.nullable(),
  untilOn: date.nullable(),
};
export const planMeasure = z.object({ id: planMeasureId, ...measureText });
export type PlanMeasure = z.infer<typeof planMeasure>;

/** What came of a plan on a day; which fields it holds, `FIELDS_OF_STEP` and `OWN_OF_STEP` say. */
export const planStep = z.object({
  id: planStepId,
  step: z.enum(codesOf(PLAN_STEPS)),
  ...stepTold,
  filedWith: z.enum(codesOf(FILED_WITH)).nullable(),
  receipt: z.string(),
  outcome: z.enum(codesOf(REVIEW_OUTCOMES)).nullable(),
  measureId: planMeasureId.nullable(),
  /** What the conference that passed the plan said of the student; null for one that is not on record. */
  extractId: conferenceExtractId.nullable(),
});
export type PlanStepTold = z.infer<typeof planStep>;

/** How a plan stands, without its words. */
const standing = {
  id: planId,
  studentId,
  /** On which day it was drawn up. */
  occurredOn: date,
  /** 1 for the first, and so on: each version holds the words that were signed. */
  version: z.int().positive(),
  /** The version before; null for the first. */
  revises: planId.nullable(),
  state: z.enum(codesOf(PLAN_STATES)),
  /** The conference that passed it, by its part about the student; null where none on record did. */
  passedBy: conferenceExtractId.nullable(),
  /** When it is to be looked at again, and why; null while it does not hold. */
  review: z.object({ on: date, cause: z.enum(codesOf(REVIEW_CAUSES)) }).nullable(),
};
export const planLine = z.object(standing);
export type PlanLine = z.infer<typeof planLine>;

/** 干预方案（一生一策）, one version of it (policy J6, B6). */
export const plan = z.object({
  ...standing,
  studentName: z.string(),
  /** The student's level on the day on which it was drawn up; null for none. */
  level: alertLevel.nullable(),
  ...texts(() => z.string()),
  reviewOn: date.nullable(),
  measures: z.array(planMeasure),
  signedAt: instant.nullable(),
  steps: z.array(planStep),
  /** The student has left: nothing changes any more. */
  isArchived: z.boolean(),
});
export type Plan = z.infer<typeof plan>;

/** What may stand in a plan as it is handed in. */
export const planText = {
  studentId,
  occurredOn: date,
  ...texts((code) => (code === 'goals' ? prose(5000) : optionalProse(5000))),
  reviewOn: date.nullable(),
  measures: z.array(z.strictObject(measureText)).max(40, '最多 40 项措施'),
};

/** Somebody of the care team (专班) of a student, in a time. */
export const teamMember = z.object({
  id: periodId,
  role: z.enum(codesOf(TEAM_ROLES)),
  name: z.string(),
  phone: z.string(),
  /** What this person does. */
  task: z.string(),
  fromOn: date,
  endedOn: date.nullable(),
  endReason: z.string(),
});
export type TeamMember = z.infer<typeof teamMember>;

const member = {
  role: z.enum(codesOf(TEAM_ROLES)),
  name: line(60),
  phone: optionalPhone,
  task: optionalProse(1000),
};

export const planRequests = {
  /** One version with all that came of it. The look is on record. */
  'plans.read': inRoom(z.strictObject({ planId }), plan),
  /** What a new version begins with: the words of the one before. */
  'plans.write': inRoom(
    z.strictObject({ planId: planId.nullable(), revises: planId.nullable(), ...planText }),
    z.object({ planId }),
  ),
  /** Hides a plan that nobody has signed; it stays in the vault with the reason. */
  'plans.remove': inRoom(z.strictObject({ planId, reason: prose(500) }), z.object({})),
  /** Writes the next step down, or corrects one: of what it is, not which step it is. Signing freezes the words. */
  'plans.writeStep': inRoom(
    z.strictObject({
      planId,
      stepId: planStepId.nullable(),
      step: z.enum(codesOf(PLAN_STEPS)),
      ...stepWritten,
      filedWith: z.enum(codesOf(FILED_WITH)).nullable(),
      receipt: optionalLine(100),
      outcome: z.enum(codesOf(REVIEW_OUTCOMES)).nullable(),
      measureId: planMeasureId.nullable(),
      extractId: conferenceExtractId.nullable(),
    }),
    z.object({}),
  ),
  /** Takes the last step back, unless it is the signature. */
  'plans.removeStep': inRoom(
    z.strictObject({ planId, stepId: planStepId, reason: prose(500) }),
    z.object({}),
  ),
  /** 一生一策 as it was signed, or as its draft stands; for superiors without who helps among the students. */
  'plans.layPaper': inRoom(z.strictObject({ planId, ...paperFor('plan') }), laidPaper),
  /** 一生一策家长版: what the home does, and whom to call. */
  'plans.layHome': inRoom(z.strictObject({ planId, ...paperFor('plan.home') }), laidPaper),
  /** 任课教师配合单: what to do and not to do in class; no diagnosis. */
  'plans.layClass': inRoom(z.strictObject({ planId, ...paperFor('plan.class') }), laidPaper),
  /** 备案表. */
  'plans.layFiling': inRoom(z.strictObject({ planId, ...paperFor('plan.filing') }), laidPaper),
  /** 专班: somebody of the care team, for the time that this lasts; or what is corrected about it. */
  'plans.writeMember': inRoom(
    z.strictObject({ memberId: periodId.nullable(), studentId, ...member, ...spanPutRight }),
    z.object({}),
  ),
  /** Takes back what never was so; it stays in the vault with the reason. */
  'plans.removeMember': inRoom(takingBack, z.object({})),
};
