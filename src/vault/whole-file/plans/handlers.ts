import { removeTeamMember, writeTeamMember } from '#vault/rooms/plans/care-team.ts';
import { removePlanStep, writePlanStep } from '#vault/rooms/plans/plan-steps.ts';
import { removePlan, writePlan } from '#vault/rooms/plans/plans.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layClassPaper, layFilingPaper, layHomePaper, layPlan } from './lay-plan.ts';
import { readPlan } from './read-plans.ts';

export const plansHandlers: RoomHandlers<'plans'> = {
  'plans.read': ({ access }, input) => access.write((writer) => readPlan(writer, input)),
  'plans.write': ({ access }, input) => ({ planId: access.write((writer) => writePlan(writer, input)) }),
  'plans.remove': ({ access }, input) => done(access.write((writer) => removePlan(writer, input))),
  'plans.writeStep': ({ access }, input) => done(access.write((writer) => writePlanStep(writer, input))),
  'plans.removeStep': ({ access }, input) => done(access.write((writer) => removePlanStep(writer, input))),
  'plans.layPaper': layPlan,
  'plans.layHome': layHomePaper,
  'plans.layClass': layClassPaper,
  'plans.layFiling': layFilingPaper,
  'plans.writeMember': ({ access }, input) => done(access.write((writer) => writeTeamMember(writer, input))),
  'plans.removeMember': ({ access }, input) =>
    done(access.write((writer) => removeTeamMember(writer, input))),
};
