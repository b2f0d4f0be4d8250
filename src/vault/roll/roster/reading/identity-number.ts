import { isLocalDate } from '#shared/school-calendar.ts';
import { plainLine } from '#shared/written-text.ts';
import { type Cell, type Identity, type Sheet, type SheetRow, shownIn } from './sheet.ts';

/** What stands on every screen and in every text where an identity number stood; no cleaning of text changes it. */
export const IN_ITS_PLACE = '〔身份证号不保存〕';

// Also in groups, as on the card's copy. One letter before it makes it a 学籍号 (G330102…), which is another number.
const NUMBER =
  /(?<!\d)(?<!(?<![A-Za-z])[A-Za-z])[1-9]\d{5}[\s-]?(?:19|20)\d\d[\s-]?(?:0[1-9]|1[0-2])[\s-]?(?:0[1-9]|[12]\d|3[01])[\s-]?\d{3}[\s-]?[\dXx×](?![\dA-Za-z])/g;
/** A heading below which only such numbers stand: also those that are none, or of another kind, are nobody's to see. */
const HEADING = /^(?!.*(学号|学籍|姓名)).{0,10}(身份证件?|证件)(号码?|编号)?$/;
const ROWS_OF_HEADINGS = 30;
const FEWEST_DIGITS = 6;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * The sheet with no identity number left in it: where one was, what it tells stands instead, so that nothing that is
 * shown, told, kept or logged later on can hold it.
 */
export function withoutIdentityNumbers(sheet: Sheet): Sheet {
  const ofNumbers = new Set<number>();
  const rows = sheet.rows.map((row, at): SheetRow => {
    let changed: (Cell | undefined)[] | undefined;
    for (const [column, cell] of row.entries()) {
      if (!cell) continue;
      const bare = withoutNumber(cell, ofNumbers.has(column));
      if (at < ROWS_OF_HEADINGS && HEADING.test(headingIn(cell))) ofNumbers.add(column);
      if (bare === cell) continue;
      changed ??= [...row];
      changed[column] = bare;
    }
    return changed ?? row;
  });
  return { ...sheet, rows };
}

function headingIn(cell: Cell): string {
  const shown = shownIn(cell);
  if (shown.length > 40 || !/[证證]/.test(shown)) return '';
  return plainLine(shown).replace(/[(（【[][^()（）【】[\]]*[)）】\]]|[\s*＊:：]/g, '');
}

function withoutNumber(cell: Cell, isAmongNumbers: boolean): Cell {
  if (cell.kind !== 'text' && cell.kind !== 'number') return cell;
  const { fromMerge } = cell;
  const merged = fromMerge ? { fromMerge } : {};
  const identity = (told: Identity): Cell => ({ kind: 'identity', text: IN_ITS_PLACE, told, ...merged });
  if (cell.kind === 'number') {
    if (cell.value >= 1e17 && cell.value < 1e18 && String(cell.value).match(NUMBER)) {
      return identity({ outcome: 'lostDigits' });
    }
  } else if (cell.text.length >= 18) {
    const text = plainLine(cell.text);
    const [number, another] = text.match(NUMBER) ?? [];
    if (number !== undefined) {
      const rest = text.replace(NUMBER, IN_ITS_PLACE);
      const isAlone = another === undefined && !/[\p{L}\d]/u.test(rest.replace(IN_ITS_PLACE, ''));
      return isAlone ? identity(toldBy(number)) : { kind: 'text', text: rest, ...merged };
    }
  }
  const written = plainLine(shownIn(cell));
  if (!isAmongNumbers || written.replace(/\D/g, '').length < FEWEST_DIGITS) return cell;
  return identity({ outcome: cell.kind === 'number' || /\de\+/i.test(written) ? 'lostDigits' : 'noNumber' });
}

function toldBy(written: string): Identity {
  const number = written.replace(/[\s-]/g, '').toUpperCase().replace('×', 'X');
  const bornOn = number.slice(6, 14).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (!isLocalDate(bornOn)) return { outcome: 'noNumber' };
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  if (CHECK_DIGITS[sum % 11] !== number[17]) return { outcome: 'wrongCheck' };
  return { outcome: 'read', bornOn, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}

/** True for what a student has, and no heading: a number, or what stands instead of one. */
export function isOfAStudent(text: string): boolean {
  return /\d{4}/.test(text) || text.includes(IN_ITS_PLACE);
}

/** The cell without the words that stand for a number in it; undefined where nothing else does. */
export function besideNumber(cell: Cell): Cell | undefined {
  if (cell.kind !== 'text') return undefined;
  const text = cell.text.replaceAll(IN_ITS_PLACE, ' ').trim();
  return /[\p{L}\d]/u.test(text) ? { ...cell, text } : undefined;
}

/** True where an identity number stood, alone or with something beside it. */
export function heldNumber(cell: Cell | undefined): cell is Cell {
  return cell?.kind === 'identity' || (cell?.kind === 'text' && cell.text.includes(IN_ITS_PLACE));
}
