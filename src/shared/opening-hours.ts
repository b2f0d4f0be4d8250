import { addDays, daysBetween, type LocalDate, type SchoolWeek, weekOf } from './school-calendar.ts';

/** So long the counselling room is to be open each week (policy B12). */
export const HOURS_ASKED_FOR = 5;

/** 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
  1: '周一',
  2: '周二',
  3: '周三',
  4: '周四',
  5: '周五',
  6: '周六',
  7: '周日',
};

/** When the room is open: on these weekdays at these hours, from one day to another, both included. */
export interface OpeningTime {
  weekdays: readonly Weekday[];
  /** `HH:mm`. */
  startsAt: string;
  endsAt: string;
  fromOn: LocalDate;
  /** Null while it goes on. */
  untilOn: LocalDate | null;
}

/** Days on which nobody comes: outside of all terms, or in a holiday. Both ends included. */
export interface DaysOff {
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** A week as its opening hours are held against what is asked for. */
export type WeekVerdict = 'enough' | 'short' | 'daysOff' | 'cut' | 'closed' | 'unrecorded';
export const WEEK_VERDICTS = {
  enough: '达到',
  short: '不足',
  daysOff: '有假期，不比较',
  cut: '不满一周，不比较',
  closed: '放假',
  unrecorded: '没有登记',
} satisfies Readonly<Record<WeekVerdict, string>>;

export interface OpeningWeek extends SchoolWeek {
  /** Minutes that the room was open by its times, without the days off. */
  minutes: number;
  verdict: WeekVerdict;
}

/**
 * Each week of a period with how long the room was open in it. A week that is not whole in the period, or has days off
 * among Monday to Friday, is not held against what is asked for unless it has enough all the same; nor is one of which no times are on record.
 *
 * @param period both days included.
 */
export function openingWeeks(
  period: { fromOn: LocalDate; untilOn: LocalDate },
  times: readonly OpeningTime[],
  daysOff: readonly DaysOff[],
): OpeningWeek[] {
  const weeks: OpeningWeek[] = [];
  for (let day = period.fromOn; day <= period.untilOn; ) {
    const { from: monday, until: sunday } = weekOf(day);
    const week = { from: day, until: sunday < period.untilOn ? sunday : period.untilOn };
    const days = Array.from({ length: daysBetween(week.from, week.until) + 1 }, (_, step) =>
      addDays(week.from, step),
    );
    const isOff = (on: LocalDate) => daysOff.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);
    const open = days.filter((on) => !isOff(on));
    const minutes = open.reduce((sum, on) => sum + minutesOn(on, times), 0);
    const schoolDays = days.filter((on) => daysBetween(monday, on) < 5);
    weeks.push({ ...week, minutes, verdict: verdictOf() });
    day = addDays(sunday, 1);

    function verdictOf(): WeekVerdict {
      if (minutes >= HOURS_ASKED_FOR * 60) return 'enough';
      if (minutes === 0 && schoolDays.every(isOff)) return 'closed';
      if (!times.some(({ fromOn, untilOn }) => fromOn <= week.until && (untilOn ?? week.from) >= week.from)) {
        return 'unrecorded';
      }
      if (week.from > monday || week.until < sunday) return 'cut';
      return schoolDays.some(isOff) ? 'daysOff' : 'short';
    }
  }
  return weeks;
}

/** Minutes that the room is open on a day; hours that lie over each other count once. */
function minutesOn(on: LocalDate, times: readonly OpeningTime[]): number {
  // The difference to Monday is 0 to 6.
  const weekday = (daysBetween(weekOf(on).from, on) + 1) as Weekday;
  const spans = times
    .filter(
      ({ weekdays, fromOn, untilOn }) =>
        weekdays.includes(weekday) && fromOn <= on && (untilOn === null || on <= untilOn),
    )
    .map(({ startsAt, endsAt }) => ({ start: minuteOf(startsAt), end: minuteOf(endsAt) }))
    .sort((one, other) => one.start - other.start);
  let counted = 0;
  let open = 0;
  for (const { start, end } of spans) {
    open += Math.max(0, end - Math.max(start, counted));
    counted = Math.max(counted, end);
  }
  return open;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** 周一至周五, or 周一、周三. */
export function writtenWeekdays(weekdays: readonly Weekday[]): string {
  const sorted = [...weekdays].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun
    ? `${WEEKDAY_WORDS[first]}至${WEEKDAY_WORDS[last]}`
    : sorted.map((weekday) => WEEKDAY_WORDS[weekday]).join('、');
}
