import { addDays, daysBetween, isLocalDate, type LocalDate, weekOf } from '#shared/school-calendar.ts';

/** Counted from today. */
const DAYS_BY_NAME: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  大后天: 3,
};
const WEEKS_BY_NAME: Readonly<Record<string, number>> = { 上: -1, 这: 0, 本: 0, 下: 1 };
const WEEKDAYS = '一二三四五六日';

/**
 * The date that a person typed: 2026-09-01, 2026/9/1, 2026.9.1, 20260901, 2026年9月1日 (also with its weekday);
 * 9.1, 9-1, 9/1, 9月1日, 0901, in the year that brings it nearest to `today`; 昨天, 今天; 上周五, 本周五, 下周五, of
 * the weeks from Monday to Sunday; and 周五, the last one, today's included, or with `ahead` the next one.
 *
 * @returns null when the text names no day that exists.
 */
export function readWrittenDate(text: string, today: LocalDate, { ahead = false } = {}): LocalDate | null {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  return (
    dayByName(bare, today, ahead) ?? dayByNumbers(bare.replace(/(周|星期)[一二三四五六日天]$/, ''), today)
  );
}

function dayByName(bare: string, today: LocalDate, ahead: boolean): LocalDate | null {
  const days = DAYS_BY_NAME[bare];
  if (days !== undefined) return addDays(today, days);
  const [, week = '', weekday = ''] = /^([上这本下]?)(?:周|星期|礼拜)([一二三四五六日天])$/.exec(bare) ?? [];
  if (weekday === '') return null;
  const ofThisWeek = addDays(weekOf(today).from, WEEKDAYS.indexOf(weekday.replace('天', '日')));
  const weeks = WEEKS_BY_NAME[week];
  if (weeks !== undefined) return addDays(ofThisWeek, 7 * weeks);
  if (ahead) return ofThisWeek < today ? addDays(ofThisWeek, 7) : ofThisWeek;
  return ofThisWeek > today ? addDays(ofThisWeek, -7) : ofThisWeek;
}

function dayByNumbers(bare: string, today: LocalDate): LocalDate | null {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ??
    /^()(\d{2})(\d{2})$/.exec(bare) ??
    /^(\d{4})[-/.。年](\d{1,2})[-/.。月](\d{1,2})[日号]?$/.exec(bare) ??
    /^()(\d{1,2})[-/.。月](\d{1,2})[日号]?$/.exec(bare);
  if (!match) return null;
  const [, year, month = '', day = ''] = match;
  const inYear = (year: number | string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year) return existing(inYear(year));
  const thisYear = Number(today.slice(0, 4));
  const [nearest = null] = [thisYear - 1, thisYear, thisYear + 1]
    .flatMap((each) => existing(inYear(each)) ?? [])
    .sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  return nearest;
}

function existing(written: string): LocalDate | null {
  return isLocalDate(written) ? written : null;
}
