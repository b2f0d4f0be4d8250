import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import isoWeek from 'dayjs/plugin/isoWeek.js';

dayjs.extend(customParseFormat);
dayjs.extend(isoWeek);

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
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs(text, DATE, true).isValid();
}

/** The date that `text` names. Throws a RangeError when it is not `YYYY-MM-DD` or no such day exists. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

/** The day on this PC's clock and in its time zone. The only place that asks the clock for a date. */
export function todayOnThisPc(now: Date = new Date()): LocalDate {
  return localDate(dayjs(now).format(DATE));
}

/** `date` moved by a number of days, which may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(dayjs(date, DATE).add(days, 'day').format(DATE));
}

/** Whole days from `from` to `until`; negative when `until` is earlier. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return dayjs(until, DATE).diff(dayjs(from, DATE), 'day');
}

/** The school week, Monday to Sunday, that holds `date` (design.md, rules of the data, 10). */
export function weekOf(date: LocalDate): SchoolWeek {
  const monday = dayjs(date, DATE).isoWeekday(1);
  return { from: localDate(monday.format(DATE)), until: localDate(monday.add(6, 'day').format(DATE)) };
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

/** The school year that `date` lies in, named by the year it begins in: 2026 is 2026-09-01 to 2027-08-31. */
export function schoolYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '09-01' ? year : year - 1;
}

/**
 * The school year that a roster handed out on `date` is most likely of: schools send the new one in August,
 * before the year begins.
 */
export function schoolYearOfRoster(date: LocalDate): number {
  return date.slice(5) >= '08-01' ? Number(date.slice(0, 4)) : schoolYearOf(date);
}

/** First and last day of a school year (glossary: schoolYear). */
export function schoolYearSpan(schoolYear: number): { from: LocalDate; until: LocalDate } {
  return { from: localDate(`${schoolYear}-09-01`), until: localDate(`${schoolYear + 1}-08-31`) };
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

/** With its weekday: 2026年9月1日 周二. */
export function writtenDay(date: LocalDate): string {
  return `${writtenDate(date)} ${WEEKDAYS[dayjs(date, DATE).isoWeekday() - 1]}`;
}

/** A mobile number in the groups people read, 138 0013 8000; any other number unchanged. */
export function writtenPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') : phone;
}
