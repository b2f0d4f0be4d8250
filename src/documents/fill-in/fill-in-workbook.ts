import type ExcelJS from 'exceljs';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import { writtenPhone, writtenWeek } from '#shared/school-calendar.ts';
import { FILLED_IN_BY, LONGEST_REPORT } from '#shared/teacher-workbook.ts';
import { newWorkbook } from '../lists/list-sheet.ts';

/** How a cell is filled in: a day of a week, one of a list, a text; null for what is not filled in. */
export type FilledAs =
  | { is: 'day'; of: SchoolWeek; word: string }
  | { is: 'oneOf'; words: readonly string[] }
  /** One of the names of a class, which stand in a sheet of their own: a list in the cell holds 255 letters. */
  | { is: 'name'; of: string }
  | { is: 'text' };

export interface FillInColumn {
  heading: string;
  width: number;
  /** What the row is found again by; nobody sees it. */
  isKey?: true;
}

/** A cell as it goes out: what stands in it, and how it is filled in. */
export interface FillInCell {
  text: string;
  filled: FilledAs | null;
}

export interface FillIn {
  schoolName: string;
  sheetName: string;
  title: string;
  /** The line below the title. */
  said: string;
  /** Who is asked; another one may write the own name there. */
  teacher: string;
  /** How it is filled in. */
  how: string;
  createdOn: LocalDate;
  columns: readonly FillInColumn[];
  rows: readonly (readonly FillInCell[])[];
  /** Names by class, for cells that take one of them. */
  names?: ReadonlyMap<string, readonly string[]>;
}

const THIN = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const;
const BORDERS = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const SONG = { name: '宋体', family: 1, charset: 134, size: 12 };
const GREY = fill('FFEDEDED');
const OPEN = fill('FFFFFBE6');

const NAME_ROW = 3;
const HOW_ROW = 4;
const HEADING_ROW = 5;
const NAMES = '名单';

function fill(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** What is to be done at once, and not by this sheet. */
export const urgentWay = (roomPhone: string): string =>
  roomPhone === '' ? '立即告诉心理辅导室' : `立即打电话 ${writtenPhone(roomPhone)}`;

/**
 * A workbook that is filled in by hand, as the bytes of an .xlsx. What is to be filled in is open, with drop-downs and the
 * week's own days; everything else is protected, against slips and without a password. Each row carries its key in a
 * hidden column, so that it is found again after sorting and after rows were deleted. Every text is a text cell: a name
 * that looks like a formula stays a name.
 */
export async function fillInWorkbook(facts: FillIn): Promise<Uint8Array> {
  const workbook = await newWorkbook(new Date(`${facts.createdOn}T00:00:00Z`));
  const sheet = workbook.addWorksheet(facts.sheetName, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    views: [{ state: 'frozen', ySplit: HEADING_ROW, showGridLines: false }],
  });
  facts.columns.forEach(({ width, isKey = false }, at) => {
    Object.assign(sheet.getColumn(at + 1), { width, hidden: isKey });
  });
  const places = layNames(workbook, facts.names ?? new Map());
  layHead(sheet, facts);
  layHeadings(sheet, facts.columns);
  facts.rows.forEach((row, at) => {
    layRow(sheet, HEADING_ROW + 1 + at, row, facts.columns, places);
  });
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
    deleteRows: true,
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A column of names for each class, in a hidden sheet; gives where each lies. */
function layNames(
  workbook: ExcelJS.Workbook,
  names: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> {
  if (names.size === 0) return new Map();
  const sheet = workbook.addWorksheet(NAMES, { state: 'hidden' });
  return new Map(
    [...names].map(([className, own], at) => {
      sheet.getCell(1, at + 1).value = className;
      own.forEach((name, row) => {
        sheet.getCell(row + 2, at + 1).value = name;
      });
      const { letter } = sheet.getColumn(at + 1);
      return [className, `${NAMES}!$${letter}$2:$${letter}$${Math.max(own.length, 1) + 1}`];
    }),
  );
}

function layHead(sheet: ExcelJS.Worksheet, { title, said, teacher, how, columns }: FillIn): void {
  /** The last column that is seen. */
  const last = columns.filter(({ isKey }) => !isKey).length;
  const line = (row: number, text: string, font: Partial<ExcelJS.Font>, height: number) => {
    sheet.mergeCells(row, 1, row, last);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { ...SONG, ...font };
    cell.alignment = { vertical: 'middle', wrapText: true };
    sheet.getRow(row).height = height;
  };
  line(1, title, { size: 16, bold: true }, 32);
  line(2, said, {}, 22);
  sheet.getCell(NAME_ROW, 1).value = FILLED_IN_BY;
  sheet.getCell(NAME_ROW, 1).font = SONG;
  const name = sheet.getCell(NAME_ROW, 2);
  sheet.mergeCells(NAME_ROW, 2, NAME_ROW, 3);
  Object.assign(name, { value: teacher, font: SONG, border: BORDERS, fill: OPEN });
  name.protection = { locked: false };
  name.alignment = { vertical: 'middle' };
  sheet.getRow(NAME_ROW).height = 24;
  line(HOW_ROW, how, { size: 11 }, 64);
}

function layHeadings(sheet: ExcelJS.Worksheet, columns: readonly FillInColumn[]): void {
  columns.forEach(({ heading }, at) => {
    const cell = sheet.getCell(HEADING_ROW, at + 1);
    cell.value = heading;
    cell.font = { ...SONG, bold: true };
    cell.border = BORDERS;
    cell.fill = GREY;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  });
  sheet.getRow(HEADING_ROW).height = 24;
}

function layRow(
  sheet: ExcelJS.Worksheet,
  at: number,
  row: readonly FillInCell[],
  columns: readonly FillInColumn[],
  places: ReadonlyMap<string, string>,
): void {
  row.forEach(({ text, filled }, index) => {
    const cell = sheet.getCell(at, index + 1);
    cell.value = text === '' ? null : text;
    cell.font = SONG;
    cell.border = BORDERS;
    cell.fill = filled ? OPEN : GREY;
    cell.protection = { locked: filled === null };
    cell.alignment = { vertical: 'middle', wrapText: !columns[index]?.isKey, horizontal: 'left' };
    if (filled?.is === 'day') cell.numFmt = 'yyyy-mm-dd';
    if (filled?.is === 'text') cell.numFmt = '@';
    if (filled) cell.dataValidation = ruleOf(filled, places);
  });
  sheet.getRow(at).height = 34;
}

const TOLD = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const;

function ruleOf(filled: FilledAs, places: ReadonlyMap<string, string>): ExcelJS.DataValidation {
  switch (filled.is) {
    case 'day': {
      const { of, word } = filled;
      return {
        ...TOLD,
        showInputMessage: true,
        type: 'date',
        operator: 'between',
        formulae: [atMidnight(of.from), atMidnight(of.until)],
        errorTitle: '日期不在这一周',
        error: `请填写${writtenWeek(of)}里的一天，写成 ${of.from} 这样。`,
        promptTitle: word,
        prompt: `${writtenWeek(of)}里的一天`,
      };
    }
    case 'oneOf':
      return {
        ...TOLD,
        showInputMessage: false,
        type: 'list',
        formulae: [`"${filled.words.join(',')}"`],
        errorTitle: '请从列表里选',
        error: `请选：${filled.words.join('、')}。`,
      };
    case 'name':
      return {
        ...TOLD,
        showInputMessage: false,
        type: 'list',
        formulae: [places.get(filled.of) ?? '""'],
        errorTitle: '不是本班的学生',
        error: '请从列表里选本班的学生。',
      };
    case 'text':
      return {
        ...TOLD,
        showInputMessage: false,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulae: [LONGEST_REPORT],
        errorTitle: '太长了',
        error: `最多 ${LONGEST_REPORT} 个字。更多的请当面或打电话告诉心理辅导室。`,
      };
  }
}

/** A day as the library counts it, in UTC. */
function atMidnight(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
