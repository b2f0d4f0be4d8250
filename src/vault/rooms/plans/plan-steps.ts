import { eq } from 'drizzle-orm';
import { filledFor } from '#shared/asked-fields.ts';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { PlanMeasureId, PlanStepTold } from '#shared/contract/plans.ts';
import { Refusal } from '#shared/outcome.ts';
import {
  FIELDS_OF_STEP,
  mayFollow,
  OWN_OF_STEP,
  type OwnFields,
  PLAN_STATES,
  PLAN_STEPS,
  type PlanStep,
} from '#shared/plan-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { lastStep, outOfTurn, refuseOutOfOrder } from '#vault/roll/students/steps-in-order.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { extractsOf } from '#vault/rooms/conferences/extracts.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { existingVersion, measuresOf, type PlanVersion } from './plans.ts';
import { planSteps, plans } from './tables.ts';

/**
 * The next step of a plan, or one that is put right. The signature freezes its words, in the same transaction.
 *
 * @throws Refusal `noRecord`, `archived`, `cannotFollow` where the step cannot come now, `missing` at the field that it
 *   needs, `outOfOrder` where its day lies before the step before it or behind the one after it, `notLater` where the
 *   next review lies before this one, `noMeasure`, `isDone` where the measure is done already; those of
 *   `refuseImpossibleDay`.
 */
export function writePlanStep(
  writer: Writer,
  { planId, stepId, step, ...given }: InputOf<'plans.writeStep'>,
): void {
  const { version, student } = openVersion(writer, planId);
  const { steps } = version;
  const at = stepId === null ? steps.length : steps.findIndex(({ id }) => id === stepId);
  const before = steps[at];
  if (stepId !== null && before?.step !== step) throw noStep();
  if (stepId === null) refuseWhatCannotFollow(version, step);
  const filled = filledFor(FIELDS_OF_STEP, step, given);
  const own = ownOf(step, given);
  // After the end nothing is looked at again.
  const nextOn = own.outcome === 'closed' ? null : filled.nextOn;
  const columns = { occurredOn: given.occurredOn, ...filled, nextOn, ...own };
  if (step === 'passed') columns.who = passedIn(writer, student.id, columns);
  refuseImpossibleDay(writer, 'occurredOn', given.occurredOn, { of: [student.id] });
  refuseOutOfOrder(given.occurredOn, {
    from: steps[at - 1]?.occurredOn ?? version.occurredOn,
    until: steps[at + 1]?.occurredOn,
  });
  refuseImpossibleDay(writer, 'nextOn', nextOn, { of: [student.id], ahead: true });
  if (nextOn !== null && nextOn <= given.occurredOn)
    throw Refusal.at('nextOn', 'notLater', '下次复评要晚于这一次，请修改');
  if (columns.measureId !== null) {
    if (!measuresOf(writer, planId).some(({ id }) => id === columns.measureId))
      throw Refusal.at('measureId', 'noMeasure', '方案里没有这一项措施，请重新选择');
    if (steps.some(({ id, measureId }) => id !== stepId && measureId === columns.measureId))
      throw Refusal.at('measureId', 'isDone', '这一项措施已经记为完成，请选择另一项');
  }
  if (before) writer.db.update(planSteps).set(columns).where(eq(planSteps.id, before.id)).run();
  else
    writer.db
      .insert(planSteps)
      .values({ planId, step, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  if (!before && step === 'signed')
    writer.db.update(plans).set({ signedAt: writer.now }).where(eq(plans.id, planId)).run();
  writer.record({
    action: before || step !== 'signed' ? 'plan.stepWritten' : 'plan.signed',
    subject: auditSubject(student),
    detail: { ...(before && { old: logged(before) }), new: logged({ ...columns, step }) },
  });
}

/**
 * Takes the last step back.
 *
 * @throws Refusal `noRecord`, `archived`, `notTheLast` where another one was written after it, `signed` for the
 *   signature: what was signed stays so.
 */
export function removePlanStep(
  writer: Writer,
  { planId, stepId, reason }: InputOf<'plans.removeStep'>,
): void {
  const { version, student } = openVersion(writer, planId);
  const { steps } = version;
  const step = lastStep(steps, stepId, noStep);
  if (step.step === 'signed')
    throw new Refusal(
      'signed',
      '签字生效不能删除。签错了的，请更正日期和签字人，或复评后写新的一版、结束这一份。',
    );
  writer.db
    .update(planSteps)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(planSteps.id, stepId))
    .run();
  writer.record({
    action: 'plan.stepRemoved',
    subject: auditSubject(student),
    detail: { old: logged(step), reason },
  });
}

/** @throws Refusal `noRecord`, `archived`. */
function openVersion(writer: Writer, planId: InputOf<'plans.writeStep'>['planId']) {
  const version = existingVersion(writer, planId);
  mustBeAtSchool(writer, version.studentId);
  return { version, student: studentOn(writer, version.studentId, writer.today) };
}

function refuseWhatCannotFollow({ state }: PlanVersion, step: PlanStep): void {
  const allowed = mayFollow(state);
  if (allowed.includes(step)) return;
  throw outOfTurn({
    standing: `这份方案现在是“${PLAN_STATES[state]}”`,
    step: PLAN_STEPS[step],
    allowed: allowed.map((each) => PLAN_STEPS[each]),
    otherwise: '还需要干预的，请另写一份方案。',
  });
}

/**
 * The conference that passed the plan, in words.
 *
 * @throws Refusal `noExtract` where it says nothing of this student or is not final, `missing` where nobody says which.
 */
function passedIn(
  reader: Reader,
  studentId: StudentId,
  { extractId, who }: { extractId: ConferenceExtractId | null; who: string },
): string {
  if (extractId === null) {
    if (who === '') throw Refusal.at('who', 'missing', '请选择是哪次会商；没有记下的，在这里写明');
    return who;
  }
  const extract = extractsOf(reader, studentId).find(({ id }) => id === extractId);
  if (!extract || extract.finalisedAt === null || extract.voided)
    throw Refusal.at('extractId', 'noExtract', '这次会商没有定稿、已经作废，或没有谈到这名学生，请重新选择');
  return who || `${writtenDate(extract.occurredOn)}${CONFERENCE_KINDS[extract.kind]}`;
}

/** What a plan's step holds beside the fields of any step: no more than it asks for. @throws Refusal `missing`. */
function ownOf(
  step: PlanStep,
  given: OwnFields<PlanMeasureId, ConferenceExtractId>,
): OwnFields<PlanMeasureId, ConferenceExtractId> {
  const asked = OWN_OF_STEP[step];
  if (asked && given[asked.field] === null) throw Refusal.at(asked.field, 'missing', `请选择${asked.word}`);
  const isFiling = asked?.field === 'filedWith';
  return {
    filedWith: isFiling ? given.filedWith : null,
    receipt: isFiling ? given.receipt : '',
    outcome: asked?.field === 'outcome' ? given.outcome : null,
    measureId: asked?.field === 'measureId' ? given.measureId : null,
    extractId: step === 'passed' ? given.extractId : null,
  };
}

/** A step in the words of the log. */
const logged = ({ step, measureId, extractId, ...told }: Omit<PlanStepTold, 'id'>) => {
  const { occurredOn, who, witnesses, institution, nextOn, text, filedWith, receipt, outcome } = told;
  return {
    planStep: step,
    occurredOn,
    who,
    witnesses,
    institution,
    nextOn,
    text,
    filedWith,
    receipt,
    outcome,
  };
};

const noStep = () => new Refusal('noRecord', '找不到方案的这一步，可能已被删除。请刷新后查看。');
