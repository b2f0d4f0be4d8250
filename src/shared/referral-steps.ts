import type { AsksFor } from './asked-fields.ts';
import type { GuardianAnswer } from './terms.ts';

/** What may come of a referral (转介), in the order in which it mostly does (policy J9, B9). */
export type ReferralStep = 'agreed' | 'refused' | 'appointed' | 'visited' | 'fedBack' | 'ended';
export const REFERRAL_STEPS = {
  agreed: '家长同意',
  refused: '家长拒绝',
  appointed: '预约就诊',
  visited: '已就诊',
  fedBack: '就诊反馈',
  ended: '结束转介',
} as const satisfies Readonly<Record<ReferralStep, string>>;

/** How a referral stands: as it was suggested, or as its last step left it. */
export type ReferralState = 'suggested' | ReferralStep;
export const REFERRAL_STATES = {
  suggested: '待家长答复',
  agreed: '家长同意，待预约',
  refused: '家长拒绝',
  appointed: '已预约，待就诊',
  visited: '已就诊，待反馈',
  fedBack: '已反馈',
  ended: '已结束',
} as const satisfies Readonly<Record<ReferralState, string>>;

/**
 * What may be written after each. A guardian who refused is told again, and may agree then or refuse once more; one who
 * agreed may change their mind until the visit; after what the hospital said comes the next visit, or the end.
 */
const MAY_FOLLOW: Readonly<Record<ReferralState, readonly ReferralStep[]>> = {
  suggested: ['agreed', 'refused', 'ended'],
  agreed: ['appointed', 'visited', 'refused', 'ended'],
  refused: ['agreed', 'refused', 'ended'],
  appointed: ['visited', 'appointed', 'refused', 'ended'],
  visited: ['fedBack', 'ended'],
  fedBack: ['appointed', 'visited', 'ended'],
  ended: [],
};

export const mayFollow = (state: ReferralState): readonly ReferralStep[] => MAY_FOLLOW[state];

/** The step that an answer of a guardian is; undefined for one that answers no referral. */
export const stepOfAnswer = (answered: GuardianAnswer | null): 'agreed' | 'refused' | undefined =>
  answered === 'seesDoctor' ? 'agreed' : answered === 'refuses' ? 'refused' : undefined;

/** How a referral stands after its steps, in their order. */
export const stateAfter = (steps: readonly { step: ReferralStep }[]): ReferralState =>
  steps.at(-1)?.step ?? 'suggested';

/** What each step asks for, in the words of its form. */
export const FIELDS_OF_STEP: AsksFor<ReferralStep> = {
  agreed: {
    who: { word: '答复的监护人', required: true },
    witnesses: { word: '见证人', required: false },
    text: { word: '家长怎么说', required: false },
  },
  refused: {
    who: { word: '拒绝的监护人', required: true },
    witnesses: { word: '见证人', required: true, hint: '在场的人，例如：班主任林老师、德育处陈老师' },
    text: { word: '拒绝的理由', required: true, hint: '照家长的话写' },
  },
  appointed: {
    institution: { word: '预约的机构', required: true },
    nextOn: { word: '预约日期', required: true },
    text: { word: '说明', required: false },
  },
  visited: {
    institution: { word: '就诊的机构', required: true },
    who: { word: '陪同就诊的人', required: false },
    text: { word: '就诊情况', required: false },
  },
  fedBack: {
    who: { word: '谁反馈的', required: true },
    text: { word: '反馈的内容', required: true, hint: '注明是家长提供的；有诊断时另记“医院诊断”' },
    nextOn: { word: '下次就诊日期', required: false },
  },
  ended: {
    text: { word: '为什么结束', required: true, hint: '写明效果，或转由谁继续' },
  },
};
