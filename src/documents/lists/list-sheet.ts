import type ExcelJS from 'exceljs';

export interface ListColumn {
  heading: string;
  /** In characters of the sheet's font; wider where what stands in it is longer. */
  width: number;
}

/** A list as one sheet of a workbook. */
export interface ListSheet {
  /** One of our own words. */
  name: string;
  title: string;
  /** The line below the title. */
  said: string;
  /** Foot of every page, in Excel's codes. */
  foot: string;
  columns: readonly ListColumn[];
  /** A row has a cell for each column. */
  rows: readonly (readonly (string | number)[])[];
}

const SONG = { name: '宋体', family: 1, charset: 134, size: 11 };
const HEADING_ROW = 3;

/** With the library that writes it: whoever opens the door does not wait for that to be read. */
export async function emptyWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs');
  return new library.Workbook();
}

/** An empty workbook of ours, made at that instant. */
export async function newWorkbook(made: Date): Promise<ExcelJS.Workbook> {
  const workbook = await emptyWorkbook();
  Object.assign(workbook, { creator: '心港', lastModifiedBy: '心港', created: made, modified: made });
  return workbook;
}

/**
 * Adds a list to a workbook, ready to print on A4: its title, what is said of it, the headings on every page, the rows
 * in their order.
 */
export function addListSheet(workbook: ExcelJS.Workbook, list: ListSheet): void {
  const { name, title, said, foot, columns, rows } = list;
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    },
    headerFooter: { oddFooter: foot },
    views: [{ state: 'frozen', ySplit: HEADING_ROW }],
  });
  columns.forEach(({ width }, index) => {
    const longest = Math.max(0, ...rows.map((row) => charactersOf(row[index] ?? '')));
    sheet.getColumn(index + 1).width = Math.max(width, Math.min(longest + PADDING, WIDEST));
  });
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { ...SONG, size: 16, bold: true };
  sheet.getCell(2, 1).value = said;
  sheet.getRow(HEADING_ROW).values = columns.map(({ heading }) => heading);
  sheet.getRow(HEADING_ROW).font = { ...SONG, bold: true };
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: HEADING_ROW, column: columns.length },
  };
  for (const row of rows) sheet.addRow([...row]).alignment = { wrapText: true, vertical: 'top' };
}

/** As wide as a column grows for what stands in it; what is longer breaks into lines, and nothing is cut off. */
const WIDEST = 32;
const PADDING = 2;

/** A Chinese character is as wide as two of the font's digits. */
function charactersOf(cell: string | number): number {
  return [...String(cell)].reduce((sum, letter) => sum + (/[\u2e80-\u{3ffff}]/u.test(letter) ? 2 : 1), 0);
}
