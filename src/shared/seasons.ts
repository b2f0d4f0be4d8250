import { addDays, isLocalDate, type LocalDate, localDate } from './school-calendar.ts';

/** A day of any year, `MM-DD`; 29 February is the 28th where there is none. */
export type MonthDay = string & { readonly monthDay: unique symbol };

/** True for a day that some year has. */
export function isMonthDay(text: string): text is MonthDay {
  // 2000 was a leap year: it has every day that any year has.
  return isLocalDate(`2000-${text}`);
}

/** 9月1日. */
export const writtenMonthDay = (day: MonthDay): string =>
  `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`;

function dayIn(year: number, day: MonthDay): LocalDate {
  const text = `${year}-${day}`;
  return isLocalDate(text) ? text : localDate(`${year}-02-28`);
}

/** 特殊时段: a stretch that comes back each year, in which a school looks closer (policy J10); both days included. */
export interface YearlyStretch {
  fromDay: MonthDay;
  /** Earlier in the year than the first: it goes on over New Year. */
  untilDay: MonthDay;
}

/** A stretch as it comes once; named by the year that it begins in. */
export interface Occurrence {
  year: number;
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** The stretch that begins in a calendar year. */
export function occurrenceIn({ fromDay, untilDay }: YearlyStretch, year: number): Occurrence {
  return {
    year,
    fromOn: dayIn(year, fromDay),
    untilOn: dayIn(untilDay < fromDay ? year + 1 : year, untilDay),
  };
}

/**
 * The stretches that end within a span of days, such as a school year, the first first: so each of them is of one school
 * year, also what begins in August for September.
 */
export function occurrencesEndingIn(
  stretch: YearlyStretch,
  { from, until }: { from: LocalDate; until: LocalDate },
): Occurrence[] {
  const [first, last] = [from, until].map((day) => Number(day.slice(0, 4))) as [number, number]; // map keeps the pair
  return Array.from({ length: last - first + 2 }, (_, index) =>
    occurrenceIn(stretch, first - 1 + index),
  ).filter(({ untilOn }) => from <= untilOn && untilOn <= until);
}

/** Where a day stands to a stretch. */
export type SeasonState = 'coming' | 'running' | 'over';
export const SEASON_STATES = {
  coming: '未到',
  running: '进行中',
  over: '已过',
} as const satisfies Readonly<Record<SeasonState, string>>;

export function seasonState(
  { fromOn, untilOn }: Pick<Occurrence, 'fromOn' | 'untilOn'>,
  today: LocalDate,
): SeasonState {
  if (today < fromOn) return 'coming';
  return today <= untilOn ? 'running' : 'over';
}

/** A stretch is told of so many days before it begins. */
export const SEASON_DAYS_AHEAD = 7;

/** The stretch that runs today, or else the one that begins within a week; null where there is none. */
export function seasonNear(stretch: YearlyStretch, today: LocalDate): Occurrence | null {
  const year = Number(today.slice(0, 4));
  return (
    [year - 1, year, year + 1]
      .map((each) => occurrenceIn(stretch, each))
      .find(({ fromOn, untilOn }) => addDays(fromOn, -SEASON_DAYS_AHEAD) <= today && today <= untilOn) ?? null
  );
}

/** What is done in such a stretch. */
export type SeasonWork = 'activity' | 'followUp' | 'screening' | 'other';
export const SEASON_WORK = {
  activity: '活动',
  followUp: '跟踪回访',
  screening: '筛查排查',
  other: '其他',
} as const satisfies Readonly<Record<SeasonWork, string>>;

export interface SeasonProposal extends YearlyStretch {
  name: string;
  why: string;
}

const proposed = (name: string, fromDay: string, untilDay: string, why: string): SeasonProposal => ({
  name,
  // Each is a day, as a test looks.
  fromDay: fromDay as MonthDay,
  untilDay: untilDay as MonthDay,
  why,
});

/** What policy J10 names, with usual days. Nothing of it is asked for until the school has taken it up. */
export const SEASON_PROPOSALS: readonly SeasonProposal[] = [
  proposed('秋季开学前后', '08-25', '09-20', '假期结束、换了班级，适应困难集中出现'),
  proposed('秋冬换季', '11-01', '12-31', '传染病高发、日照变短，情绪低落的多'),
  proposed('期末与寒假前后', '01-05', '01-31', '考试和成绩的压力，放假后离开老师的视线'),
  proposed('春季开学前后', '02-10', '03-10', '开学适应，亲子矛盾在假期后显出来'),
  proposed('春季换季', '03-11', '04-30', '情绪容易波动，旧病容易复发'),
  proposed('中高考等重要考试前后', '05-20', '06-30', '升学压力最大，出分前后落差大'),
  proposed('毕业离校前后', '06-15', '07-10', '分离和去向未定'),
  proposed('期末与暑假前后', '06-25', '07-20', '考试和成绩的压力，长假里要有人联系'),
];
