import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { type GuessedColumn, guessColumns } from './guess-columns.ts';
import { findHeader, headerAt, holdsTable, likelyHeaderRow, type RosterHeader } from './header.ts';
import { readRoster } from './read-roster.ts';
import { readSheets } from './read-sheets.ts';
import type { RosterReading, TakenPlace } from './roster-reading.ts';
import { isBlank, type Sheet } from './sheet.ts';

/** A sheet of the file, with what a person would most likely do with it. */
export interface OpenedSheet {
  sheet: Sheet;
  /** Counted from 1; 0 where nothing stands above the students. */
  headerRow: number;
  isTaken: boolean;
  /** Why it is left alone, in Chinese; empty for one that is taken. */
  message: string;
}

/**
 * Opens a roster file and guesses which sheets hold students and below which row (issue 4, Import). Pure: nothing
 * is stored.
 *
 * @throws the Refusals of `readSheets`; `rosterEmpty` when no sheet holds anything, `noTable` when none holds a table.
 */
export function openRosterFile(bytes: Uint8Array, fileName: string, today: LocalDate): OpenedSheet[] {
  const sheets = readSheets(bytes, fileName);
  if (sheets.every((sheet) => sheet.rows.every(isBlank))) {
    throw new Refusal('rosterEmpty', `“${fileName}”里没有内容。请核对是否选对了文件。`);
  }
  if (!sheets.some(holdsTable)) {
    throw new Refusal(
      'noTable',
      `“${fileName}”里没有像名册的表格。名册至少要有“学号”（或学籍号）和“姓名”两列，最好还有班级、性别、出生日期、监护人和联系电话。`,
    );
  }
  return sheets.map((sheet) => openSheet(sheet, today));
}

function openSheet(sheet: Sheet, today: LocalDate): OpenedSheet {
  const leave = (message: string, headerRow = 0): OpenedSheet => ({
    sheet,
    headerRow,
    isTaken: false,
    message,
  });
  if (sheet.rows.every(isBlank)) return leave('这张工作表是空的');
  const header = findHeader(sheet);
  const headerRow = header.found ? header.headerRow : likelyHeaderRow(sheet);
  if (sheet.hidden) return leave('这张工作表是隐藏的，需要时请勾选', headerRow);
  if (header.found) return { sheet, headerRow, isTaken: true, message: '' };
  if (tellsStudents(guessColumns(sheet, headerAt(sheet, headerRow), today))) {
    return { sheet, headerRow, isTaken: true, message: '' };
  }
  return leave('没有认出哪一行是表头，哪一列是学号和姓名；是名册的话请勾选，再指出来', headerRow);
}

/** Without these two no row says which student it is. */
function tellsStudents(columns: readonly GuessedColumn[]): boolean {
  return ['studentNumber', 'name'].every((field) => columns.some((column) => column.field === field));
}

/** A sheet as the person wants it read. */
export interface LaidSheet extends RosterHeader {
  sheet: Sheet;
}

/** What a sheet says. */
export interface ReadSheet extends RosterHeader {
  name: string;
  reading: RosterReading;
}

/**
 * Reads the students of several sheets; a student number that stands on two is taken from the first. Yields how
 * many rows it has come along.
 */
export function* readLaidSheets(
  sheets: readonly LaidSheet[],
  today: LocalDate,
): Generator<number, ReadSheet[]> {
  const taken = new Map<string, TakenPlace>();
  const read: ReadSheet[] = [];
  let before = 0;
  for (const { sheet, ...header } of sheets) {
    const rows = readRoster(sheet, header, today, taken);
    let step = rows.next();
    for (; !step.done; step = rows.next()) yield before + step.value;
    before += sheet.rows.length;
    read.push({ name: sheet.name, ...header, reading: step.value });
  }
  return read;
}
