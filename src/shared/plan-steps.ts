import type { AsksFor } from './asked-fields.ts';

/** What comes of a plan (一生一策), in the order in which it mostly does (policy J6, B6). */
export type PlanStep = 'passed' | 'signed' | 'filed' | 'measureDone' | 'reviewed';
export const PLAN_STEPS = {
  passed: '会商通过',
  signed: '签字生效',
  filed: '备案',
  measureDone: '措施完成',
  reviewed: '复评',
} as const satisfies Readonly<Record<PlanStep, string>>;

/** What a review decides. */
export type ReviewOutcome = 'goesOn' | 'revised' | 'closed';
export const REVIEW_OUTCOMES = {
  goesOn: '继续执行',
  revised: '需要修订',
  closed: '结束方案',
} as const satisfies Readonly<Record<ReviewOutcome, string>>;

/** With whom a plan is filed: 一类 in the school, 二类 and 三类 with the centre (policy J6). */
export type FiledWith = 'school' | 'centre';
export const FILED_WITH = {
  school: '校内',
  centre: '心理健康教育指导中心',
} as const satisfies Readonly<Record<FiledWith, string>>;

/** How a plan stands, as its steps and the versions after it left it. */
export type PlanState = 'draft' | 'passed' | 'signed' | 'filed' | 'revising' | 'replaced' | 'closed';
export const PLAN_STATES = {
  draft: '草案，待会商',
  passed: '会商通过，待签字',
  signed: '已生效，待备案',
  filed: '已备案，执行中',
  revising: '复评后待修订',
  replaced: '已由新版代替',
  closed: '已结束',
} as const satisfies Readonly<Record<PlanState, string>>;

const MAY_FOLLOW: Readonly<Record<PlanState, readonly PlanStep[]>> = {
  draft: ['passed'],
  passed: ['signed'],
  signed: ['filed', 'reviewed', 'measureDone'],
  // With the school first, with the centre when it got worse.
  filed: ['reviewed', 'measureDone', 'filed'],
  revising: ['reviewed', 'measureDone', 'filed'],
  replaced: [],
  closed: [],
};

/** What may be written after each state. */
export const mayFollow = (state: PlanState): readonly PlanStep[] => MAY_FOLLOW[state];

/** A plan that holds: it is carried out, and is changed only by another version. */
export const isInForce = (state: PlanState): boolean => ['signed', 'filed', 'revising'].includes(state);
/** A plan that is still being written: nobody has signed it. */
export const isUnsigned = (state: PlanState): boolean => state === 'draft' || state === 'passed';

interface WrittenStep {
  step: PlanStep;
  outcome: ReviewOutcome | null;
}

/** How a plan stands after its steps, in their order, as long as no later version of it is signed. */
export function stateAfter(steps: readonly WrittenStep[]): Exclude<PlanState, 'replaced'> {
  let state: ReturnType<typeof stateAfter> = 'draft';
  let isFiled = false;
  for (const { step, outcome } of steps) {
    switch (step) {
      case 'passed':
      case 'signed':
        state = step;
        break;
      case 'filed':
        isFiled = true;
        if (state !== 'revising') state = 'filed';
        break;
      case 'reviewed':
        if (outcome === 'closed') return 'closed';
        state = outcome === 'revised' ? 'revising' : isFiled ? 'filed' : 'signed';
        break;
      case 'measureDone':
        break;
    }
  }
  return state;
}

/** What each step asks for of the fields that steps of any record have, in the words of its form. */
export const FIELDS_OF_STEP: AsksFor<PlanStep> = {
  passed: {
    who: { word: '哪次会商', required: false, hint: '上面没有的写在这里，例如：评估小组9月3日会商' },
    text: { word: '会商意见', required: false },
  },
  signed: {
    who: {
      word: '签字的人',
      required: true,
      hint: '班主任、心理教师、分管领导（盖章）、监护人；两位监护人分开住的，两位都写',
    },
    witnesses: { word: '见证人', required: false, hint: '监护人不肯签字的，写在场的两个人' },
    text: { word: '监护人意见', required: false, hint: '照监护人写的抄下来' },
  },
  filed: {
    institution: { word: '收件单位', required: false },
    who: { word: '经办人', required: false },
  },
  measureDone: {
    text: { word: '效果', required: false },
  },
  reviewed: {
    who: { word: '参加复评的人', required: false },
    text: { word: '复评意见', required: true, hint: '目标达到多少，哪些措施有用；结束的，写明效果' },
    nextOn: { word: '下次复评日期', required: false, hint: '不填的，按等级的复评间隔推算' },
  },
};

/** What a step of a plan has beside those fields. */
export interface OwnFields<MeasureId extends string = string, ExtractId extends string = string> {
  /** Of a conference that passed it. */
  extractId: ExtractId | null;
  /** Of a filing. */
  filedWith: FiledWith | null;
  receipt: string;
  /** Of a review. */
  outcome: ReviewOutcome | null;
  /** Of a measure that is done. */
  measureId: MeasureId | null;
}

/** What a step that asks for one of its own cannot do without, in the words of its form. */
export const OWN_OF_STEP: Readonly<
  Partial<Record<PlanStep, { field: 'filedWith' | 'outcome' | 'measureId'; word: string }>>
> = {
  filed: { field: 'filedWith', word: '在哪里备案' },
  measureDone: { field: 'measureId', word: '哪一项措施' },
  reviewed: { field: 'outcome', word: '复评结论' },
};
