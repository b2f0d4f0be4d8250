import type { LocalDate } from '#shared/school-calendar.ts';
import type { Gender } from '#shared/terms.ts';
import { cleanLine, isErrorText } from '#shared/written-text.ts';

/**
 * A sheet of a roster file as a person sees it in Excel or WPS, with each cell as the file holds it: what
 * was text stays text (001, 20260101), what was a number keeps its exact value beside how it was shown.
 */

export type Cell =
  /** `written`: with the signs that `textCell` takes off, where there are any. */
  | { kind: 'text'; text: string; written?: string; fromMerge?: true }
  /** `isDate`: the cell is formatted as a date, so `value` is a serial day. */
  | { kind: 'number'; value: number; shown: string; isDate: boolean; fromMerge?: true }
  /** What Excel shows when a formula fails: #N/A. */
  | { kind: 'error'; text: string; fromMerge?: true }
  /** A formula whose result was never stored: the program that wrote the file did not work it out. */
  | { kind: 'noResult'; fromMerge?: true }
  /** Where an identity number stood: what it tells, and the words that are shown instead of it. */
  | { kind: 'identity'; text: string; told: Identity; fromMerge?: true };

/** What an identity number (GB 11643) tells of a person, or why it tells nothing. The number itself is in none of it. */
export type Identity =
  | { outcome: 'read'; bornOn: LocalDate; gender: Exclude<Gender, 'unknown'> }
  | { outcome: 'wrongCheck' }
  | { outcome: 'lostDigits' }
  | { outcome: 'noNumber' };

export type SheetRow = readonly (Cell | undefined)[];

export interface Sheet {
  name: string;
  hidden: boolean;
  /** `rows[0]` is row 1. At most `MOST_ROWS` rows that hold anything, of `MOST_COLUMNS` cells. */
  rows: readonly SheetRow[];
  /** The sheet goes on below the last row that was read. */
  goesOn: boolean;
  /** Something stands to the right of the last column that was read. */
  isWider: boolean;
  /** True where serial days count from 1904 (workbooks from old Macs), false where from 1900. */
  from1904: boolean;
  /** Areas merged into one cell; zero-based, both ends included. Their cells all show the same. */
  merges: readonly MergedArea[];
  /** Rows that a filter or a person has hidden, counted from 1. */
  hiddenRows?: ReadonlySet<number>;
  /** Columns that are hidden, zero-based. */
  hiddenColumns?: ReadonlySet<number>;
  /** Rows of a delimited text in which a quotation mark has no partner, counted from 1. */
  strayQuotes?: ReadonlySet<number>;
}

export interface MergedArea {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** A whole school has a few thousand students; beyond these bounds lies damage or another kind of file. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 160;

/** A row in which nothing stands; one for all of them. */
export const BLANK_ROW: SheetRow = [];
/** Where Excel itself ends. */
export const LAST_ROW = 1_048_576;

/**
 * A cell that holds text. Not part of it are the signs by which a program kept Excel from reading a number
 * ('20260101, \`20260101) and the .0 that one has added which took every number for a fraction (20260101.0).
 */
export function textCell(written: string): Cell {
  const text = written.replace(/^\s*['‘’`´′＇｀]+/, '');
  const bare = text === written ? text : text.replace(/['‘’`´′＇｀]+\s*$/, '');
  const plain = /^\s*\d+\.0+\s*$/.test(bare) ? bare.replace(/\.0+\s*$/, '') : bare;
  return plain === written ? { kind: 'text', text: plain } : { kind: 'text', text: plain, written };
}

/** What is wrong with a formula in this cell, in Chinese; undefined when nothing is. */
export function formulaFault(cell: Cell | undefined): string | undefined {
  if (!cell) return undefined;
  if (cell.kind === 'noResult') return NO_RESULT;
  const shown = shownIn(cell);
  // A formula that stands there as text: 公式 that was typed into a column of text, or written into a CSV.
  if (cell.kind === 'text' && /^[=＝]\s*(@|\[|'|"|[A-Za-z_.$]+[\d$(!.:])/.test(shown)) return NO_RESULT;
  return cell.kind === 'error' || isErrorText(shown) ? `公式出错（${shown}）` : undefined;
}

const NO_RESULT = '公式没有结果，请在 Excel 里打开保存一次';

/** What a person reads in a cell; empty for no cell. */
export function shownIn(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'noResult') return '';
  return (cell.kind === 'number' ? cell.shown : cell.text).trim();
}

/** True when nothing was written in this row itself; what a merged area lends it does not count. */
export function isBlank(row: SheetRow): boolean {
  return row.every((cell) => !cell || cell.fromMerge || (cell.kind !== 'noResult' && isUnwritten(cell)));
}

function isUnwritten(cell: Cell): boolean {
  const shown = shownIn(cell);
  return shown === '' || cleanLine(shown) === '';
}

/** Lends the content of each merged area to all of its cells, as a person reads it. Changes `rows`. */
export function fillMerges(rows: (Cell | undefined)[][], merges: readonly MergedArea[]): void {
  // Real areas do not overlap; those of a damaged file may, thousands of times over.
  let budget = MOST_ROWS * MOST_COLUMNS;
  for (const area of merges) {
    const first = rows[area.firstRow]?.[area.firstColumn];
    if (!first) continue;
    budget -= (area.lastRow - area.firstRow + 1) * (area.lastColumn - area.firstColumn + 1);
    if (budget < 0) return;
    for (let row = area.firstRow; row <= area.lastRow; row++) {
      const cells = rows[row];
      if (!cells) break;
      if (cells === BLANK_ROW) continue;
      for (let column = area.firstColumn; column <= area.lastColumn; column++) {
        if (row === area.firstRow && column === area.firstColumn) continue;
        cells[column] = { ...first, fromMerge: true };
      }
    }
  }
}
