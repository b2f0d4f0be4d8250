import { ALERT_LEVELS, type AlertLevel } from './terms.ts';

/** 会商, by who sits together and what for (policy J4, J8, Z7, B6). */
export type ConferenceKind =
  | 'assessment'
  | 'caseConference'
  | 'seminar'
  | 'schoolReview'
  | 'classMentors'
  | 'situation';
export const CONFERENCE_KINDS = {
  assessment: '评估小组',
  caseConference: '会诊',
  seminar: '专题研讨',
  schoolReview: '校级研判',
  classMentors: '班级导师会',
  situation: '形势分析会',
} as const satisfies Readonly<Record<ConferenceKind, string>>;

/** What each is for, in the words of the form. */
export const CONFERENCE_AIMS = {
  assessment: '评定学生的预警等级：校长、心理教师、班主任、专家',
  caseConference: '分析近期变化，商定下一阶段怎么帮助',
  seminar: '假期里为每名二类、三类学生开一次',
  schoolReview: '学校层面研究学生的情况和方案',
  classMentors: '班主任、导师和任课教师一起商量',
  situation: '分析学校自身的管理和教学，不讨论具体学生',
} as const satisfies Readonly<Record<ConferenceKind, string>>;

/** A situation meeting speaks of the school itself, and of nobody in particular. */
export const speaksOfStudents = (kind: ConferenceKind): boolean => kind !== 'situation';

/** What a conference may decide about a student's level: which one, none any more, or that it stays as it is. */
export type Conclusion = AlertLevel | 'lifted' | 'unchanged';
export const CONCLUSIONS = {
  ...ALERT_LEVELS,
  lifted: '解除预警',
  unchanged: '不列入、不作调整',
} as const satisfies Readonly<Record<Conclusion, string>>;

/** The conclusion as a level; null for one that lifts it or leaves it, and where nothing was decided. */
export function levelOf(conclusion: Conclusion | null): AlertLevel | null {
  return conclusion === 'lifted' || conclusion === 'unchanged' ? null : conclusion;
}

/** What a member of the assessment group is there as (policy J4); others may be written. */
export const MEMBER_ROLES = [
  '校长',
  '分管校长',
  '心理教师',
  '班主任',
  '年级组长',
  '德育主任',
  '任课教师',
  '导师',
  '校医',
  '校外专家',
] as const;
