import { type LocalDate, todayOnThisPc, writtenShortDate } from '#shared/school-calendar.ts';

/** What tells a record from all others, in the words of whoever asks about it. */
export interface RecordName {
  /** What it is: 家访. */
  what: string;
  /** Whose it is; none for what is nobody's, such as an activity. */
  of?: string;
  /** The day it is of; null or none where it has none. */
  on?: LocalDate | null;
  /** What lasts has a first day instead. */
  since?: LocalDate;
}

/** As a question names it: 李梅 11月20日的家访; 李梅 9月1日起的预警等级. Another year than today's is written out. */
export function namedRecord(
  { what, of = '', on = null, since }: RecordName,
  today: LocalDate = todayOnThisPc(),
): string {
  const day = since ? `${writtenShortDate(since, today)}起` : on ? writtenShortDate(on, today) : '';
  const which = [of, day].filter(Boolean).join(' ');
  return which === '' ? what : `${which}的${what}`;
}
