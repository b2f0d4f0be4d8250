/** A run of digits: where it begins and ends (inclusive). */
export interface NumberRun {
  from: number;
  to: number;
}

/** Every number of five digits and more, an identity card's last letter included. */
export function numberRuns(text: string): NumberRun[] {
  return [...text.matchAll(/\d{17}[\dXx]|\d{5,}/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length - 1,
  }));
}

const MOBILE = /^1[3-9]\d{9}$/;
const IDENTITY_CARD = /^\d{17}[\dXx]$/;

/**
 * How many guesses find a number that a person chose. A phone number or an identity card is on some list of the
 * school already; other numbers are seldom drawn by lot, so that a digit counts for less than ten.
 */
export function numberGuesses(digits: string): number {
  if (MOBILE.test(digits)) return 1e5;
  if (IDENTITY_CARD.test(digits)) return 1e6;
  return 10 ** (0.7 * digits.length);
}
