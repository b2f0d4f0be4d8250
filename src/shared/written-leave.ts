import type { LeaveStepTold } from './contract/leaves.ts';
import { LEAVE_STEPS } from './leave-steps.ts';
import { writtenDate } from './school-calendar.ts';

/** What hangs on a leave, in words: what it is, and what it says piece by piece. */
export function writtenLeaveStep({
  step,
  who,
  institution,
  text,
  nextOn,
}: Pick<LeaveStepTold, 'step' | 'who' | 'institution' | 'text' | 'nextOn'>): {
  title: string;
  said: string[];
} {
  return {
    title:
      step === 'extended' && nextOn !== null
        ? `${LEAVE_STEPS[step]}到${writtenDate(nextOn)}`
        : `${LEAVE_STEPS[step]}${who && `（${who}）`}`,
    said: [step === 'extended' && institution ? `新证明：${institution}` : institution, text].filter(Boolean),
  };
}
