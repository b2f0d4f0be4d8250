import { DEADLINES, type Deadline } from './contact-rules.ts';
import type { ReviewMonths } from './plan-review.ts';

/** What happens on its own day, or by a day that it says itself: no school sets how long it may wait. */
type OnItsDay =
  | 'appointment'
  | 'homeVisit'
  | 'referralVisit'
  | 'seminar'
  | 'measureDue'
  | 'reportLeg'
  | 'watchShift'
  | 'aftercare';

/** Something that the papers ask for without naming days, or with days that a school may set otherwise. */
export type Interval = Exclude<Deadline, OnItsDay> | 'reviewSevere' | 'reviewSerious' | 'reviewGeneral';

interface IntervalDeclared {
  word: string;
  /** As the app comes. */
  count: number;
  unit: 'hour' | 'day' | 'month';
  /** From when it is counted, or back from when. */
  from: string;
  /** It is asked for before its day, so many days, and not after it. */
  beforehand?: true;
  source: string;
}

/** Nobody's rule until the school makes it its own. */
const SUGGESTED = '心港建议，学校可改';

const days = (deadline: Deadline, count: number, from: string, source = SUGGESTED): IntervalDeclared => ({
  word: DEADLINES[deadline],
  count,
  unit: 'day',
  from,
  source,
});
const months = (word: string, count: number): IntervalDeclared => ({
  word,
  count,
  unit: 'month',
  from: '签字生效，或上次复评',
  source: SUGGESTED,
});

/** Every interval that a school may change, in the order of the settings. */
export const INTERVALS: Readonly<Record<Interval, IntervalDeclared>> = {
  signal: days('signal', 0, '记下警示信号'),
  judgement: days('judgement', 2, '记下异常的观察'),
  verdict: days('verdict', 7, '研判'),
  clue: days('clue', 3, '记录够成一条预警线索'),
  absenceTold: days('absenceTold', 0, '到校异常当天'),
  enquiryAnswer: days('enquiryAnswer', 2, '收到来信来电'),
  absenceVisit: days('absenceVisit', 3, '在库学生到校异常'),
  affectedAssessment: { ...days('affectedAssessment', 72, '学校得知危机事件'), unit: 'hour' },
  session: days('session', 0, '辅导当天'),
  conference: days('conference', 3, '会商当天'),
  screeningRetest: days('screeningRetest', 14, '作答可能不实的那次测评'),
  screeningInterview: days('screeningInterview', 7, '筛查发现或列为待面谈'),
  screeningOutcome: days('screeningOutcome', 7, '面谈'),
  screeningTold: days('screeningTold', 3, '定级、排除或维持原等级'),
  receipt: days('receipt', 7, '告知书发出'),
  planMissing: days('planMissing', 7, '列入一类、二类或三类'),
  planToPass: days('planToPass', 7, '写好草案'),
  planToSign: days('planToSign', 7, '会商通过'),
  planToFile: days('planToFile', 7, '签字生效'),
  planReview: days('planReview', 0, '该复评的那一天；等级变化、转介有结果、复学、发生危机事件时立即'),
  planRevision: days('planRevision', 7, '复评决定修订'),
  reviewSevere: months('三类的方案复评', 1),
  reviewSerious: months('二类的方案复评', 2),
  reviewGeneral: months('一类的方案复评', 5),
  referralAnswer: days('referralAnswer', 3, '建议转介'),
  secondTalk: days('secondTalk', 3, '家长拒绝'),
  refusalLetter: days('refusalLetter', 3, '家长拒绝'),
  referralAppointment: days('referralAppointment', 7, '家长同意'),
  referralFeedback: days('referralFeedback', 7, '就诊'),
  promiseEnds: { ...days('promiseEnds', 14, '承诺到期'), beforehand: true },
  leaveCertificate: days('leaveCertificate', 7, '休学开始，或续休'),
  leaveExpires: { ...days('leaveExpires', 30, '休学到期'), beforehand: true },
  returnDecision: days('returnDecision', 10, '收到申请、到了再议日期，或没有决定已返校'),
  contingencyPlan: days('contingencyPlan', 0, '因自杀意念或未遂休学的，准予复学或返校'),
};

const isInterval = (code: string): code is Interval => Object.hasOwn(INTERVALS, code);

/** What a school has set, by interval; what it has not is as the app comes. */
export type SetIntervals = Readonly<Partial<Record<Interval, number>>>;

export const countOf = (interval: Interval, set: SetIntervals): number =>
  set[interval] ?? INTERVALS[interval].count;

/** Asked for so many days before its day. */
export const isBeforehand = (deadline: Deadline): boolean =>
  isInterval(deadline) && INTERVALS[deadline].beforehand === true;

/** After how many days something that waits is late; before its day, how many days it is asked for. */
export function daysUntilLate(deadline: Deadline, set: SetIntervals): number {
  return isInterval(deadline) ? countOf(deadline, set) : 0;
}

/** After how many months the plan of a student is looked at again, by level. */
export function reviewMonths(set: SetIntervals): ReviewMonths {
  return {
    severe: countOf('reviewSevere', set),
    serious: countOf('reviewSerious', set),
    general: countOf('reviewGeneral', set),
    attention: null,
  };
}

/** How long in words: 7 天内, 每 2 个月. */
export function writtenInterval(interval: Interval, count: number): string {
  const { unit, beforehand } = INTERVALS[interval];
  if (unit === 'month') return `每 ${count} 个月`;
  if (unit === 'hour') return `${count} 小时内`;
  if (beforehand) return count === 0 ? '到期当天' : `提前 ${count} 天`;
  return count === 0 ? '当天' : `${count} 天内`;
}
