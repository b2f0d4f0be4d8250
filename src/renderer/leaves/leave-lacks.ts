import type { PeriodId } from '#shared/contract/fields.ts';
import type { Leave } from '#shared/contract/leaves.ts';
import type { SchoolReturn } from '#shared/contract/school-returns.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { LEAVE_LACKS, lackingOf } from '#shared/leave-steps.ts';
import { RETURN_LACKS, type ReturnLack, returnLacks } from '#shared/return-decisions.ts';
import { addDays } from '#shared/school-calendar.ts';

/** Applications to come back from a leave, in the order of their days. */
export const returnsFrom = ({ schoolReturns }: StudentFile, leaveId: PeriodId): SchoolReturn[] =>
  schoolReturns.filter((each) => each.leaveId === leaveId).toReversed();

/** A child goes over to its guardians before the leave is written down, sometimes by days. */
const HANDED_OVER_BEFORE = 30;

/** What of a leave because of 心理问题 is missing in the file, in words: while it lasts, or of the return from it. */
export function lacksOf(file: StudentFile, leave: Leave): string[] {
  if (leave.endedOn !== null) return returnLacksOf(file, leave).map((lack) => RETURN_LACKS[lack]);
  const earliest = addDays(leave.fromOn, -HANDED_OVER_BEFORE);
  const handedOver = file.custodyHandOvers.some(({ occurredOn }) => occurredOn >= earliest);
  return lackingOf(leave, handedOver).map((lack) => LEAVE_LACKS[lack]);
}

/** What the return from a leave lacks. */
export const returnLacksOf = (file: StudentFile, leave: Leave): ReturnLack[] =>
  returnLacks(leave, returnsFrom(file, leave.id));
