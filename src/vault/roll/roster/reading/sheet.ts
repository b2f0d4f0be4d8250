/**
 * A sheet of a roster file as a person sees it in Excel or WPS, with each cell as the file holds it: what
 * was text stays text (001, 20260101), what was a number keeps its exact value beside how it was shown.
 */

export type Cell =
  | { kind: 'text'; text: string; fromMerge?: true }
  /** `isDate`: the cell is formatted as a date, so `value` is a serial day. */
  | { kind: 'number'; value: number; shown: string; isDate: boolean; fromMerge?: true }
  /** What Excel shows when a formula fails: #N/A. */
  | { kind: 'error'; text: string; fromMerge?: true };

export type SheetRow = readonly (Cell | undefined)[];

export interface Sheet {
  name: string;
  hidden: boolean;
  /** `rows[0]` is row 1. At most `MOST_ROWS` rows of `MOST_COLUMNS` cells. */
  rows: readonly SheetRow[];
  /** The sheet goes on below the last row that was read. */
  goesOn: boolean;
  /** True where serial days count from 1904 (workbooks from old Macs), false where from 1900. */
  from1904: boolean;
  /** Areas merged into one cell; zero-based, both ends included. Their cells all show the same. */
  merges: readonly MergedArea[];
}

export interface MergedArea {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** A whole school has a few thousand students; beyond these bounds lies damage or another kind of file. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 100;

/** What a person reads in a cell; empty for no cell. */
export function shownIn(cell: Cell | undefined): string {
  if (!cell) return '';
  return (cell.kind === 'number' ? cell.shown : cell.text).trim();
}

/** True when nothing was written in this row itself; what a merged area lends it does not count. */
export function isBlank(row: SheetRow): boolean {
  return row.every((cell) => !cell || cell.fromMerge || shownIn(cell) === '');
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
      for (let column = area.firstColumn; column <= area.lastColumn; column++) {
        if (row === area.firstRow && column === area.firstColumn) continue;
        cells[column] = { ...first, fromMerge: true };
      }
    }
  }
}
