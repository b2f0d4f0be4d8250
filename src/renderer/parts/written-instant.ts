import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';

/** An instant (UTC milliseconds) as this PC's clock shows it: 2026年9月1日 14:05. */
export function writtenInstant(instant: number): string {
  const at = new Date(instant);
  const minutes = `${at.getHours()}`.padStart(2, '0').concat(':', `${at.getMinutes()}`.padStart(2, '0'));
  return `${writtenDate(todayOnThisPc(at))} ${minutes}`;
}
