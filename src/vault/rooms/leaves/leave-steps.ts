import { and, asc, eq, isNull } from 'drizzle-orm';
import { filledFor } from '#shared/asked-fields.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Leave, LeaveStepTold } from '#shared/contract/leaves.ts';
import { ASKED_OF_LEAVE, LEAVE_STEPS, mayAddTo } from '#shared/leave-steps.ts';
import { Refusal } from '#shared/outcome.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { leavesOf, standingLeave } from '#vault/roll/students/leaves.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { leaveSteps } from './tables.ts';

/** A student's times of leave, the latest first, each with what hangs on it. */
export function leavesWithSteps(reader: Reader, studentId: StudentId): Leave[] {
  return leavesOf(reader, studentId).map((leave) => ({ ...leave, steps: stepsOfLeave(reader, leave.id) }));
}

/** What hangs on a leave, by its days; of one day, as it was written down. */
export function stepsOfLeave(reader: Reader, leaveId: PeriodId): (LeaveStepTold & { recordedAt: number })[] {
  const { id, step, occurredOn, who, witnesses, institution, nextOn, text, recordedAt } = leaveSteps;
  return reader.db
    .select({ id, step, occurredOn, who, witnesses, institution, nextOn, text, recordedAt })
    .from(leaveSteps)
    .where(and(eq(leaveSteps.leaveId, leaveId), isNull(leaveSteps.removedAt)))
    .orderBy(asc(leaveSteps.occurredOn), asc(leaveSteps.recordedAt))
    .all();
}

/**
 * A certificate, the procedure, who keeps in touch, more leave; or one of them put right.
 *
 * @throws Refusal `noPeriod`, `noRecord`, `archived`, `cannotFollow` where it is over, `missing` at the field that is
 *   needed, `extendedTooEarly` and `notLater` where more leave does not go on from what there was; of
 *   `refuseImpossibleDay`.
 */
export function writeLeaveStep(
  writer: Writer,
  { leaveId, stepId, step, ...given }: InputOf<'leaves.writeStep'>,
): void {
  const { before: leave } = standingLeave(writer, leaveId);
  const steps = stepsOfLeave(writer, leaveId);
  const before = steps.find(({ id }) => id === stepId);
  if (stepId !== null && before?.step !== step) throw noStep();
  if (stepId === null) refuseWhatCannotFollow(leave, step);
  const { occurredOn } = given;
  const columns = { occurredOn, ...filledFor(ASKED_OF_LEAVE, step, given) };
  refuseImpossibleDay(writer, 'occurredOn', occurredOn, { of: [leave.studentId] });
  refuseImpossibleDay(writer, 'nextOn', columns.nextOn, { of: [leave.studentId], ahead: true });
  if (step === 'extended')
    refuseGap(leave, [...steps.filter((each) => each !== before), { step, ...columns }]);
  if (before) writer.db.update(leaveSteps).set(columns).where(eq(leaveSteps.id, before.id)).run();
  else
    writer.db
      .insert(leaveSteps)
      .values({ leaveId, step, ...columns, recordedAt: writer.now, recordedBy: writer.person })
      .run();
  writer.record({
    action: 'leave.written',
    subject: auditSubject(studentOn(writer, leave.studentId, writer.today)),
    detail: { ...(before && { old: logged(before) }), new: logged({ step, ...columns }) },
  });
}

/** Hides what was written down wrongly. @throws Refusal `noPeriod`, `noRecord`, `archived`. */
export function removeLeaveStep(
  writer: Writer,
  { leaveId, stepId, reason }: InputOf<'leaves.removeStep'>,
): void {
  const { before: leave } = standingLeave(writer, leaveId);
  const step = stepsOfLeave(writer, leaveId).find(({ id }) => id === stepId);
  if (!step) throw noStep();
  writer.db
    .update(leaveSteps)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: reason })
    .where(eq(leaveSteps.id, stepId))
    .run();
  writer.record({
    action: 'leave.removed',
    subject: auditSubject(studentOn(writer, leave.studentId, writer.today)),
    detail: { old: logged(step), reason },
  });
}

type Standing = ReturnType<typeof standingLeave>['before'];

function refuseWhatCannotFollow(leave: Standing, step: LeaveStepTold['step']): void {
  const allowed = mayAddTo(leave);
  if (allowed.includes(step)) return;
  const can = allowed.map((each) => LEAVE_STEPS[each]).join('、');
  throw Refusal.at('step', 'cannotFollow', `已经复学，不能再写“${LEAVE_STEPS[step]}”。可以补：${can}。`);
}

/** Each extension goes on from the day until which the leave was granted before it. */
function refuseGap(
  { fromOn, expiresOn }: Standing,
  steps: readonly Pick<LeaveStepTold, 'step' | 'occurredOn' | 'nextOn'>[],
): void {
  const extensions = steps
    .filter(({ step }) => step === 'extended')
    .toSorted((one, other) => one.occurredOn.localeCompare(other.occurredOn));
  let until = expiresOn ?? fromOn;
  for (const { occurredOn, nextOn } of extensions) {
    if (occurredOn < fromOn)
      throw Refusal.at(
        'occurredOn',
        'extendedTooEarly',
        `休学从${writtenDate(fromOn)}开始，续休不能比它早，请核对`,
      );
    if (nextOn === null || nextOn <= until)
      throw Refusal.at(
        'nextOn',
        'notLater',
        `新的到期日要晚于${writtenDate(until)}，前后几次续休的到期日一次比一次晚，请核对`,
      );
    until = nextOn;
  }
}

/** What was written, in the words of the log. */
const logged = ({
  step,
  occurredOn,
  who,
  institution,
  nextOn,
  text,
}: Pick<LeaveStepTold, 'step' | 'occurredOn' | 'who' | 'institution' | 'nextOn' | 'text'>) => ({
  leaveStep: step,
  occurredOn,
  who,
  institution,
  nextOn,
  text,
});

const noStep = () => new Refusal('noRecord', '找不到这一项，可能已被删除。请刷新学生档案后查看。');
