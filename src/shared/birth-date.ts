import { addDays, ageOn, isLocalDate, type LocalDate, localDate, writtenDate } from './school-calendar.ts';

declare const monthBrand: unique symbol;
/** A month of which the day is not known, `YYYY-MM`. */
export type BirthMonth = string & { readonly [monthBrand]: true };
/** When somebody was born, as far as it is known. As texts they sort, and compare with days, by their beginning. */
export type BornOn = LocalDate | BirthMonth;

export function isBirthMonth(text: string): text is BirthMonth {
  return /^\d{4}-\d{2}$/.test(text) && isLocalDate(`${text}-01`);
}

/**
 * The month that a person wrote without a day: 2013年11月, 2013-11, 2013.11, 2013/11, 201311.
 *
 * @returns null for anything else, also for a year alone and for 201300.
 */
export function readBirthMonth(text: string): BirthMonth | null {
  const [, year = '', month = ''] =
    /^((?:19|20)\d{2})\s*[-/.。年]\s*(\d{1,2})\s*月?(?:份|生)?$/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})$/.exec(text) ??
    [];
  const written = `${year}-${month.padStart(2, '0')}`;
  return isBirthMonth(written) ? written : null;
}

/** The first and the last day that it can have been; the same one where the day is known. */
export function possibleBirths(bornOn: BornOn): { first: LocalDate; last: LocalDate } {
  if (isLocalDate(bornOn)) return { first: bornOn, last: bornOn };
  const first = localDate(`${bornOn}-01`);
  return { first, last: addDays(localDate(`${addDays(first, 31).slice(0, 7)}-01`), -1) };
}

/** Whole years lived on `onDate` (周岁); `12 或 13` in the birth month itself where the day is not known. */
export function writtenAge(bornOn: BornOn, onDate: LocalDate): number | string {
  const { first, last } = possibleBirths(bornOn);
  const [least, most] = [ageOn(last, onDate), ageOn(first, onDate)];
  return least === most ? most : `${least} 或 ${most}`;
}

/** 2013年11月5日, or 2013年11月. */
export function writtenBirth(bornOn: BornOn): string {
  const written = writtenDate(possibleBirths(bornOn).first);
  return isLocalDate(bornOn) ? written : written.replace(/\d+日$/, '');
}

/** One of the two may be the other, said less exactly: 2013-11 and 2013-11-05. */
export function mayBeSameBirth(one: BornOn, other: BornOn): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** What is known when both are: the one with the day where they agree; the later word where they do not. */
export function knownBirth(before: BornOn | null, said: BornOn): BornOn {
  return before?.startsWith(said) ? before : said;
}
