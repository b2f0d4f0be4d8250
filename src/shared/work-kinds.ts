import { ACTIVITY_KINDS, type ActivityKind, CONTACT_CHANNELS, type ContactChannel } from './terms.ts';

/** What of a kind of work is counted. */
export type WorkMeasure = 'times' | 'attendances' | 'persons' | 'minutes' | 'amount' | 'guardians';

/**
 * Work of a kind, counted: records; students who took part, each as often as they did; different students; minutes
 * that were written down; and of activities their lessons or resources, and guardians.
 */
export type WorkGroup = Readonly<Record<WorkMeasure, number>>;

/** A kind of work that records tell of; a talk with a guardian by its channel. */
export type WorkSource =
  | 'individual'
  | 'group'
  | 'talk'
  | `contact.${ContactChannel}`
  | 'homeVisit'
  | 'followUp'
  | 'letter'
  | 'screening'
  | ActivityKind;

/** A kind of work as it is counted: a source, or several of them together. */
export type WorkKind = WorkSource | 'session' | 'contact';

export interface WorkFigure {
  measure: WorkMeasure;
  word: string;
}

export interface WorkEntry {
  kind: WorkKind;
  word: string;
  /** What is counted of it, in the order of the table. */
  figures: readonly WorkFigure[];
  /** A record is of one student each: then there are as many at least as students. */
  ofOne: boolean;
}

const TIMES = { measure: 'times', word: '次数' } as const;
const ATTENDANCES = { measure: 'attendances', word: '人次' } as const;
const PERSONS = { measure: 'persons', word: '人数' } as const;
const HOURS = { measure: 'minutes', word: '小时' } as const;
const GUARDIANS = { measure: 'guardians', word: '家长人次' } as const;

const ofStudents = (
  kind: WorkKind,
  word: string,
  figures: readonly WorkFigure[],
  ofOne = true,
): WorkEntry => ({
  kind,
  word,
  figures,
  ofOne,
});
const activity = (kind: ActivityKind, ...figures: WorkFigure[]): WorkEntry =>
  ofStudents(kind, ACTIVITY_KINDS[kind], figures);

/** What a teacher's work is counted by, in the order of the table. */
export const WORK_KINDS: readonly WorkEntry[] = [
  ofStudents('session', '辅导合计', [TIMES, PERSONS, HOURS], false),
  ofStudents('individual', '个别辅导', [TIMES, PERSONS, HOURS]),
  ofStudents('group', '团体辅导', [TIMES, ATTENDANCES, PERSONS, HOURS], false),
  ofStudents('talk', '谈心', [TIMES, PERSONS]),
  ofStudents('contact', '家校沟通', [TIMES, PERSONS]),
  ...(Object.keys(CONTACT_CHANNELS) as ContactChannel[]).map((channel) =>
    ofStudents(`contact.${channel}`, `其中 ${CONTACT_CHANNELS[channel]}`, [TIMES]),
  ),
  ofStudents('homeVisit', '家访', [TIMES, PERSONS]),
  ofStudents('followUp', '跟踪记录', [TIMES, PERSONS]),
  ofStudents('letter', '告知书', [{ measure: 'times', word: '份数' }, PERSONS]),
  ofStudents('screening', '筛查结果', [{ measure: 'times', word: '份数' }, PERSONS]),
  activity('lesson', { measure: 'amount', word: '节数' }),
  activity('studentLecture', TIMES),
  activity('guardianLecture', TIMES, GUARDIANS),
  activity('guardianPush', { measure: 'amount', word: '份数' }, GUARDIANS),
];

/** The kinds that a source counts in. */
export function kindsOf(source: WorkSource): readonly WorkKind[] {
  if (source === 'individual' || source === 'group') return ['session', source];
  return source.startsWith('contact.') ? ['contact', source] : [source];
}

/** The kinds that are made up of others: a whole and its parts. */
export const WORK_SUMS: readonly { whole: WorkKind; parts: readonly WorkKind[] }[] = [
  { whole: 'session', parts: ['individual', 'group'] },
  {
    whole: 'contact',
    parts: (Object.keys(CONTACT_CHANNELS) as ContactChannel[]).map(
      (channel) => `contact.${channel}` as const,
    ),
  },
];

/** What is counted by class, in the order of the table. */
export const CLASS_COLUMNS: readonly (WorkFigure & { kind: WorkKind; heading: string })[] = [
  { kind: 'individual', heading: '个别辅导', ...TIMES },
  { kind: 'individual', heading: '个别辅导', ...PERSONS },
  { kind: 'group', heading: '团体辅导', ...ATTENDANCES },
  { kind: 'group', heading: '团体辅导', ...PERSONS },
  { kind: 'talk', heading: '谈心', ...TIMES },
  { kind: 'contact', heading: '家校沟通', ...TIMES },
  { kind: 'homeVisit', heading: '家访', ...TIMES },
  { kind: 'followUp', heading: '跟踪', ...TIMES },
];

/** The kinds of them, once each. */
export const CLASS_KINDS: readonly WorkKind[] = [...new Set(CLASS_COLUMNS.map(({ kind }) => kind))];

/** The entry of a kind. */
export function workEntry(kind: WorkKind): WorkEntry {
  const entry = WORK_KINDS.find((each) => each.kind === kind);
  if (!entry) throw new Error(`no kind of work: ${kind}`);
  return entry;
}

/** A count as it is read: minutes as hours, to a tenth. */
export function shownCount(group: WorkGroup, measure: WorkMeasure): number {
  return measure === 'minutes' ? hoursOf(group.minutes) : group[measure];
}

/** Minutes as hours, to a tenth. */
export const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

/** Sessions that are told apart, since they are missing from a number. */
export const NOT_COUNTED = { unsigned: '未签字的辅导', withoutMinutes: '没有写时长的辅导' } as const;
export type NotCounted = keyof typeof NOT_COUNTED;

/** What a session of which no problem was written stands under. */
export const NO_PROBLEM = '没有写';
/** The class of whoever was in none. */
export const NO_CLASS = '没有班级';
