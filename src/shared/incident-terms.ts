import type { AlertLevel } from './terms.ts';

/** 危机事件, by what happened (policy B11, J13). No word of it says by which means. */
export type IncidentKind =
  | 'ideation'
  | 'plan'
  | 'attempt'
  | 'selfHarm'
  | 'harmOthers'
  | 'runaway'
  | 'missing'
  | 'outOfControl'
  | 'group'
  | 'death';
export const INCIDENT_KINDS = {
  ideation: '自杀意念',
  plan: '自杀计划',
  attempt: '自杀未遂',
  selfHarm: '自伤',
  harmOthers: '伤人',
  runaway: '离家出走',
  missing: '旷课失联',
  outOfControl: '情绪失控',
  group: '群体事件',
  death: '学生身故',
} as const satisfies Readonly<Record<IncidentKind, string>>;

/** What is said where nobody has said yet what it is. */
export const KIND_OPEN = '类型待定';
/** What a report says of a cause that nobody knows yet. */
export const CAUSE_OPEN = '待查';

/** 预警级别 of the three-level response (policy J10): whom it concerns, and so who is told of it. */
export type ResponseLevel = 'first' | 'second' | 'third';
export const RESPONSE_LEVELS = {
  first: '一级',
  second: '二级',
  third: '三级',
} as const satisfies Readonly<Record<ResponseLevel, string>>;

/** What each level asks for, in the words of the form. */
export const RESPONSE_AIMS = {
  first: '支持与关注：班主任和心理教师多留意',
  second: '评估，家长到校，签监护承诺',
  third: '马上转到安全处，成立监护小组，报告上级，送医或移交家长',
} as const satisfies Readonly<Record<ResponseLevel, string>>;

/** A level of the first kind or above it. */
const HEIGHT: Readonly<Record<ResponseLevel, number>> = { first: 1, second: 2, third: 3 };
export const reaches = (level: ResponseLevel, asked: ResponseLevel): boolean =>
  HEIGHT[level] >= HEIGHT[asked];

/** How a student is concerned (policy J13: whom to look after afterwards). */
export type IncidentRole = 'subject' | 'witness' | 'classmate' | 'friend' | 'impulsive' | 'similarPast';
export const INCIDENT_ROLES = {
  subject: '当事人',
  witness: '目击者',
  classmate: '同桌、同班、同宿舍',
  friend: '好友',
  impulsive: '易冲动',
  similarPast: '有过类似经历',
} as const satisfies Readonly<Record<IncidentRole, string>>;

/** How the child goes on after the assessment (policy J10: 书面意见). */
export type Disposal = 'staysAtSchool' | 'goesHome' | 'toHospital';
export const DISPOSALS = {
  staysAtSchool: '可以留校，专人关注',
  goesHome: '回家休养，由家长监护',
  toHospital: '尽快送专业机构评估或住院',
} as const satisfies Readonly<Record<Disposal, string>>;

/** 现场处置: what is done at once, in this order (policy J13). */
export type SpotStep =
  | 'accompanied'
  | 'safePlace'
  | 'dangersAway'
  | 'onlookersAway'
  | 'calledGuardian'
  | 'calledLeader'
  | 'calledDoctor'
  | 'calledPolice'
  | 'background';
export const SPOT_STEPS = {
  accompanied: '有人陪着，不让孩子一个人',
  safePlace: '到安全、安静的地方',
  dangersAway: '拿开危险的东西',
  onlookersAway: '围观的人退到 30–50 米外',
  calledGuardian: '打给监护人，请马上来',
  calledLeader: '打给学校领导',
  calledDoctor: '受伤、昏迷、误服：打 120',
  calledPolice: '有危险、找不到人：打 110',
  background: '问清孩子最近的情况',
} as const satisfies Readonly<Record<SpotStep, string>>;

/** A step as something that was done, for the timeline and the reports. */
export const SPOT_DONE = {
  accompanied: '已有人陪护',
  safePlace: '已转到安全的地方',
  dangersAway: '已移开危险物品',
  onlookersAway: '已疏散围观人员',
  calledGuardian: '已电话通知监护人',
  calledLeader: '已电话报告学校领导',
  calledDoctor: '已拨打 120',
  calledPolice: '已拨打 110',
  background: '已了解当事人近况',
} as const satisfies Readonly<Record<SpotStep, string>>;

/** Whom everybody may call. */
export const EMERGENCY_NUMBERS = { doctor: '120', police: '110', hotline: '12356' } as const;

/** 危机事件报告, by its place among the reports of an event. */
export type ReportStage = 'first' | 'further' | 'last';
export const REPORT_STAGES = {
  first: '快报',
  further: '续报',
  last: '终报',
} as const satisfies Readonly<Record<ReportStage, string>>;

/** Which report may be issued next: the first once, further ones until the last; a last one may be put right by another. */
export function mayIssue(issued: readonly { stage: ReportStage }[]): readonly ReportStage[] {
  if (issued.some(({ stage }) => stage === 'last')) return ['last'];
  return issued.some(({ stage }) => stage === 'first') ? ['further', 'last'] : ['first', 'last'];
}

/** 快报, 续报（第 2 次）. */
export function writtenStage(stage: ReportStage, nth: number): string {
  return nth > 1 ? `${REPORT_STAGES[stage]}（第 ${nth} 次）` : REPORT_STAGES[stage];
}

/** What stands before the year in the number of an event: 危〔2026〕3号. */
export const INCIDENT_PREFIX = '危';

/** Levels of students for whom 应急信息卡 is laid out beforehand. */
export const CARD_LEVELS: readonly AlertLevel[] = ['serious', 'severe'];
