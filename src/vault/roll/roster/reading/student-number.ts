import { type Cell, shownIn } from './sheet.ts';
import { hasLostDigits, spaceless } from './written-text.ts';

/** A student number as text, or why there is none. */
export type StudentNumber =
  | { outcome: 'read'; number: string }
  | { outcome: 'absent' }
  | { outcome: 'damaged'; shown: string };

/** Excel keeps fifteen digits of a number; those after are zeros that nobody wrote. */
const EXACT_BELOW = 1e15;

/** Reads a cell of the student number column. A number stays as it was shown where that has leading zeros. */
export function readStudentNumber(cell: Cell | undefined): StudentNumber {
  const shown = spaceless(shownIn(cell)).replace(/^['’`]+/, '');
  if (!cell || shown === '') return { outcome: 'absent' };
  if (cell.kind === 'text') {
    return hasLostDigits(shown) ? { outcome: 'damaged', shown } : { outcome: 'read', number: shown };
  }
  if (cell.kind === 'error') return { outcome: 'damaged', shown };
  const { value, isDate } = cell;
  // The last day Excel knows is 2,958,465: a larger number formatted as a date is a number all the same.
  const becameDate = isDate && value < 2_958_466;
  if (becameDate || !Number.isInteger(value) || value < 0 || value >= EXACT_BELOW) {
    return { outcome: 'damaged', shown };
  }
  const keepsZeros = /^0\d+$/.test(shown) && Number(shown) === value;
  return { outcome: 'read', number: keepsZeros ? shown : String(value) };
}
