import type { Per } from '#shared/contact-rules.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDate,
  weekOf,
} from '#shared/school-calendar.ts';

/** Some days in a row; `until` is the last of them. */
export interface Window {
  from: LocalDate;
  until: LocalDate;
}

/** Something that lasts; `endedOn` is the first day on which it no longer does, null while it goes on. */
export interface Span {
  fromOn: LocalDate;
  endedOn: LocalDate | null;
}

/** The last day of a window that is asked about within a number of days after the first. */
const SEVEN_DAYS = 7;

/**
 * The window that holds `day`, whole.
 *
 * @param anchor the day from which months and pairs of weeks are counted; null: months are those of the calendar.
 *   A pair of weeks and the seven days are always counted from a day: without one, from `day`.
 */
export function windowOf(per: Per, day: LocalDate, anchor: LocalDate | null): Window {
  switch (per) {
    case 'day':
      return { from: day, until: day };
    case 'week':
      return weekOf(day);
    case 'twoWeeks': {
      const start = anchor ?? day;
      const from = addDays(start, Math.floor(daysBetween(start, day) / 14) * 14);
      return { from, until: addDays(from, 13) };
    }
    case 'month':
      return anchor === null ? monthOf(day) : monthFrom(anchor, day);
    case 'onceInSevenDays':
      return { from: anchor ?? day, until: addDays(anchor ?? day, SEVEN_DAYS) };
  }
}

/** Of sixty students the same weeks of one school year are asked for: they are made once. */
const made = new Map<string, readonly Window[]>();
const MOST_MADE = 100;

/** The windows that touch the days `from`–`until`, both included: whole, in order. */
export function windowsBetween(
  per: Per,
  from: LocalDate,
  until: LocalDate,
  anchor: LocalDate | null,
): readonly Window[] {
  const key = [per, from, until, anchor].join('/');
  const known = made.get(key);
  if (known) return known;
  const windows = makeWindows(per, from, until, anchor);
  if (made.size === MOST_MADE) made.clear();
  made.set(key, windows);
  return windows;
}

function makeWindows(per: Per, from: LocalDate, until: LocalDate, anchor: LocalDate | null): Window[] {
  const windows: Window[] = [];
  for (let day = from; day <= until; ) {
    const window = windowOf(per, day, anchor);
    windows.push(window);
    if (per === 'onceInSevenDays') break;
    day = addDays(window.until, 1);
  }
  return windows;
}

/**
 * On how many days of the window something is owed, when it is owed `times` in a whole one. Of a window that the time
 * covers in part it is the share of it, rounded up: a week of one day still asks for its follow-up (policy Z4).
 */
export function owedIn(window: Window, times: number, spans: readonly Span[]): number {
  if (spans.some((span) => covers(span, window))) return times;
  const days = daysBetween(window.from, window.until) + 1;
  return Math.ceil((times * daysCovered(window, spans)) / days);
}

/** True where each day of the window lies in the span. */
export const covers = ({ fromOn, endedOn }: Span, { from, until }: Window): boolean =>
  fromOn <= from && (endedOn === null || endedOn > until);

function daysCovered(window: Window, spans: readonly Span[]): number {
  return spans.reduce((covered, { fromOn, endedOn }) => {
    const from = fromOn > window.from ? fromOn : window.from;
    const last = endedOn === null || endedOn > window.until ? window.until : addDays(endedOn, -1);
    return covered + Math.max(0, daysBetween(from, last) + 1);
  }, 0);
}

/** Spans that lie over each other or meet are one; in the order of their days. One without a day is none. */
export function united(spans: readonly Span[]): Span[] {
  const parts: Span[] = [];
  const inOrder = spans
    .filter(({ fromOn, endedOn }) => endedOn === null || endedOn > fromOn)
    .toSorted((one, other) => one.fromOn.localeCompare(other.fromOn));
  for (const span of inOrder) {
    const last = parts.at(-1);
    if (!last || (last.endedOn !== null && last.endedOn < span.fromOn)) parts.push(span);
    else parts.splice(-1, 1, { fromOn: last.fromOn, endedOn: laterEnd(last.endedOn, span.endedOn) });
  }
  return parts;
}

function laterEnd(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}

/** The days that lie in both; null when there are none. */
export function overlap(
  one: Span,
  other: { fromOn: LocalDate | null; endedOn: LocalDate | null },
): Span | null {
  const fromOn = other.fromOn !== null && other.fromOn > one.fromOn ? other.fromOn : one.fromOn;
  const ends = [one.endedOn, other.endedOn].filter((end) => end !== null).toSorted();
  const endedOn = ends[0] ?? null;
  return endedOn !== null && endedOn <= fromOn ? null : { fromOn, endedOn };
}

function monthOf(day: LocalDate): Window {
  const from = localDate(`${day.slice(0, 7)}-01`);
  return { from, until: addDays(addMonths(from, 1), -1) };
}

/** The month counted from the anchor's day: from the 31st it ends before the last day of a shorter one. */
function monthFrom(anchor: LocalDate, day: LocalDate): Window {
  const [fromYear, fromMonth] = [Number(anchor.slice(0, 4)), Number(anchor.slice(5, 7))];
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const guess = (year - fromYear) * 12 + month - fromMonth;
  const months = addMonths(anchor, guess) <= day ? guess : guess - 1;
  return { from: addMonths(anchor, months), until: addDays(addMonths(anchor, months + 1), -1) };
}
