import { addDays, addMonths, addYears, type LocalDate } from './school-calendar.ts';

/** 善后: what is done after an event, with classes, on days that bring it back, and by the school itself (policy J13, B11). */
export type AftercareKind = 'classWork' | 'day' | 'remedy';
export const AFTERCARE_KINDS = {
  classWork: '班级干预',
  day: '重要日子',
  remedy: '整改',
} as const satisfies Readonly<Record<AftercareKind, string>>;

/** What each is asked for, in the words of the form. */
export const AFTERCARE_HINTS = {
  classWork: '在哪个班、做什么，例如：班级团体辅导，说说这几天的感受',
  day: '容易想起这件事的日子，那几天多留意情绪',
  remedy: '学校自己要改什么',
} as const satisfies Readonly<Record<AftercareKind, string>>;

/** A day is thought of so many days before it comes. */
export const DAYS_AHEAD = 3;

/** The days that usually bring an event back, counted from when it happened. */
export function usualDays(happenedOn: LocalDate): { what: string; dueOn: LocalDate }[] {
  return [
    { what: '事发后一周', dueOn: addDays(happenedOn, 7) },
    { what: '事发后两周', dueOn: addDays(happenedOn, 14) },
    { what: '事发后一个月', dueOn: addMonths(happenedOn, 1) },
    { what: '周年', dueOn: addYears(happenedOn, 1) },
  ];
}

/** From which day on it waits: a day is asked for a little before it comes, everything else from when it was decided. */
export const waitsFrom = (kind: AftercareKind, dueOn: LocalDate, decidedOn: LocalDate): LocalDate => {
  if (kind === 'day') return addDays(dueOn, -DAYS_AHEAD);
  return decidedOn < dueOn ? decidedOn : dueOn;
};
