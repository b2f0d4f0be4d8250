import { planPaper } from '#documents/school-returns/plan-paper.tsx';
import { returnSheet } from '#documents/school-returns/return-sheet.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { expiryOf } from '#shared/leave-steps.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { leavesOf } from '#vault/roll/students/leaves.ts';
import { printedSigners } from '#vault/roll/students/printed-signers.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { stepsOfLeave } from '#vault/rooms/leaves/leave-steps.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { existingSchoolReturn } from './school-returns.ts';

/**
 * 复学申请与评估表 of the day of the application, as far as it is filled in.
 *
 * @throws Refusal `noRecord`.
 */
export function laySchoolReturn(
  room: Room,
  { schoolReturnId, audience = 'guardian' }: InputOf<'schoolReturns.layPaper'>,
): Promise<OutputOf<'schoolReturns.layPaper'>> {
  const facts = room.access.read((reader) => {
    const sheet = existingSchoolReturn(reader, schoolReturnId);
    const { studentId, leaveId, appliedOn } = sheet;
    const leave = leavesOf(reader, studentId).find(({ id }) => id === leaveId);
    const until = leave && expiryOf({ ...leave, steps: stepsOfLeave(reader, leaveId) });
    return {
      ...sheet,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, studentId, appliedOn),
      leave: { fromOn: leave?.fromOn ?? appliedOn, until: until ?? null },
      signers: printedSigners(reader, studentId, sheet.signers, appliedOn),
    };
  });
  return layPaper(room, [returnSheet(facts)], {
    kind: 'schoolReturn',
    audience,
    subject: auditSubject(facts.student),
    detail: { schoolReturnId, occurredOn: facts.appliedOn },
  });
}

/**
 * 防备预案 of the day on which it was made; before that, of the application.
 *
 * @throws Refusal `noRecord`.
 */
export function layContingencyPlan(
  room: Room,
  { schoolReturnId, audience = 'room' }: InputOf<'schoolReturns.layPlan'>,
): Promise<OutputOf<'schoolReturns.layPlan'>> {
  const facts = room.access.read((reader) => {
    const sheet = existingSchoolReturn(reader, schoolReturnId);
    const day = sheet.plannedOn ?? sheet.appliedOn;
    const known = guardiansOn(reader, sheet.studentId, day).map(({ name, relation }) => ({
      name: relation === '' ? name : `${name}（${relation}）`,
      signedOn: null,
    }));
    return {
      ...sheet,
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      student: studentOn(reader, sheet.studentId, day),
      guardians: printedSigners(reader, sheet.studentId, known, day),
    };
  });
  return layPaper(room, [planPaper(facts)], {
    kind: 'schoolReturn.plan',
    audience,
    subject: auditSubject(facts.student),
    detail: { schoolReturnId },
  });
}
