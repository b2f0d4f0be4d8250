import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** What a teacher writes into a row, by the column's letter. */
export type Filling = Partial<Record<'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G', string | Date | object>>;

/** The first row of a fill-in workbook that is about a student. */
export const FIRST_ROW = 6;

/** Fills in a workbook as a homeroom teacher does, in a copy of the file beside it; gives the copy's path. */
export async function filledIn(
  path: string,
  rows: Record<number, Filling>,
  name = '交回.xlsx',
): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  // A copy: what was read of a small file may lie in a buffer with others.
  await workbook.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
  const [sheet] = workbook.worksheets;
  for (const [row, cells] of Object.entries(rows)) {
    for (const [column, value] of Object.entries(cells)) {
      // What a cell may hold the library's types say in a dozen ways.
      if (sheet) sheet.getCell(`${column}${row}`).value = value as ExcelJS.CellValue;
    }
  }
  const filled = join(path, '..', name);
  writeFileSync(filled, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return filled;
}
