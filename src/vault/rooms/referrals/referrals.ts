import { and, asc, eq, isNull } from 'drizzle-orm';
import { filledFor } from '#shared/asked-fields.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Referral, ReferralId, ReferralStepTold } from '#shared/contract/referrals.ts';
import { Refusal } from '#shared/outcome.ts';
import {
  FIELDS_OF_STEP,
  mayFollow,
  REFERRAL_STATES,
  REFERRAL_STEPS,
  stateAfter,
} from '#shared/referral-steps.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import {
  existingInFile,
  recordsInFile,
  removeFromFile,
  writeInFile,
} from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { lastStep, outOfTurn, refuseOutOfOrder } from '#vault/roll/students/steps-in-order.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { referralSteps, referrals } from './tables.ts';

/** The referrals of a student with their steps, in the order in which they were written down. */
export function referralsOf(reader: Reader, studentId: StudentId): Referral[] {
  return recordsInFile(reader, referrals, studentId).map(({ id, occurredOn, reason, institutions }) => {
    const steps = stepsOf(reader, id);
    return { id, occurredOn, reason, institutions, state: stateAfter(steps), steps };
  });
}

/** The steps of a referral by their days; of one day, as they were written down. */
export function stepsOf(
  reader: Reader,
  referralId: ReferralId,
): (ReferralStepTold & { recordedAt: number })[] {
  const { id, step, occurredOn, who, witnesses, institution, nextOn, text, recordedAt } = referralSteps;
  return reader.db
    .select({ id, step, occurredOn, who, witnesses, institution, nextOn, text, recordedAt })
    .from(referralSteps)
    .where(and(eq(referralSteps.referralId, referralId), isNull(referralSteps.removedAt)))
    .orderBy(asc(referralSteps.occurredOn), asc(referralSteps.recordedAt))
    .all();
}

/**
 * That a referral was suggested, or put right.
 *
 * @throws Refusal of `refuseImpossibleDay`, `noStudent`, `archived`, `noRecord`, `afterItsStep`.
 */
export function writeReferral(
  writer: Writer,
  { referralId, ...columns }: InputOf<'referrals.write'>,
): ReferralId {
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [columns.studentId] });
  const first = referralId && stepsOf(writer, referralId)[0];
  if (first && columns.occurredOn > first.occurredOn) {
    const message = `${writtenDate(first.occurredOn)}已有“${REFERRAL_STEPS[first.step]}”，建议转介的日期不能比它晚，请修改`;
    throw Refusal.at('occurredOn', 'afterItsStep', message);
  }
  return writeInFile(writer, { table: referrals, action: 'referral.written' }, referralId, columns);
}

/** @throws Refusal `archived`, `noRecord`. */
export function removeReferral(writer: Writer, { referralId, reason }: InputOf<'referrals.remove'>): void {
  removeFromFile(writer, { table: referrals, action: 'referral.removed' }, referralId, reason);
}

/**
 * The next step of a referral, or one that is put right.
 *
 * @throws Refusal `noRecord`, `archived`, `cannotFollow` where the step cannot come now, `missing` at the field that it
 *   needs, `outOfOrder` where its day lies before the step before it or behind the one after it, `notLater` where an
 *   appointment lies before its step; of `refuseImpossibleDay`.
 */
export function writeStep(
  writer: Writer,
  { referralId, stepId, step, ...given }: InputOf<'referrals.writeStep'>,
): void {
  const { student, occurredOn: suggestedOn } = openReferral(writer, referralId);
  const steps = stepsOf(writer, referralId);
  const at = stepId === null ? steps.length : steps.findIndex(({ id }) => id === stepId);
  const before = steps[at];
  if (stepId !== null && before?.step !== step) throw noStep();
  if (stepId === null) refuseWhatCannotFollow(steps, step);
  const columns = { occurredOn: given.occurredOn, ...filledFor(FIELDS_OF_STEP, step, given) };
  refuseImpossibleDay(writer, 'occurredOn', given.occurredOn, { of: [student.id] });
  refuseOutOfOrder(given.occurredOn, {
    from: steps[at - 1]?.occurredOn ?? suggestedOn,
    until: steps[at + 1]?.occurredOn,
  });
  if (columns.nextOn !== null) {
    refuseImpossibleDay(writer, 'nextOn', columns.nextOn, { of: [student.id], ahead: true });
    if (columns.nextOn < given.occurredOn)
      throw Refusal.at('nextOn', 'notLater', '这一天比上面的日期还早，请修改');
  }
  if (before) writer.db.update(referralSteps).set(columns).where(eq(referralSteps.id, before.id)).run();
  else
    writer.db
      .insert(referralSteps)
      .values({ referralId, step, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  writer.record({
    action: 'referral.written',
    subject: auditSubject(student),
    detail: { ...(before && { old: logged(before) }), new: logged({ ...columns, step }) },
  });
}

/**
 * Takes the last step back.
 *
 * @throws Refusal `noRecord`, `archived`, `notTheLast` where another one was written after it.
 */
export function removeStep(
  writer: Writer,
  { referralId, stepId, reason }: InputOf<'referrals.removeStep'>,
): void {
  const { student } = openReferral(writer, referralId);
  const steps = stepsOf(writer, referralId);
  const step = lastStep(steps, stepId, noStep);
  writer.db
    .update(referralSteps)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(referralSteps.id, stepId))
    .run();
  writer.record({
    action: 'referral.removed',
    subject: auditSubject(student),
    detail: { old: logged(step), reason },
  });
}

/** @throws Refusal `noRecord`, `archived`. */
function openReferral(writer: Writer, referralId: ReferralId) {
  const { studentId, occurredOn } = existingInFile(writer, referrals, referralId);
  mustBeAtSchool(writer, studentId);
  return { student: studentOn(writer, studentId, writer.today), occurredOn };
}

function refuseWhatCannotFollow(steps: readonly ReferralStepTold[], step: ReferralStepTold['step']): void {
  const state = stateAfter(steps);
  const allowed = mayFollow(state);
  if (allowed.includes(step)) return;
  throw outOfTurn({
    standing: `这次转介${REFERRAL_STATES[state]}`,
    step: REFERRAL_STEPS[step],
    allowed: allowed.map((each) => REFERRAL_STEPS[each]),
    otherwise: '需要再次转介时，请另记一次转介。',
  });
}

/** A step in the words of the log. */
const logged = ({
  step,
  occurredOn,
  who,
  witnesses,
  institution,
  nextOn,
  text,
}: Omit<ReferralStepTold, 'id'>) => ({
  referralStep: step,
  occurredOn,
  who,
  witnesses,
  institution,
  nextOn,
  text,
});

const noStep = () => new Refusal('noRecord', '找不到转介的这一步，可能已被删除。请刷新学生档案后查看。');
