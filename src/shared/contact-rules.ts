import { type LocalDate, weekOf } from './school-calendar.ts';

/**
 * How often whom to speak with, by the named situation that a student is in (glossary: situation, obligation). A
 * frequency never hangs on a level's numeral: the policy papers' numerals run in opposite directions (rules of the
 * data, 11).
 */

/** 情形. */
export type Situation =
  | 'highRisk'
  | 'treatedAtSchool'
  | 'mildAfterScreening'
  | 'stayedAfterCrisis'
  | 'affectedByEvent'
  | 'inclinedGroup'
  | 'onLeave'
  | 'returned'
  | 'returnedAfterSuicidality';
export const SITUATIONS = {
  highRisk: '二类、三类',
  treatedAtSchool: '在校治疗',
  mildAfterScreening: '筛查后轻、中度',
  stayedAfterCrisis: '突发危机后留校',
  affectedByEvent: '受事件影响',
  inclinedGroup: '有危机倾向，参加团体',
  onLeave: '因心理问题休学在家',
  returned: '复学',
  returnedAfterSuicidality: '因自杀意念或未遂休学后复学',
} as const satisfies Readonly<Record<Situation, string>>;

/** The situations that somebody has to write down; every other one follows from what the file says. */
export type SaidSituation = 'mildAfterScreening' | 'stayedAfterCrisis' | 'affectedByEvent' | 'inclinedGroup';
export const SAID_SITUATIONS = {
  mildAfterScreening: SITUATIONS.mildAfterScreening,
  stayedAfterCrisis: SITUATIONS.stayedAfterCrisis,
  affectedByEvent: SITUATIONS.affectedByEvent,
  inclinedGroup: SITUATIONS.inclinedGroup,
} as const satisfies Readonly<Record<SaidSituation, string>>;

/** What is owed to a student, again and again. Who owes it is part of it. */
export type Duty =
  | 'followUp'
  | 'counselling'
  | 'groupCounselling'
  | 'interview'
  | 'riskInterview'
  | 'returnAssessment'
  | 'talk'
  | 'homeroomTalk'
  | 'guardianContact'
  | 'anyContact';
export const DUTIES = {
  followUp: '写跟踪记录',
  counselling: '个别辅导',
  groupCounselling: '团体辅导',
  interview: '面谈',
  riskInterview: '面谈并评估风险',
  returnAssessment: '复学评估',
  talk: '谈心',
  homeroomTalk: '班主任谈心',
  guardianContact: '联系家长',
  anyContact: '联系学生或家长',
} as const satisfies Readonly<Record<Duty, string>>;

/** What a single record asks for, once. */
export type Deadline =
  | 'signal'
  | 'judgement'
  | 'verdict'
  | 'clue'
  | 'absenceTold'
  | 'enquiryAnswer'
  | 'absenceVisit'
  | 'appointment'
  | 'homeVisit'
  | 'session'
  | 'receipt'
  | 'referralAnswer'
  | 'secondTalk'
  | 'refusalLetter'
  | 'referralAppointment'
  | 'referralVisit'
  | 'referralFeedback'
  | 'planMissing'
  | 'planToPass'
  | 'planToSign'
  | 'planToFile'
  | 'planReview'
  | 'planRevision'
  | 'promiseEnds'
  | 'leaveCertificate'
  | 'leaveExpires'
  | 'returnDecision'
  | 'contingencyPlan'
  | 'conference'
  | 'seminar'
  | 'measureDue'
  | 'screeningRetest'
  | 'screeningInterview'
  | 'screeningOutcome'
  | 'screeningTold'
  | 'reportLeg'
  | 'watchShift'
  | 'affectedAssessment'
  | 'aftercare';
export const DEADLINES = {
  signal: '评估警示信号',
  judgement: '研判观察日志',
  verdict: '落实研判结论',
  clue: '处理预警线索',
  absenceTold: '到校异常，当天提醒家长',
  enquiryAnswer: '回应来信来电',
  absenceVisit: '到校异常后家访',
  appointment: '预约的辅导',
  homeVisit: '家访',
  session: '签字锁定',
  receipt: '收回执',
  referralAnswer: '问转介的答复',
  secondTalk: '再次约谈家长',
  refusalLetter: '拒绝转介后的书面告知',
  referralAppointment: '预约就诊',
  referralVisit: '就诊',
  referralFeedback: '问就诊结果',
  planMissing: '制定干预方案',
  planToPass: '方案会商',
  planToSign: '方案签字',
  planToFile: '方案备案',
  planReview: '方案复评',
  planRevision: '修订方案',
  promiseEnds: '到期前商定是否继续监护承诺',
  leaveCertificate: '收休学的医院证明',
  leaveExpires: '休学到期前商定续休或复学',
  returnDecision: '作出复学决定',
  contingencyPlan: '制定复学防备预案',
  conference: '会商定稿',
  seminar: '专题研讨',
  measureDue: '会商措施',
  screeningRetest: '筛查复测',
  screeningInterview: '筛查后面谈',
  screeningOutcome: '面谈后评估结论',
  screeningTold: '筛查情况告知家长',
  reportLeg: '报告危机事件',
  watchShift: '安排监护值守',
  affectedAssessment: '事件后评估',
  aftercare: '事件善后',
} as const satisfies Readonly<Record<Deadline, string>>;

/** Who owes it. */
export type Role = 'counsellor' | 'homeroomTeacher' | 'appointed';
export const ROLES = {
  counsellor: '心理教师',
  homeroomTeacher: '班主任',
  appointed: '指定的教师',
} as const satisfies Readonly<Record<Role, string>>;
export const ROLE_OF: Readonly<Record<Duty, Role>> = {
  followUp: 'counsellor',
  counselling: 'counsellor',
  groupCounselling: 'counsellor',
  interview: 'counsellor',
  riskInterview: 'counsellor',
  returnAssessment: 'counsellor',
  talk: 'appointed',
  homeroomTalk: 'homeroomTeacher',
  guardianContact: 'appointed',
  anyContact: 'counsellor',
};

/** What satisfies each, in the words of the settings. */
export const SATISFIED_BY = {
  followUp: '跟踪记录，或写了经过的家访',
  counselling: '个别辅导记录',
  groupCounselling: '团体辅导记录',
  interview: '面谈、个别辅导记录，或当面的跟踪记录；线上消息不算',
  riskInterview: '问了风险的面谈，或写了评估的个别辅导记录',
  returnAssessment: '复学后写了评估的个别辅导记录',
  talk: '谈心记录，谁谈的都算；辅导不算',
  homeroomTalk: '班主任本人的谈心记录',
  guardianContact: '家校沟通记录，或完成的家访',
  anyContact: '与学生或家长的任何一种联系记录',
} as const satisfies Readonly<Record<Duty, string>>;

/**
 * In which windows it is owed: each day; each school week; each two weeks or each month from the day on which the
 * situation began, where it began on a day that counts (复学); else each calendar month; once, within seven days.
 */
export type Per = 'day' | 'week' | 'twoWeeks' | 'month' | 'onceInSevenDays';
export const PERS = {
  day: '每天',
  week: '每周',
  twoWeeks: '每两周',
  month: '每月',
  onceInSevenDays: '七天内',
} as const satisfies Readonly<Record<Per, string>>;

/** What one calls windows that went by undone: 漏 3 周. */
export const PER_UNITS = {
  day: '天',
  week: '周',
  twoWeeks: '期',
  month: '个月',
  onceInSevenDays: '次',
} as const satisfies Readonly<Record<Per, string>>;

/** A rule of the ladder: in the situation, the duty is owed `times` in each window. */
export interface ContactRule {
  situation: Situation;
  duty: Duty;
  /** On as many days; two on one day are one. 0: the school does not ask for it. */
  times: number;
  per: Per;
}

/** A rule as it held from a day on, until another day, that day excluded; null: from or for ever. */
export interface StandingRule extends ContactRule {
  fromOn: LocalDate | null;
  endedOn: LocalDate | null;
}

/** How many months a situation lasts that nobody ends (policy 003: a year of interviews after the return). */
export const LASTING_MONTHS: Readonly<Partial<Record<Situation, number>>> = {
  returned: 12,
  returnedAfterSuicidality: 12,
};

/** Where a rule stands that no paper of the bureau asks for. */
export const SCHOOL_RULE = '学校规定';
const WEEKLY_TRACKING = '暑期排查跟踪通知';
const CRISIS_SUPPORT = '心理危机干预方案';

const AS_THE_PAPERS_ASK = [
  ['highRisk', 'followUp', 1, 'week', WEEKLY_TRACKING],
  ['treatedAtSchool', 'talk', 2, 'month', CRISIS_SUPPORT],
  ['treatedAtSchool', 'counselling', 2, 'month', CRISIS_SUPPORT],
  ['mildAfterScreening', 'homeroomTalk', 1, 'week', CRISIS_SUPPORT],
  ['mildAfterScreening', 'guardianContact', 2, 'month', CRISIS_SUPPORT],
  ['mildAfterScreening', 'counselling', 2, 'month', CRISIS_SUPPORT],
  ['stayedAfterCrisis', 'talk', 1, 'day', CRISIS_SUPPORT],
  ['stayedAfterCrisis', 'counselling', 2, 'week', CRISIS_SUPPORT],
  ['affectedByEvent', 'groupCounselling', 1, 'week', CRISIS_SUPPORT],
  ['affectedByEvent', 'interview', 2, 'week', CRISIS_SUPPORT],
  ['affectedByEvent', 'talk', 2, 'week', CRISIS_SUPPORT],
  ['inclinedGroup', 'groupCounselling', 2, 'month', CRISIS_SUPPORT],
  ['onLeave', 'anyContact', 1, 'month', SCHOOL_RULE],
  ['returned', 'returnAssessment', 1, 'onceInSevenDays', CRISIS_SUPPORT],
  ['returned', 'homeroomTalk', 1, 'month', CRISIS_SUPPORT],
  ['returned', 'counselling', 1, 'month', CRISIS_SUPPORT],
  ['returnedAfterSuicidality', 'talk', 1, 'twoWeeks', CRISIS_SUPPORT],
  ['returnedAfterSuicidality', 'riskInterview', 1, 'month', CRISIS_SUPPORT],
] as const satisfies readonly (readonly [Situation, Duty, number, Per, string])[];

/** The ladder as the papers ask for it (policy Z4, E2, J12); a school may change each line. */
export const LADDER: readonly (ContactRule & { source: string })[] = AS_THE_PAPERS_ASK.map(
  ([situation, duty, times, per, source]) => ({ situation, duty, times, per, source }),
);

/** A rule in words: 每月 2 次. */
export function writtenFrequency({ times, per }: Pick<ContactRule, 'times' | 'per'>): string {
  return times === 0 ? '不要求' : `${PERS[per]} ${times} 次`;
}

/** What names a duty of a window, for as long as it is owed: what is put off is this. */
export function dutyKey({ duty, situation, per }: Omit<ContactRule, 'times'>, from: LocalDate): string {
  return [duty, situation, per, from].join('/');
}

/** Names the weekly follow-up of the school week that holds `date` (policy Z4). */
export function weekKey(date: LocalDate): string {
  return dutyKey({ duty: 'followUp', situation: 'highRisk', per: 'week' }, weekOf(date).from);
}
