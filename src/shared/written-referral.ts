import type { ReferralStepTold } from './contract/referrals.ts';
import { REFERRAL_STEPS } from './referral-steps.ts';
import { writtenDate } from './school-calendar.ts';

/** A step of a referral in words: what it was, and by whom; and what it says beside that, piece by piece. */
export function writtenStep({
  step,
  who,
  institution,
  text,
  witnesses,
  nextOn,
}: Omit<ReferralStepTold, 'id' | 'occurredOn'>): { title: string; said: string[] } {
  const next = step === 'appointed' ? '预约' : '下次就诊';
  return {
    title: `${REFERRAL_STEPS[step]}${who && `（${who}）`}`,
    said: [
      institution,
      text,
      witnesses && `见证人：${witnesses}`,
      nextOn === null ? '' : `${next}：${writtenDate(nextOn)}`,
    ].filter(Boolean),
  };
}
