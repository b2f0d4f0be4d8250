import { type LocalDate, writtenDate } from './school-calendar.ts';
import { codesOf, isCauseOfCare, type LeaveCause } from './terms.ts';

/** What the school decides about an application to come back (复学, policy J12, P5). */
export type ReturnDecision = 'granted' | 'postponed' | 'incomplete';
export const RETURN_DECISIONS = {
  granted: '准予复学',
  postponed: '暂缓复学',
  incomplete: '材料不全',
} as const satisfies Readonly<Record<ReturnDecision, string>>;

/** How an application stands. */
export type ReturnState = 'applied' | 'assessed' | ReturnDecision;
export const RETURN_STATES = {
  applied: '已申请，待学校评估',
  assessed: '已评估，待决定',
  granted: '准予复学',
  postponed: '暂缓复学',
  incomplete: '材料不全，待补',
} as const satisfies Readonly<Record<ReturnState, string>>;

/** An application as far as its rules look at it: one sheet, which is filled in as things happen. */
export interface ReturnSheet {
  appliedOn: LocalDate;
  certificateHospital: string;
  certificateOn: LocalDate | null;
  certificate: string;
  assessedOn: LocalDate | null;
  assessedBy: string;
  assessment: string;
  decision: ReturnDecision | null;
  decidedOn: LocalDate | null;
  decidedBy: string;
  decisionReason: string;
  reviewOn: LocalDate | null;
  /** 防备预案: on which day it was made, and its three parts. */
  plannedOn: LocalDate | null;
  signs: string;
  roles: string;
  numbers: string;
  planLeader: string;
}

export const stateOfReturn = ({
  assessedOn,
  decision,
}: Pick<ReturnSheet, 'assessedOn' | 'decision'>): ReturnState =>
  decision ?? (assessedOn === null ? 'applied' : 'assessed');

/** A certificate of recovery was handed in: from where and of which day. */
export const isCertified = ({ certificateOn }: Pick<ReturnSheet, 'certificateOn'>): boolean =>
  certificateOn !== null;

/** All three parts of a 防备预案 are there. */
export const isPlanned = ({ plannedOn, signs, roles, numbers }: Plan): boolean =>
  plannedOn !== null && signs !== '' && roles !== '' && numbers !== '';
type Plan = Pick<ReturnSheet, 'plannedOn' | 'signs' | 'roles' | 'numbers'>;

/** Whoever went because of ideation or an attempt comes back to a school that has a plan (policy P5). */
export const needsPlan = (cause: LeaveCause | null): boolean => cause === 'suicidality';

/** Why a sheet cannot be kept as it is filled in: at which field, and what to do. */
export interface SheetTrouble {
  field: keyof ReturnSheet;
  code: string;
  message: string;
}

/**
 * What does not fit in a sheet. Whatever is begun is filled in whole; nothing comes before what it follows; and where the
 * child went because of 心理问题, a yes rests on a certificate and on an assessment of the school: the certificate alone
 * does not make a child safe.
 *
 * @param leave the leave from which the child comes back.
 */
export function troubleOfSheet(
  sheet: ReturnSheet,
  leave: { fromOn: LocalDate; cause: LeaveCause | null },
): SheetTrouble | null {
  return (
    troubleOfDays(sheet, leave.fromOn) ??
    troubleOfGaps(sheet) ??
    (sheet.decision === null ? null : troubleOfDecision(sheet, leave.cause))
  );
}

function troubleOfDays(
  { appliedOn, assessedOn, decidedOn, reviewOn }: ReturnSheet,
  leftOn: LocalDate,
): SheetTrouble | null {
  const early = (field: keyof ReturnSheet, what: string, day: LocalDate): SheetTrouble => ({
    field,
    code: 'outOfOrder',
    message: `不能早于${what}的日期（${writtenDate(day)}），请核对`,
  });
  if (appliedOn < leftOn) return early('appliedOn', '休学', leftOn);
  if (assessedOn !== null && assessedOn < appliedOn) return early('assessedOn', '申请', appliedOn);
  const before = assessedOn ?? appliedOn;
  if (decidedOn !== null && decidedOn < before)
    return early('decidedOn', assessedOn === null ? '申请' : '评估', before);
  if (reviewOn !== null && decidedOn !== null && reviewOn < decidedOn)
    return early('reviewOn', '决定', decidedOn);
  return null;
}

/** What belongs together, in the order of the sheet; each with how it is asked for. */
const TOGETHER: readonly (readonly (readonly [keyof ReturnSheet, ask: string | null])[])[] = [
  [
    ['certificateHospital', '请填写出具康复证明的医院'],
    ['certificateOn', '请填写康复证明上的日期'],
    ['certificate', null],
  ],
  [
    ['assessedOn', '请填写评估日期'],
    ['assessedBy', '请填写参加评估的人'],
    ['assessment', '请填写评估意见'],
  ],
  [
    ['decision', '请选择决定'],
    ['decidedOn', '请填写决定日期'],
    ['decidedBy', '请填写决定人'],
    ['decisionReason', null],
    ['reviewOn', null],
  ],
  [
    ['plannedOn', '请填写防备预案的制定日期'],
    ['signs', '请填写预警迹象'],
    ['roles', '请填写各人做什么'],
    ['numbers', '请填写联系电话'],
    ['planLeader', null],
  ],
];

function troubleOfGaps(sheet: ReturnSheet): SheetTrouble | null {
  const isEmpty = (field: keyof ReturnSheet) => sheet[field] === null || sheet[field] === '';
  for (const fields of TOGETHER) {
    if (fields.every(([field]) => isEmpty(field))) continue;
    for (const [field, ask] of fields)
      if (ask !== null && isEmpty(field)) return { field, code: 'missing', message: ask };
  }
  return null;
}

function troubleOfDecision(sheet: ReturnSheet, cause: LeaveCause | null): SheetTrouble | null {
  if (sheet.decision !== 'granted') return troubleOfTurningAway(sheet);
  if (!isCauseOfCare(cause)) return null;
  const lacks = [
    ...(isCertified(sheet) ? [] : ['康复证明']),
    ...(sheet.assessedOn === null ? ['学校评估'] : []),
  ];
  if (lacks.length === 0) return null;
  return {
    field: 'decision',
    code: 'cannotFollow',
    message: `还没有${lacks.join('和')}，不能写“准予复学”。请先填写${lacks.join('和')}，或选“暂缓复学”“材料不全”。`,
  };
}

/** Nobody is turned away without a reason, nor without a day on which the school looks again. */
function troubleOfTurningAway({ decisionReason, reviewOn }: ReturnSheet): SheetTrouble | null {
  if (decisionReason === '')
    return { field: 'decisionReason', code: 'missing', message: '请写明还缺什么、接下来怎么办' };
  if (reviewOn === null)
    return { field: 'reviewOn', code: 'missing', message: '请填写再议日期，到时列入应办，免得孩子一直等着' };
  return null;
}

/** What the papers of a return lack. */
export type ReturnLack = 'application' | 'certificate' | 'assessment' | 'granted' | 'plan';
export const RETURN_LACKS = {
  application: '复学申请',
  certificate: '康复证明',
  assessment: '学校评估',
  granted: '准予复学的决定',
  plan: '防备预案',
} as const satisfies Readonly<Record<ReturnLack, string>>;

/**
 * What is missing of the papers of a return from a leave because of 心理问题; of any other leave nothing is asked for.
 *
 * @param sheets the applications of that leave, in the order of their days: the last counts, a plan in any of them.
 */
export function returnLacks(
  { cause }: { cause: LeaveCause | null },
  sheets: readonly ReturnSheet[],
): ReturnLack[] {
  if (!isCauseOfCare(cause)) return [];
  const last = sheets.at(-1);
  const lacks: Readonly<Record<ReturnLack, boolean>> = {
    application: last === undefined,
    certificate: last === undefined || !isCertified(last),
    assessment: last === undefined || last.assessedOn === null,
    granted: last?.decision !== 'granted',
    plan: needsPlan(cause) && !sheets.some(isPlanned),
  };
  return codesOf(RETURN_LACKS).filter((lack) => lacks[lack]);
}
