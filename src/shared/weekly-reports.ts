import { addDays, type LocalDate, localDate, type SchoolWeek, weekOf } from './school-calendar.ts';
import { DISCOVERY_ROUTES } from './terms.ts';
import { usualStretch } from './usual-stretch.ts';

/** What a line of a class's weekly report is about: a child newly noticed, how a listed one is now, or an absence. */
export type RemarkKind = 'noticed' | 'change' | 'absent';
export const REMARK_KINDS = {
  noticed: '新发现',
  change: '变化',
  absent: '到校异常',
} as const satisfies Readonly<Record<RemarkKind, string>>;

/** How a child is beside the week before. */
export type WeeklyChange = 'same' | 'better' | 'worse';
export const WEEKLY_CHANGES = {
  same: '没有变化',
  better: '好转',
  worse: '加重',
} as const satisfies Readonly<Record<WeeklyChange, string>>;

/** Who noticed it: a helper among the pupils is told by the office alone, and never by name (policy J3). */
export const REMARK_SOURCES = {
  homeroomTeacher: DISCOVERY_ROUTES.homeroomTeacher,
  peerCommittee: DISCOVERY_ROUTES.peerCommittee,
} as const;
export type RemarkSource = keyof typeof REMARK_SOURCES;

/** How a class's week stands; of the last three nobody has told anything. */
export type WeekState = 'zero' | 'told' | 'unusual' | 'silent' | 'due' | 'ahead' | 'unasked';
export const WEEK_STATES = {
  zero: '零报告',
  told: '有情况',
  unusual: '有异常',
  silent: '未交',
  due: '待交',
  ahead: '未开始',
  unasked: '未要求',
} as const satisfies Readonly<Record<WeekState, string>>;
/** What a report says as a whole. */
export type ReportState = Extract<WeekState, 'zero' | 'told' | 'unusual'>;

interface Said {
  kind: RemarkKind;
  change: WeeklyChange | null;
}

/** A child newly noticed, one that is worse, or an absence. */
export const isUnusual = ({ kind, change }: Said): boolean => kind !== 'change' || change === 'worse';

/**
 * What a report says as a whole. 零报告 is what a person has said, and never what is left where nothing else was.
 */
export function reportStateOf(isAllWell: boolean, remarks: readonly Said[]): ReportState {
  if (remarks.some(isUnusual)) return 'unusual';
  return isAllWell && remarks.every(({ change }) => change === 'same') ? 'zero' : 'told';
}

/** Both days included. */
interface Days {
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** A term or a holiday of a school year, as a person set it. */
interface Span extends Days {
  kind: 'term' | 'holiday';
  name: string;
}

export interface ReportTerm extends Days {
  name: string;
  schoolYear: number;
  /** Nobody has set it: it has the usual days. */
  isUsual: boolean;
}

const overlaps = (one: Days, other: Days): boolean =>
  one.fromOn <= other.untilOn && other.fromOn <= one.untilOn;

/**
 * The terms of a school year, in order: those that a person set, and where none lies in the usual autumn or spring, that
 * one. So a school that has set its autumn alone is asked in spring as well.
 */
export function termsOfYear(schoolYear: number, spans: readonly Span[]): ReportTerm[] {
  const set = spans
    .filter(({ kind }) => kind === 'term')
    .map(({ name, fromOn, untilOn }) => ({ name, fromOn, untilOn, schoolYear, isUsual: false }));
  const usual = [`${schoolYear}-09-01`, `${schoolYear + 1}-03-01`]
    .map((day) => usualStretch(localDate(day)))
    .filter((stretch) => !set.some((term) => overlaps(term, stretch)))
    .map(({ name, fromOn, untilOn }) => ({ name, fromOn, untilOn, schoolYear, isUsual: true }));
  return [...set, ...usual].sort((one, other) => one.fromOn.localeCompare(other.fromOn));
}

/** The term that a day lies in, or the last one before it; where there is none, the first. */
export function termOn<Term extends Days>(terms: readonly Term[], day: LocalDate): Term | undefined {
  return terms.findLast(({ fromOn }) => weekOf(fromOn).from <= day) ?? terms[0];
}

/** A week in which there is school. */
export interface ReportWeek extends SchoolWeek {
  /** Counted from the first week of the term, holidays included: 第 5 周. */
  number: number;
}

const MONDAY_TO_FRIDAY = [0, 1, 2, 3, 4];

/**
 * The weeks of a term, Monday to Sunday, in which there is school on a day from Monday to Friday: a term may begin in
 * the middle of one, and a holiday take the whole of another.
 */
export function schoolWeeks(term: Days, holidays: readonly Days[]): ReportWeek[] {
  const holds = ({ fromOn, untilOn }: Days, day: LocalDate) => fromOn <= day && day <= untilOn;
  const within = holidays.filter((holiday) => overlaps(holiday, term));
  const isSchoolDay = (day: LocalDate) => holds(term, day) && !within.some((holiday) => holds(holiday, day));
  const weeks: ReportWeek[] = [];
  let number = 0;
  for (let { from } = weekOf(term.fromOn); from <= term.untilOn; from = addDays(from, 7)) {
    if (!MONDAY_TO_FRIDAY.some((at) => isSchoolDay(addDays(from, at)))) {
      // A term that begins on a Saturday begins with the Monday after it.
      if (number > 0) number += 1;
      continue;
    }
    number += 1;
    weeks.push({ ...weekOf(from), number });
  }
  return weeks;
}

/** Whether a school asks its classes for weekly reports, from a day on, and when one is due. */
export interface WeeklyRule {
  fromOn: LocalDate;
  isAsked: boolean;
  /** So many days after the week's Monday. */
  dueAfter: number;
}

/** When a report may be due, by days after its week's Monday. */
export const DUE_DAYS: ReadonlyMap<number, string> = new Map([
  [4, '当周周五'],
  [5, '当周周六'],
  [6, '当周周日'],
  [7, '下周周一'],
  [8, '下周周二'],
  [9, '下周周三'],
]);

/** Nobody is asked for anything until the school says so. */
export const NOT_ASKED = { isAsked: false, dueAfter: 7 } as const;

/** The rule of a week is that of its last day, so that a change makes nothing late that was not asked for. */
function ruleOf(week: SchoolWeek, rules: readonly WeeklyRule[]): Omit<WeeklyRule, 'fromOn'> {
  return rules.findLast(({ fromOn }) => fromOn <= week.until) ?? NOT_ASKED;
}

/** On which day the report of a week is due; null where none is asked for. */
export function dueOn(week: SchoolWeek, rules: readonly WeeklyRule[]): LocalDate | null {
  const { isAsked, dueAfter } = ruleOf(week, rules);
  return isAsked ? addDays(week.from, dueAfter) : null;
}

/** From when until when a class has pupils; the last day excluded, null while it lasts. */
export interface ClassDays {
  fromOn: LocalDate | null;
  endedOn: LocalDate | null;
}

export const isThere = ({ fromOn, endedOn }: ClassDays, week: SchoolWeek): boolean =>
  fromOn !== null && fromOn <= week.until && (endedOn === null || endedOn > week.from);

/** How a class's week stands: what was told, or that nothing was. Silence is never taken for 零报告. */
export function weekStateOf(
  week: SchoolWeek,
  told: ReportState | null,
  { days, rules, today }: { days: ClassDays; rules: readonly WeeklyRule[]; today: LocalDate },
): WeekState {
  if (told !== null) return told;
  if (week.from > today) return 'ahead';
  const due = dueOn(week, rules);
  if (due === null || !isThere(days, week)) return 'unasked';
  return due <= today ? 'silent' : 'due';
}

/** Which reports are late: those of the latest week that is due, and those of the weeks before it. */
export interface LateReports {
  week: ReportWeek;
  /** So many classes have not handed in that of the week. */
  classes: number;
  /** So many reports of earlier weeks are missing. */
  earlier: number;
}

/** So long after a term somebody is still reminded of it. */
const REMINDED_AFTER_TERM = 14;

/**
 * Which reports of a term are late; null where none is.
 *
 * @param stands of each class that the school has, how each week stands, in the order of the weeks.
 */
export function lateReports(
  term: Days,
  weeks: readonly ReportWeek[],
  stands: readonly (readonly WeekState[])[],
  { rules, today }: { rules: readonly WeeklyRule[]; today: LocalDate },
): LateReports | null {
  if (today > addDays(term.untilOn, REMINDED_AFTER_TERM)) return null;
  const latest = weeks.findLastIndex((week) => {
    const due = dueOn(week, rules);
    return due !== null && due <= today;
  });
  const week = weeks[latest];
  if (!week) return null;
  const silentIn = (at: number) => stands.filter((states) => states[at] === 'silent').length;
  const classes = silentIn(latest);
  const earlier = weeks.slice(0, latest).reduce((sum, _, at) => sum + silentIn(at), 0);
  return classes + earlier === 0 ? null : { week, classes, earlier };
}
