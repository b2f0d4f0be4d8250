import dayjs from 'dayjs';

declare const dateBrand: unique symbol;
/** A local calendar date, `YYYY-MM-DD` (design.md, rules of the data, 10). */
export type LocalDate = string & { readonly [dateBrand]: true };

/** Monday to Sunday, both included. */
export interface SchoolWeek {
  from: LocalDate;
  until: LocalDate;
}

const DATE = 'YYYY-MM-DD';

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

const DAYS_IN_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has, from 1 to 12; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTHS[month - 1] ?? 0);
}

const DAY_MS = 24 * 60 * 60_000;

/*
 * Days are counted by number: every list of what is owed asks for tens of thousands of weeks and days, and through a
 * date library that was a third of what the workbench waits for. Every answer's dates are checked: by way of an instant
 * and back that was half of what a long list waits for.
 */

/** Days since the first of January 1970. */
function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The day of such a number is a day that exists. */
function dateAt(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, DATE.length) as LocalDate;
}

/** The date that `text` names. Throws a RangeError when it is not `YYYY-MM-DD` or no such day exists. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

/** What dayjs writes is a day that exists: it is not checked once more. */
const dateOf = (moment: dayjs.Dayjs): LocalDate => moment.format(DATE) as LocalDate;

/** The day on this PC's clock and in its time zone. The only place that asks the clock for a date. */
export function todayOnThisPc(now: Date = new Date()): LocalDate {
  return dateOf(dayjs(now));
}

/** The instant (UTC milliseconds) of a day and a time, `HH:mm`, on this PC's clock and in its time zone. */
export function instantOf(date: LocalDate, time: string): number {
  return dayjs(`${date}T${time}`).valueOf();
}

/** The day and the time, `HH:mm`, of an instant on this PC's clock. */
export function dayAndTimeOf(instant: number): { on: LocalDate; at: string } {
  const moment = dayjs(instant);
  return { on: dateOf(moment), at: moment.format('HH:mm') };
}

/** `date` moved by a number of days, which may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateAt(dayNumber(date) + days);
}

/** The same day some years later; 29 February becomes the 28th. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return dateOf(dayjs(date).add(years, 'year'));
}

/** The same day some months later; where that month is shorter, its last day: the 31st of January becomes the 28th. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dateOf(dayjs(date).add(months, 'month'));
}

/** Whole days from `from` to `until`; negative when `until` is earlier. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return dayNumber(until) - dayNumber(from);
}

/** Days since the Monday of its week. The day with the number 0 was a Thursday; days before it have negative numbers. */
const sinceMonday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The school week, Monday to Sunday, that holds `date` (design.md, rules of the data, 10). */
export function weekOf(date: LocalDate): SchoolWeek {
  const day = dayNumber(date);
  const monday = day - sinceMonday(day);
  return { from: dateAt(monday), until: dateAt(monday + 6) };
}

/** The school weeks that touch the period `from`–`until` (both included), cut to it, in order. */
export function weeksBetween(from: LocalDate, until: LocalDate): SchoolWeek[] {
  const weeks: SchoolWeek[] = [];
  for (let day = from; day <= until; ) {
    const week = weekOf(day);
    weeks.push({ from: day, until: week.until < until ? week.until : until });
    day = addDays(week.until, 1);
  }
  return weeks;
}

/** A school year's first and last day as a person set them, both included. */
export interface SchoolYearDates {
  /** Named by the year it begins in. */
  schoolYear: number;
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** The days between which a school year may begin: a term that waits for an epidemic's end included. */
export const EARLIEST_FIRST_DAY = '07-01';
export const LATEST_FIRST_DAY = '12-31';

/** The first day of a school year: as it was set, else the first of September (glossary: schoolYear). */
function firstDayOf(schoolYear: number, dates: readonly SchoolYearDates[]): LocalDate {
  const set = dates.find((each) => each.schoolYear === schoolYear);
  return set?.fromOn ?? localDate(`${schoolYear}-09-01`);
}

/**
 * The school year that `date` lies in, named by the year it begins in: the one that began last, so that a day
 * between two years still belongs to the one that is over.
 *
 * @param dates the years whose days a person has set; every other one has the usual days.
 */
export function schoolYearOf(date: LocalDate, dates: readonly SchoolYearDates[] = []): number {
  const year = Number(date.slice(0, 4));
  return firstDayOf(year, dates) <= date ? year : year - 1;
}

/**
 * The school year that a roster handed out on `date` is most likely of: schools send the new one in the month
 * before the year begins.
 */
export function schoolYearOfRoster(date: LocalDate, dates: readonly SchoolYearDates[] = []): number {
  return schoolYearOf(addDays(date, 31), dates);
}

/** First and last day of a school year; where no last day was set, the one before the next year begins. */
export function schoolYearSpan(
  schoolYear: number,
  dates: readonly SchoolYearDates[] = [],
): { from: LocalDate; until: LocalDate } {
  const set = dates.find((each) => each.schoolYear === schoolYear);
  return {
    from: firstDayOf(schoolYear, dates),
    until: set?.untilOn ?? addDays(firstDayOf(schoolYear + 1, dates), -1),
  };
}

/** Whole years lived on `onDate` (周岁). */
export function ageOn(bornOn: LocalDate, onDate: LocalDate): number {
  const years = Number(onDate.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return onDate.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** As a Chinese school writes a date: 2026年9月1日. */
export function writtenDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 9月1日 in a dense list, with its year where that is another than today's. */
export function writtenShortDate(date: LocalDate, today: LocalDate): string {
  const written = writtenDate(date);
  return date.slice(0, 4) === today.slice(0, 4) ? written.slice(written.indexOf('年') + 1) : written;
}

/** With its weekday: 2026年9月1日 周二. */
export function writtenDay(date: LocalDate): string {
  return `${writtenDate(date)} ${WEEKDAYS[sinceMonday(dayNumber(date))]}`;
}

const monthAndDay = (date: LocalDate) => ({ month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });

/** 7月6日至12日, or 7月27日至8月2日. */
export function writtenWeek({ from, until }: SchoolWeek): string {
  const [first, last] = [monthAndDay(from), monthAndDay(until)];
  const end = first.month === last.month ? `${last.day}日` : `${last.month}月${last.day}日`;
  return `${first.month}月${first.day}日至${end}`;
}

/** A mobile number in the groups people read, 138 0013 8000, never broken between them; any other number unchanged. */
export function writtenPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1\u00a0$2\u00a0$3') : phone;
}
