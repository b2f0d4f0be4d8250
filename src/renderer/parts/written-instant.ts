import { dayAndTimeOf, todayOnThisPc, writtenDate, writtenShortDate } from '#shared/school-calendar.ts';

/** An instant (UTC milliseconds) as this PC's clock shows it: 2026年9月1日 14:05. */
export function writtenInstant(instant: number): string {
  const { on, at } = dayAndTimeOf(instant);
  return `${writtenDate(on)} ${at}`;
}

/** 6月5日 18:40 in a dense list, with its year where that is another than this. */
export function writtenShortInstant(instant: number): string {
  const { on, at } = dayAndTimeOf(instant);
  return `${writtenShortDate(on, todayOnThisPc())} ${at}`;
}
