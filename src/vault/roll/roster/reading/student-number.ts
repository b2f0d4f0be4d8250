import { hasLostDigits, spaceless } from '#shared/written-text.ts';
import { type Cell, shownIn } from './sheet.ts';

/** A student number as text, or why there is none. */
export type StudentNumber =
  | { outcome: 'read'; number: string }
  | { outcome: 'absent' }
  | { outcome: 'damaged'; shown: string };

/** Excel keeps fifteen digits of a number; those after are zeros that nobody wrote. */
const EXACT_BELOW = 1e15;

/** Reads a cell of the student number column; a number is kept as a person sees it. */
export function readStudentNumber(cell: Cell | undefined): StudentNumber {
  const shown = spaceless(shownIn(cell));
  if (!cell || shown === '') return { outcome: 'absent' };
  if (cell.kind === 'text') {
    return hasLostDigits(shown) ? { outcome: 'damaged', shown } : { outcome: 'read', number: shown };
  }
  if (cell.kind !== 'number') return { outcome: 'damaged', shown };
  const { value, isDate } = cell;
  // The last day Excel knows is 2,958,465: a larger number formatted as a date is a number all the same.
  const becameDate = isDate && value < 2_958_466;
  if (becameDate || !Number.isInteger(value) || value < 0 || value >= EXACT_BELOW) {
    return { outcome: 'damaged', shown };
  }
  return { outcome: 'read', number: numberAsSeen(value, shown) };
}

/**
 * What a person sees is the number: 00026001 by the format 00000000, 20260001 where the format writes "2026" before
 * 0001. A format that only rounds, shortens or groups (2.03E+07, ####, 20,260,101.00) shows no other number.
 */
export function numberAsSeen(value: number, shown: string): string {
  const seen = shown.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\.0+$/, '');
  const isWhole = /^[\p{L}\d-]*\d[\p{L}\d-]*$/u.test(seen) && !/^\d?e|\de\+?\d+$/i.test(seen);
  return isWhole && seen.replace(/\D/g, '').endsWith(String(value)) ? seen : String(value);
}
