import { Refusal } from '#shared/outcome.ts';
import { type LaidListKind, LIST_KINDS } from '#shared/roster-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { type GuessedColumn, guessColumns } from './guess-columns.ts';
import { findHeader, headerAt, holdsTable, likelyHeaderRow, tellStudents } from './header.ts';
import { withoutIdentityNumbers } from './identity-number.ts';
import { type ReadSheet, readLaidSheets } from './laid-sheets.ts';
import { type ReadSheets, readSheets, type TextChoice } from './read-sheets.ts';
import { BLANK_ROW, isBlank, MOST_COLUMNS, type Sheet, shownIn } from './sheet.ts';
import { listsOn } from './side-by-side.ts';

/** A file that was opened, with what a person would most likely do with it. */
export interface OpenedRosterFile {
  sheets: OpenedSheet[];
  /** How a .csv or .txt was read, as it was chosen or guessed; null for a workbook. */
  text: ReadSheets['text'];
}

/** How a file is to be read where a person wants it otherwise than guessed. */
export interface OpeningChoice extends TextChoice {
  /** Rows and columns that are hidden are left out. */
  leavesHiddenOut?: boolean | undefined;
  /** What the file is taken in as; a roster where nothing is said. */
  list?: LaidListKind | undefined;
}

/** A sheet of the file, with what a person would most likely do with it. */
export interface OpenedSheet {
  sheet: Sheet;
  /** Counted from 1; 0 where nothing stands above the students. */
  headerRow: number;
  /** The row above it where a header spans two; otherwise the same. */
  firstHeaderRow: number;
  isTaken: boolean;
  /** Why it is left alone, or what is to be known of one that is taken, in Chinese; mostly empty for that. */
  message: string;
  /** How many hidden rows and columns hold something. */
  hidden: { rows: number; columns: number };
}

/**
 * Opens a roster file and guesses which sheets hold students and below which row (issue 4, Import). Pure: nothing
 * is stored.
 *
 * @throws the Refusals of `readSheets`; `rosterEmpty` when no sheet holds anything, `noTable` when none holds a table.
 */
export function openRosterFile(
  bytes: Uint8Array,
  fileName: string,
  today: LocalDate,
  choice: OpeningChoice = {},
): OpenedRosterFile {
  const { list: taken = 'roster' } = choice;
  const { sheets: written, text } = readSheets(bytes, fileName, choice);
  const sheets = written.map(withoutIdentityNumbers);
  if (sheets.every((sheet) => sheet.rows.every(isBlank))) {
    throw new Refusal('rosterEmpty', `“${fileName}”里没有内容。请核对是否选对了文件。`);
  }
  if (!sheets.some(holdsTable)) {
    throw new Refusal('noTable', `“${fileName}”里没有像${LIST_KINDS[taken]}的表格。${NEEDED[taken]}`);
  }
  return {
    sheets: sheets.flatMap((sheet) => {
      const hidden = hiddenOn(sheet);
      const shown = choice.leavesHiddenOut ? withoutHidden(sheet) : sheet;
      const lists = listsOn(shown, taken);
      return lists.map((list) => {
        const opened = openSheet(list, today, taken);
        const notes = [
          lists.length > 1 ? `这张表上并排有 ${lists.length} 份名单，各自读入` : '',
          choice.leavesHiddenOut ? '' : hiddenNote(hidden),
          gapNote(list),
          list.isWider ? WIDER : '',
        ].filter(Boolean);
        return { ...opened, message: opened.message || notes.join('；'), hidden };
      });
    }),
    text,
  };
}

/** What a list needs to be read. */
const NEEDED: Readonly<Record<LaidListKind, string>> = {
  roster: '名册至少要有“学号”（或学籍号）和“姓名”两列，最好还有班级、性别、出生日期、监护人和联系电话。',
  watchlist: '预警名单至少要有“学号”（或学籍号，或姓名和班级）、“预警等级”和“原因”几列，最好还有列入日期。',
  screenings: '测评结果至少要有“学号”（或学籍号，或姓名和班级），以及总分、因子分或逐题答案。',
};

/** Counts what a person who looks at the sheet does not see of it. */
function hiddenOn({ rows, hiddenRows = new Set(), hiddenColumns = new Set() }: Sheet): OpenedSheet['hidden'] {
  const hiddenBelow = [...hiddenRows].filter((row) => !isBlank(rows[row - 1] ?? []));
  const columns = [...hiddenColumns].filter((column) => rows.some((row) => shownIn(row[column]) !== ''));
  return { rows: hiddenBelow.length, columns: columns.length };
}

function hiddenNote({ rows, columns }: OpenedSheet['hidden']): string {
  const what = [rows > 0 ? `${rows} 行` : '', columns > 0 ? `${columns} 列` : ''].filter(Boolean).join('、');
  if (what === '') return '';
  return `有 ${what}是隐藏的（如被筛选掉），也一起读入了；不要的话，请选“不读隐藏的行和列”，或在 Excel 里删去它们再导入`;
}

const WIDER = `第 ${MOST_COLUMNS} 列往后的内容没有读入；要读的列在那里的，请把它们移到前面，或删去用不着的列，再导入`;

/** Who scrolls to the end of a list does not look for more beyond so many empty rows. */
const WIDE_GAP = 20;

function gapNote({ rows }: Sheet): string {
  let blank = 0;
  let begins = 0;
  let beyond = 0;
  let hasBegun = false;
  for (const [at, row] of rows.entries()) {
    if (isBlank(row)) {
      blank += 1;
      continue;
    }
    if (hasBegun && blank >= WIDE_GAP) begins ||= at + 1;
    if (begins > 0) beyond += 1;
    hasBegun = true;
    blank = 0;
  }
  if (begins === 0) return '';
  return `隔着很多空行，从第 ${begins} 行起还有 ${beyond} 行内容，也一起读入了；不要的话，请在核对时取消勾选`;
}

function withoutHidden(sheet: Sheet): Sheet {
  const { hiddenRows = new Set(), hiddenColumns = new Set() } = sheet;
  const rows = sheet.rows.map((row, at) =>
    hiddenRows.has(at + 1)
      ? BLANK_ROW
      : row.map((cell, column) => (hiddenColumns.has(column) ? undefined : cell)),
  );
  return { ...sheet, rows };
}

type Guess = Omit<OpenedSheet, 'hidden'>;

function openSheet(sheet: Sheet, today: LocalDate, list: LaidListKind): Guess {
  const leave = (message: string, headerRow = 0): Guess => ({
    sheet,
    headerRow,
    firstHeaderRow: headerRow,
    isTaken: false,
    message,
  });
  if (sheet.rows.every(isBlank)) return leave('这张工作表是空的');
  const header = findHeader(sheet, list);
  if (header.found) {
    const { headerRow, firstHeaderRow } = header;
    if (sheet.hidden) return { ...leave('这张工作表是隐藏的，需要时请勾选', headerRow), firstHeaderRow };
    return { sheet, headerRow, firstHeaderRow, isTaken: true, message: '' };
  }
  const headerRow = likelyHeaderRow(sheet);
  if (sheet.hidden) return leave('这张工作表是隐藏的，需要时请勾选', headerRow);
  if (tellStudents(guessColumns(sheet, headerAt(sheet, headerRow, list), today, list), list)) {
    return { sheet, headerRow, firstHeaderRow: headerRow, isTaken: true, message: '' };
  }
  const who = list === 'roster' ? '学号和姓名' : '学生和预警等级';
  return leave(
    headerRow === 0
      ? `没有看到表头，也没有认出哪一列是${who}；是${LIST_KINDS[list]}的话请勾选，再指出来`
      : `暂按第 ${headerRow} 行是表头，但没有认出哪一列是${who}；是${LIST_KINDS[list]}的话请勾选，再指出来`,
    headerRow,
  );
}

/** A file as it is read when a person changes nothing. */
export interface FileAsGuessed extends OpenedRosterFile {
  columns: GuessedColumn[];
  read: ReadSheet[];
}

/**
 * Opens a file and reads every sheet that is likely a roster by the columns that are most likely: what the wizard
 * comes to when nothing is changed in it.
 *
 * @throws the Refusals of `openRosterFile`.
 */
export function readAsGuessed(bytes: Uint8Array, fileName: string, today: LocalDate): FileAsGuessed {
  const opened = openRosterFile(bytes, fileName, today);
  const laid = opened.sheets
    .filter(({ isTaken }) => isTaken)
    .map(({ sheet, headerRow }) => {
      const header = headerAt(sheet, headerRow);
      const guessed = guessColumns(sheet, header, today);
      const columns = guessed.flatMap(({ column, heading, field, person }) =>
        field === null ? [] : [{ column, heading, field, person }],
      );
      return { guessed, sheet: { sheet, ...header, columns } };
    });
  const reading = readLaidSheets(
    laid.map(({ sheet }) => sheet),
    today,
  );
  let step = reading.next();
  while (!step.done) step = reading.next();
  return { ...opened, columns: laid.flatMap(({ guessed }) => guessed), read: step.value };
}
