import { type BornOn, readBirthMonth } from '#shared/birth-date.ts';
import { addDays, isLocalDate, type LocalDate, localDate } from '#shared/school-calendar.ts';
import { plainLine } from '#shared/written-text.ts';
import { type Cell, shownIn } from './sheet.ts';

/** A day or a month, or why there is none; both are absent when nothing was written. */
export interface ReadDate {
  date?: BornOn;
  notice?: string;
}

/** What a column of dates is called in a notice, and what cannot be in it. */
export interface DateColumn {
  word: string;
  /** Why this day or month cannot be the one that is meant, in Chinese; undefined where it can. */
  troubleOf(date: BornOn, written: string): string | undefined;
}

/** @param date null or undefined for a day that no calendar has. */
function judged(date: BornOn | null | undefined, written: string, { word, troubleOf }: DateColumn): ReadDate {
  if (!date) return { notice: `${word}“${written}”没有这一天，未读入，请核对后补填` };
  const trouble = troubleOf(date, written);
  return trouble === undefined ? { date } : { notice: trouble };
}

/** Plain numbers in this range are serial days of 1954 to 2064; no other way to write a date gives them. */
const SERIAL_DAYS = { from: 20_000, until: 60_000 };

/**
 * Reads a cell of a column of dates: 2012-03-05, 2012/3/5, 2012.3.5, 2012年3月5日, 20120305, a date cell,
 * or the serial day that Excel leaves when a date loses its format; and a month without a day, 201311 or 2013年11月,
 * also where Excel has made the first of the month of it. What can be read in two ways or is no day is left out with
 * a notice, never guessed.
 */
export function readDate(cell: Cell | undefined, from1904: boolean, column: DateColumn): ReadDate {
  const shown = plainLine(shownIn(cell));
  if (!cell || shown === '') return {};
  if (cell.kind === 'number') {
    const isSerial = cell.isDate ? cell.value < 2_958_466 : isSerialDay(cell.value);
    if (isSerial && isEvening((cell.value % 1) * 24)) return dayBefore(shown, column);
    if (isSerial) {
      const day = dayOfSerial(cell.value, from1904);
      // Typed 2013-11, it became the first of November, and shows 2013年11月 or Nov-13.
      const showsMonth = cell.isDate && (readBirthMonth(shown) !== null || ENGLISH.test(shown));
      const meant = showsMonth && day?.endsWith('-01') ? readBirthMonth(day.slice(0, 7)) : day;
      return judged(meant, shown, column);
    }
    return fromText(/\d{4}.*\d/.test(shown) && !/e/i.test(shown) ? shown : String(cell.value), column);
  }
  if (/^\d{5}$/.test(shown) && isSerialDay(Number(shown))) {
    return judged(dayOfSerial(Number(shown), from1904), shown, column);
  }
  return fromText(shown, column);
}

const ENGLISH = /^[A-Z][a-z]{2,8}[- ']\d{2,4}$/;

/** Programs that keep days as instants of UTC write the midnight before them in China: 16:00 of the day before. */
const CHINA_AHEAD_HOURS = 8;

/**
 * From then on an instant may be one of the next day: of UTC without saying so, or midnight missed by the 43 seconds
 * that old time zones of Shanghai are off.
 */
function isEvening(hour: number, from = 24 - CHINA_AHEAD_HOURS): boolean {
  return hour > from - 0.1;
}

function dayBefore(written: string, { word }: DateColumn): ReadDate {
  return {
    notice: `${word}“${shortened(written)}”带着钟点，可能差了一天，未读入，请核对后写成 2012-03-05 这样`,
  };
}

const CLOCK = /[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** The day that is meant by a day with a time; a notice where two days can be; undefined where no time is. */
function withClock(text: string, column: DateColumn): ReadDate | undefined {
  const [clock, hours, minutes, seconds = '0', zone] = CLOCK.exec(text) ?? [];
  if (clock === undefined) return undefined;
  const day = text.slice(0, -clock.length);
  const hour = Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600;
  const read = fromText(day, column);
  if (zone === undefined) return isEvening(hour) ? dayBefore(text, column) : read;
  const written = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day);
  if (!written) return dayBefore(text, column);
  const inChina = hour - offsetOf(zone) + CHINA_AHEAD_HOURS;
  const hourOfDay = ((inChina % 24) + 24) % 24;
  if (isEvening(hourOfDay, 24)) return dayBefore(text, column);
  const date = `${written[1]}-${written[2]?.padStart(2, '0')}-${written[3]?.padStart(2, '0')}`;
  if (!isLocalDate(date)) return read;
  return judged(addDays(date, Math.floor(inChina / 24)), text, column);
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

function isSerialDay(value: number): boolean {
  return value >= SERIAL_DAYS.from && value < SERIAL_DAYS.until;
}

/** Excel counts days from 1899-12-30 (it believes in a 29 February 1900), or from 1904-01-01 on old Macs. */
function dayOfSerial(serial: number, from1904: boolean): LocalDate | undefined {
  const days = Math.floor(serial);
  if (days < 0 || days > 2_958_465) return undefined;
  return addDays(localDate(from1904 ? '1904-01-01' : '1899-12-30'), days);
}

function fromText(text: string, column: DateColumn): ReadDate {
  const { word } = column;
  const clocked = withClock(text, column);
  if (clocked) return clocked;
  const day = text.replace(/[‐-―−ー]/g, '-').replace(/\s*([-/.年月日,、])\s*/g, '$1');
  const parts =
    /^(\d{4})[-/.年,、 ](\d{1,2})[-/.月,、 ](\d{1,2})[日号]?$/.exec(day) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  if (parts) {
    const [, year, month, dayOfMonth] = parts;
    const written = `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
    return judged(isLocalDate(written) ? written : undefined, text, column);
  }
  const month = readBirthMonth(day);
  // 2013.1 may be what a number left of 2013.10.
  if (month && !/^\d{4}\.1$/.test(day)) return judged(month, text, column);
  if (/^(19|20)\d{2}([-/.年]\d{1,2}月?|\d{2}|年)?$/.test(day)) {
    return { notice: `${word}“${text}”没有写到日，未读入，请核对后补填` };
  }
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}日?$/.test(day) || /^\d{6}$/.test(day)) {
    return { notice: `${word}“${text}”有不止一种读法，未读入，请写成 2012-03-05 这样` };
  }
  return { notice: `${word}“${shortened(text)}”没有认出来，未读入，请写成 2012-03-05 这样` };
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
