import { type LeaveContactsFacts, leaveContacts } from '#documents/leaves/leave-contacts.tsx';
import type { PeriodId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { addDays } from '#shared/school-calendar.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { existingLeave } from '#vault/roll/students/leaves.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { stepsOfLeave } from '#vault/rooms/leaves/leave-steps.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { contactLines } from './contact-lines.ts';

/**
 * 休学期间联系记录 (policy B9): with whom the school spoke in the days of a leave, up to today or to the return.
 *
 * @throws Refusal `noPeriod`.
 */
export function layLeaveContacts(
  room: Room,
  { leaveId, audience = 'room' }: InputOf<'leaves.layContacts'>,
): Promise<OutputOf<'leaves.layContacts'>> {
  const facts = room.access.read((reader) => contactsFacts(reader, leaveId));
  return layPaper(room, [leaveContacts(facts)], {
    kind: 'leave.contacts',
    audience,
    subject: auditSubject(facts.student),
    detail: { leaveId, fromOn: facts.fromOn, untilOn: facts.untilOn },
  });
}

function contactsFacts(reader: Reader, leaveId: PeriodId) {
  const { studentId, fromOn, endedOn } = existingLeave(reader, leaveId);
  const untilOn = endedOn === null ? reader.today : addDays(endedOn, -1);
  const plan = stepsOfLeave(reader, leaveId).findLast(({ step }) => step === 'contactPlan');
  return {
    schoolName: schoolRow(reader).name,
    numberWord: numberWord(reader),
    student: studentOn(reader, studentId, untilOn),
    fromOn,
    untilOn,
    arranged: plan ? `${plan.who}：${plan.text}` : '',
    contacts: contactLines(reader, studentId, fromOn, endedOn),
  } satisfies LeaveContactsFacts;
}
