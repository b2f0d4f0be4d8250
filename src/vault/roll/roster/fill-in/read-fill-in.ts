import { Refusal } from '#shared/outcome.ts';
import { FILLED_IN_BY } from '#shared/teacher-workbook.ts';
import { cleanLine, cleanText, spaceless } from '#shared/written-text.ts';
import { readSheets } from '#vault/roll/roster/reading/read-sheets.ts';
import { type Cell, formulaFault, isBlank, type Sheet, shownIn } from '#vault/roll/roster/reading/sheet.ts';

/** A row below the headings, by its columns. */
export interface FillInRow<Column extends string> {
  /** Counted as a person sees it, from 1. */
  rowNumber: number;
  cell(column: Column): Cell | undefined;
  /** In one line, cleaned. */
  line(column: Column): string;
  /** What somebody said, which keeps the quotation mark that it begins with. */
  words(column: Column): string;
  /** What is wrong with a formula in one of them, in Chinese. */
  faultIn(...columns: Column[]): string | undefined;
}

export interface ReadFillIn<Column extends string> {
  /** Who filled it in, as it says; empty where it does not. */
  filledInBy: string;
  /** Serial days count from 1904. */
  from1904: boolean;
  rows: FillInRow<Column>[];
}

/** Headings stand near the top; above them stand a title and how to fill it in. */
const MOST_ROWS_ABOVE = 30;

/**
 * Reads a fill-in workbook that came back, through the reader of rosters: bounded, without formulas or macros. Sorted,
 * with rows deleted and columns moved it is read as well: headings tell the columns, keys the rows.
 *
 * @param headings of the columns that went out.
 * @throws the Refusals of `readSheets`; `notTeacherWorkbook`.
 */
export function readFillIn<Column extends string>(
  bytes: Uint8Array,
  fileName: string,
  headings: Readonly<Record<Column, string>>,
): ReadFillIn<Column> {
  // The keys of the table are its columns, which Object.keys only calls strings.
  const columns = Object.keys(headings) as Column[];
  for (const sheet of readSheets(bytes, fileName).sheets) {
    for (const [at, row] of sheet.rows.slice(0, MOST_ROWS_ABOVE).entries()) {
      const shown = row.map((cell) => spaceless(shownIn(cell)));
      const places = new Map(columns.map((column) => [column, shown.indexOf(spaceless(headings[column]))]));
      if ([...places.values()].some((place) => place < 0)) continue;
      return {
        filledInBy: filledInBy(sheet, at),
        from1904: sheet.from1904,
        rows: rowsBelow(sheet, at, places),
      };
    }
  }
  throw new Refusal(
    'notTeacherWorkbook',
    `“${fileName}”不是心港导出的填写表，没有读入。请选择班主任填好交回的那一份；表头的字不要改。`,
  );
}

function rowsBelow<Column extends string>(
  sheet: Sheet,
  header: number,
  places: ReadonlyMap<Column, number>,
): FillInRow<Column>[] {
  return sheet.rows.flatMap((row, index) => {
    if (index <= header || isBlank(row)) return [];
    const cell = (column: Column) => row[places.get(column) ?? -1];
    return [
      {
        rowNumber: index + 1,
        cell,
        line: (column) => cleanLine(shownIn(cell(column))),
        words: (column) => cleanText(wordsIn(cell(column))).trim(),
        faultIn: (...columns) => columns.map((column) => faultOf(cell(column))).find(Boolean),
      },
    ];
  });
}

function wordsIn(cell: Cell | undefined): string {
  return cell?.kind === 'text' ? (cell.written ?? cell.text) : shownIn(cell);
}

/** Words that begin with = are words; only a formula that failed, or was never worked out, says nothing. */
function faultOf(cell: Cell | undefined): string | undefined {
  return cell?.kind === 'text' ? undefined : formulaFault(cell);
}

function filledInBy(sheet: Sheet, before: number): string {
  for (const row of sheet.rows.slice(0, before)) {
    const at = row.findIndex((cell) => spaceless(shownIn(cell)) === FILLED_IN_BY);
    if (at >= 0) return cleanLine(shownIn(row[at + 1])).slice(0, 30);
  }
  return '';
}
