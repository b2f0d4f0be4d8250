import { createContext, Script } from 'node:vm';
import {
  type CellObject,
  CFB,
  type ParsingOptions,
  read,
  SSF,
  set_cptable,
  type WorkBook,
  type WorkSheet,
} from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { Refusal } from '#shared/outcome.ts';
import type { TextEncoding, TextSeparator } from '#shared/roster-terms.ts';
import { decodeText, parseDelimited } from './delimited-text.ts';
import {
  BLANK_ROW,
  type Cell,
  fillMerges,
  type MergedArea,
  MOST_COLUMNS,
  MOST_ROWS,
  type Sheet,
  textCell,
} from './sheet.ts';
import { unpackWorkbook } from './workbook-package.ts';

// Workbooks older than Excel 97 hold their Chinese in code page 936.
set_cptable(codepages);

/** In bytes. A roster of a whole school has less than one million. */
const LARGEST_FILE = 20 * 1024 * 1024;

/**
 * The sheets of a roster file: .xlsx, .xlsm, .xls (also WPS .et), .csv or .txt. What the file is,
 * its bytes say; the name only serves the messages. Formulas are not run and macros are not looked at:
 * a cell is worth what it last showed.
 * Throws a Refusal with code `rosterEmpty`, `rosterTooLarge`, `rosterEncrypted`, `rosterDamaged`,
 * `rosterIsWebPage`, `rosterIsBinary` or `notRoster`.
 */
export function readSheets(bytes: Uint8Array, fileName: string, chosen: TextChoice = {}): ReadSheets {
  if (isWorkbook(bytes)) return { sheets: sheetsOfWorkbook(bytes, fileName), text: null };
  return textSheets(bytes, fileName, chosen);
}

/** How a .csv or .txt is to be read where its guess is not taken. */
export interface TextChoice {
  encoding?: TextEncoding | undefined;
  separator?: TextSeparator | undefined;
}

export interface ReadSheets {
  sheets: Sheet[];
  /** How a .csv or .txt was read; null for a workbook. */
  text: { encoding: TextEncoding; separator: TextSeparator } | null;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLD_CONTAINER);
}

function sheetsOfWorkbook(bytes: Uint8Array, fileName: string): Sheet[] {
  if (bytes.length > LARGEST_FILE) throw tooLarge(fileName);
  if (startsWith(bytes, OLD_CONTAINER)) return oldWorkbookSheets(bytes, fileName);
  const unpacked = unpackWorkbook(bytes);
  switch (unpacked.outcome) {
    case 'unpacked':
      return workbookSheets(unpacked.bytes, fileName);
    case 'tooLarge':
      throw tooLarge(fileName);
    case 'encrypted':
      throw encrypted(fileName);
    case 'damaged':
      throw damaged(fileName);
    case 'binaryWorkbook':
      throw new Refusal(
        'rosterIsBinary',
        `“${fileName}”是二进制工作簿（.xlsb），这里读不了。请用 Excel 打开它，另存为 .xlsx 后再导入。`,
      );
    case 'notWorkbook':
      throw notRoster(fileName);
  }
}

function textSheets(bytes: Uint8Array, fileName: string, chosen: TextChoice): ReadSheets {
  if (bytes.length === 0) {
    throw new Refusal('rosterEmpty', `“${fileName}”是空的，里面没有内容。请核对是否选对了文件。`);
  }
  if (bytes.length > LARGEST_FILE) throw tooLarge(fileName);
  const decoded = decodeText(bytes, chosen.encoding);
  if (decoded === undefined) throw notRoster(fileName);
  const { text, encoding } = decoded;
  if (/^\s*(<!doctype\s+html|<html|<table|<meta|<\?xml|<div|mime-version:)/i.test(text)) {
    // Many school systems export these under the name .xls; Excel opens them, with a warning.
    throw new Refusal(
      'rosterIsWebPage',
      `“${fileName}”其实是一张网页，不是真正的表格文件。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。`,
    );
  }
  const { rows, goesOn, isWider, separator, strayQuotes } = parseDelimited(text, chosen.separator);
  if (!rows.some((row) => row.some(Boolean))) {
    throw new Refusal('rosterEmpty', `“${fileName}”是空的，里面没有内容。请核对是否选对了文件。`);
  }
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const sheet: Sheet = {
    name,
    hidden: false,
    rows,
    goesOn,
    isWider,
    from1904: false,
    merges: [],
    strayQuotes,
  };
  return { sheets: [sheet], text: { encoding, separator } };
}

function oldWorkbookSheets(bytes: Uint8Array, fileName: string): Sheet[] {
  const container = attempt(() => withinTime(bytes, () => CFB.read(bytes, { type: 'array' })));
  if (!container) throw damaged(fileName);
  if (CFB.find(container, '/EncryptedPackage')) throw encrypted(fileName);
  if (!CFB.find(container, '/Workbook') && !CFB.find(container, '/Book')) throw notRoster(fileName);
  return workbookSheets(bytes, fileName);
}

const READING = {
  type: 'array',
  dense: true,
  // Dates stay serial days and numbers stay numbers: what they mean is decided by us, and reported.
  cellDates: false,
  cellNF: true,
  cellText: true,
  // A formula is not run, but one that has no result is told.
  cellFormula: true,
  cellHTML: false,
  bookVBA: false,
  // For .xls older than Excel 97 that do not say how their letters are coded.
  codepage: 936,
  // Without styles the reader keeps to itself which rows and columns are hidden, and which formulas have no result.
  cellStyles: true,
} satisfies ParsingOptions;

/** Up to this size a workbook is read to its last row; of a larger one, so many rows as may hold students. */
const READ_WHOLE_BYTES = 30 * 1024 * 1024;

function workbookSheets(bytes: Uint8Array, fileName: string): Sheet[] {
  let workbook: WorkBook;
  try {
    workbook = withinTime(bytes, () =>
      read(bytes, { ...READING, sheetRows: bytes.length > READ_WHOLE_BYTES ? MOST_ROWS + 1 : 0 }),
    );
  } catch (failure) {
    throw failure instanceof Error && /password|encrypt/i.test(failure.message)
      ? encrypted(fileName)
      : damaged(fileName);
  }
  const sheets = workbook.SheetNames.flatMap((name, n): Sheet[] => {
    const sheet = workbook.Sheets[name];
    // Chart sheets and macro sheets hold no cells.
    if (!sheet?.['!data']) return [];
    return [
      readSheet(sheet, {
        name,
        hidden: Boolean(workbook.Workbook?.Sheets?.[n]?.Hidden),
        from1904: Boolean(workbook.Workbook?.WBProps?.date1904),
      }),
    ];
  });
  if (sheets.length === 0) throw damaged(fileName);
  return sheets;
}

function readSheet(sheet: WorkSheet, about: Pick<Sheet, 'name' | 'hidden' | 'from1904'>): Sheet {
  const data = sheet['!data'] ?? [];
  const rows: (Cell | undefined)[][] = [];
  let written = 0;
  for (let row = 0; row < data.length && written < MOST_ROWS; row++) {
    const cells: (Cell | undefined)[] = [];
    // The reader leaves holes in its arrays, which its types do not tell.
    const read: (CellObject | undefined)[] = data[row] ?? [];
    for (let column = 0; column < Math.min(read.length, MOST_COLUMNS); column++) {
      cells[column] = readCell(read[column]);
    }
    const isWritten = cells.some(Boolean);
    if (isWritten) written += 1;
    // A student may stand far below a gap: the rows between are one and the same blank row.
    rows.push(isWritten || row < MOST_ROWS ? cells : BLANK_ROW_TO_FILL);
  }
  const isWider = data
    .slice(0, rows.length)
    .some((row) => row?.slice(MOST_COLUMNS).some((cell) => readCell(cell)));
  const goesOn = data.slice(rows.length).some((row) => row?.some((cell) => readCell(cell)));
  const merges = mergedAreas(sheet, rows.length);
  fillMerges(rows, merges);
  // `Array.from` closes the holes, so that nobody has to know of them.
  const whole = rows.map((cells) => (cells.length === 0 ? BLANK_ROW : Array.from(cells)));
  return {
    ...about,
    rows: whole,
    goesOn,
    isWider,
    merges,
    hiddenRows: new Set(hiddenAmong(sheet['!rows']).map((row) => row + 1)),
    hiddenColumns: new Set(hiddenAmong(sheet['!cols'])),
  };
}

/** The blank row, typed as one that could be written into; nobody does. */
const BLANK_ROW_TO_FILL = BLANK_ROW as (Cell | undefined)[];

/** Zero-based places of what is hidden, or shown with no height or width. */
function hiddenAmong(
  lines: readonly ({ hidden?: boolean; hpt?: number; width?: number } | undefined)[] = [],
) {
  return lines.flatMap((line, place) =>
    line && (line.hidden || line.hpt === 0 || line.width === 0) ? [place] : [],
  );
}

function mergedAreas(sheet: WorkSheet, rowCount: number): MergedArea[] {
  return (sheet['!merges'] ?? [])
    .slice(0, MOST_ROWS)
    .map(({ s, e }) => ({
      firstRow: s.r,
      lastRow: Math.min(e.r, rowCount - 1),
      firstColumn: s.c,
      lastColumn: Math.min(e.c, MOST_COLUMNS - 1),
    }))
    .filter((area) => area.firstRow >= 0 && area.firstColumn >= 0 && area.firstRow <= area.lastRow);
}

function readCell(cell: CellObject | undefined): Cell | undefined {
  if (!cell) return undefined;
  const { v: value, w: shown, z: format } = cell;
  if (cell.t === 'z') return cell.f === undefined && cell.F === undefined ? undefined : { kind: 'noResult' };
  switch (cell.t) {
    case 'n': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
      return {
        kind: 'number',
        value,
        shown: shown ?? String(value),
        isDate: typeof format === 'string' && Boolean(attempt(() => SSF.is_date(format))),
      };
    }
    case 'e':
      return { kind: 'error', text: shown ?? '#N/A' };
    case 'b':
      return { kind: 'text', text: value ? 'TRUE' : 'FALSE' };
    default:
      return value === undefined || value === '' ? undefined : textCell(String(value));
  }
}

/**
 * Runs `act`, and breaks it off with an error when it takes far longer than a file of this size can need.
 * A damaged .xls sends the reader round for ever where a length is missing, until the memory is full: that
 * would take the vault with it. `node:vm` is the one thing that can break off running code.
 */
function withinTime<Value>(bytes: Uint8Array, act: () => Value): Value {
  const done: Value[] = [];
  const context = createContext({ act: () => done.push(act()) });
  new Script('act()').runInContext(context, { timeout: 4_000 + Math.ceil(bytes.length / 500) });
  const [value] = done;
  if (done.length === 0) throw new Error('nothing was read');
  // The list holds exactly the one value that `act` gave.
  return value as Value;
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte);
}

function tooLarge(fileName: string): Refusal {
  return new Refusal(
    'rosterTooLarge',
    `“${fileName}”太大，没有读取。这类表格一般不到 1 MB；请删去图片和无关的工作表，或按年级分成几个文件再导入。`,
  );
}

function encrypted(fileName: string): Refusal {
  return new Refusal(
    'rosterEncrypted',
    `“${fileName}”设了打开密码。请在 Excel 或 WPS 里输入密码打开，另存为不带密码的文件后再导入；导入后请删除这份文件。`,
  );
}

function damaged(fileName: string): Refusal {
  return new Refusal(
    'rosterDamaged',
    `“${fileName}”打不开，可能没有下载完整或已损坏。请用 Excel 或 WPS 打开看看，能打开就另存为 .xlsx 后再导入。`,
  );
}

function notRoster(fileName: string): Refusal {
  return new Refusal(
    'notRoster',
    `“${fileName}”不是表格文件。请选择 .xlsx、.xls 或 .csv 的表格；内容在 Word 或图片里的，请先整理成表格。`,
  );
}
