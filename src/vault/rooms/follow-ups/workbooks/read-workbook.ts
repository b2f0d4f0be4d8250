import { Refusal } from '#shared/outcome.ts';
import { FILLED_IN_BY, TEACHER_COLUMNS, type TeacherColumn } from '#shared/teacher-workbook.ts';
import { cleanLine, cleanText, spaceless } from '#shared/written-text.ts';
import { readSheets } from '#vault/roll/roster/reading/read-sheets.ts';
import {
  type Cell,
  formulaFault,
  isBlank,
  type Sheet,
  type SheetRow,
  shownIn,
} from '#vault/roll/roster/reading/sheet.ts';

/** A row below the headings, as it stands there. */
export interface FilledRow {
  /** Counted as a person sees it, from 1. */
  rowNumber: number;
  className: string;
  name: string;
  week: string;
  key: string;
  occurredOn: Cell | undefined;
  channel: string;
  text: string;
  /** What is wrong with a formula in what was to be filled in, in Chinese. */
  fault: string | undefined;
}

export interface FilledWorkbook {
  fileName: string;
  /** Who filled it in, as it says; empty where it does not. */
  filledInBy: string;
  /** Serial days count from 1904. */
  from1904: boolean;
  rows: FilledRow[];
}

/**
 * Reads a fill-in workbook that came back, through the reader of rosters: bounded, without formulas or macros. Sorted,
 * with rows deleted and columns moved it is read as well: headings tell the columns, keys the rows.
 *
 * @throws the Refusals of `readSheets`; `notTeacherWorkbook`.
 */
export function readTeacherWorkbook(bytes: Uint8Array, fileName: string): FilledWorkbook {
  for (const sheet of readSheets(bytes, fileName).sheets) {
    const header = headerOf(sheet);
    if (!header) continue;
    const { at, columns } = header;
    const rows = sheet.rows.flatMap((row, index): FilledRow[] =>
      index <= at || isBlank(row) ? [] : [filledRow(row, index + 1, columns)],
    );
    return { fileName, filledInBy: filledInBy(sheet, at), from1904: sheet.from1904, rows };
  }
  throw new Refusal(
    'notTeacherWorkbook',
    `“${fileName}”不是心港导出的填写表，没有读入。请选择班主任填好交回的那一份；表头的字不要改。`,
  );
}

type Columns = Readonly<Record<TeacherColumn, number>>;

/** Headings stand near the top; above them stand a title and how to fill it in. */
const MOST_ROWS_ABOVE = 30;

function headerOf(sheet: Sheet): { at: number; columns: Columns } | undefined {
  for (const [at, row] of sheet.rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    const headings = row.map((cell) => spaceless(shownIn(cell)));
    const placeOf = (column: TeacherColumn) => headings.indexOf(spaceless(TEACHER_COLUMNS[column]));
    const columns = {
      className: placeOf('className'),
      name: placeOf('name'),
      week: placeOf('week'),
      occurredOn: placeOf('occurredOn'),
      channel: placeOf('channel'),
      text: placeOf('text'),
      key: placeOf('key'),
    } satisfies Columns;
    if (Object.values(columns).every((place) => place >= 0)) return { at, columns };
  }
  return undefined;
}

function filledRow(row: SheetRow, rowNumber: number, columns: Columns): FilledRow {
  const cell = (column: TeacherColumn) => row[columns[column]];
  const line = (column: TeacherColumn) => cleanLine(shownIn(cell(column)));
  return {
    rowNumber,
    className: line('className'),
    name: line('name'),
    week: line('week'),
    key: line('key'),
    occurredOn: cell('occurredOn'),
    channel: line('channel'),
    text: cleanText(wordsIn(cell('text'))).trim(),
    fault: [cell('occurredOn'), cell('channel'), cell('text')].map(faultOf).find(Boolean),
  };
}

/** What somebody said keeps the quotation mark that it begins with. */
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
