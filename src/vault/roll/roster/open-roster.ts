import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LaidListKind, LIST_KINDS } from '#shared/roster-terms.ts';
import { numberKind } from '#vault/roll/school/number-kind.ts';
import { schoolYearOfRosterToday } from '#vault/roll/school/school-years.ts';
import { bytesOfChosen } from '#vault/strongbox/chosen-file.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { keepTextChoice, keptTextChoice } from './kept-text-choices.ts';
import { keptMatching } from './matchings.ts';
import { guessColumns } from './reading/guess-columns.ts';
import { headerAt, headingsOf } from './reading/header.ts';
import type { OpeningChoice } from './reading/roster-file.ts';
import { type Sheet, shownIn } from './reading/sheet.ts';
import { openedFile, rosterDesk } from './roster-desk.ts';

/** Beyond this a file is not even read into memory; the reader itself refuses much earlier. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024;
const FIRST_ROWS = 12;
const FIRST_COLUMNS = 16;

/**
 * Asks for a roster file and opens it; writes nothing.
 *
 * @throws Refusal of `openRosterFile`, `tooLarge`, or `unreadableFile`.
 */
export async function openRoster(
  room: Room,
  { list = 'roster' }: InputOf<'roster.open'>,
): Promise<OutputOf<'roster.open'>> {
  const path = await room.shell.chooseFile({
    title: `选择${LIST_KINDS[list]}`,
    kind: `${LIST_KINDS[list]}（Excel 或 CSV）`,
    extensions: ['xlsx', 'xls', 'csv', 'xlsm', 'et', 'txt'],
  });
  if (path === null) return null;
  const bytes = bytesOfList(path);
  const kept = keptTextChoice(room, bytes);
  const asGuessed = () => layOnDesk(room, bytes, basename(path), { list, leavesHiddenOut: false });
  if (!kept) return asGuessed();
  try {
    return await layOnDesk(room, bytes, basename(path), { list, ...kept, leavesHiddenOut: false }, true);
  } catch (error) {
    if (error instanceof Refusal) return asGuessed();
    throw error;
  }
}

/**
 * Opens the file on the desk anew, in the encoding and with the separator that a person chose, with hidden rows or
 * without them. The encoding and the separator are kept for the next file of its kind.
 *
 * @throws Refusal of `openRosterFile`, or `nothingRead`.
 */
export async function reopenRoster(
  room: Room,
  { token, ...choice }: InputOf<'roster.reopen'>,
): Promise<OutputOf<'roster.reopen'>> {
  const { bytes, fileName, list } = openedFile(room, token);
  const laid = await layOnDesk(room, bytes, fileName, { ...choice, list });
  const { encoding, separator } = laid.text ?? {};
  if (choice.encoding ?? choice.separator) keepTextChoice(room, bytes, { encoding, separator });
  return laid;
}

async function layOnDesk(
  room: Room,
  bytes: Uint8Array,
  fileName: string,
  choice: OpeningChoice & { list: LaidListKind; leavesHiddenOut: boolean },
  isKept = false,
): Promise<OutputOf<'roster.reopen'>> {
  // What reads workbooks is large: whoever opens the door does not wait for it.
  const { openRosterFile } = await import('./reading/roster-file.ts');
  const { sheets, text } = openRosterFile(bytes, fileName, room.moment().today, choice);
  const token = randomUUID();
  const desk = rosterDesk(room);
  desk.stop?.abort();
  desk.opened = { token, list: choice.list, fileName, bytes, sheets };
  desk.compared = null;
  return {
    token,
    list: choice.list,
    fileName,
    schoolYear: room.access.read(schoolYearOfRosterToday),
    identifiedBy: room.access.read(numberKind),
    text: text && { ...text, isKept },
    leavesHiddenOut: choice.leavesHiddenOut,
    sheets: sheets.map(({ sheet, headerRow, firstHeaderRow, isTaken, message, hidden }) => ({
      name: sheet.name,
      rows: sheet.rows.length,
      hidden,
      firstRows: firstRowsOf(sheet),
      headerRow,
      firstHeaderRow,
      isTaken,
      message,
    })),
  };
}

/** A list's bytes. @throws Refusal `tooLarge`, `unreadableFile`. */
export function bytesOfList(path: string): Uint8Array {
  const tooLarge = '文件太大，不像是一份名单，没有读取。请只保留名单所在的工作表后再导入。';
  return bytesOfChosen(path, LARGEST_FILE_BYTES, tooLarge);
}

function firstRowsOf(sheet: Sheet): string[][] {
  return sheet.rows
    .slice(0, FIRST_ROWS)
    .map((row) =>
      row.slice(0, FIRST_COLUMNS).map((cell) => (cell?.fromMerge ? '' : shownIn(cell).slice(0, 40))),
    );
}

/**
 * The columns of the chosen sheets, those with the same headings together; as they were matched the last time, or
 * as well as can be guessed.
 *
 * @throws Refusal `nothingRead`.
 */
export function rosterColumns(
  room: Room,
  { token, sheets }: InputOf<'roster.columns'>,
): OutputOf<'roster.columns'> {
  const { sheets: opened, list } = openedFile(room, token);
  const { today } = room.moment();
  const groups = new Map<string, OutputOf<'roster.columns'>[number]>();
  for (const { sheet: place, headerRow } of sheets) {
    const sheet = opened[place]?.sheet;
    if (!sheet) continue;
    const header = headerAt(sheet, headerRow, list);
    const headings = headingsOf(sheet, header);
    // Without headings nothing says that two sheets have the same columns.
    const key = headings.some(Boolean) ? JSON.stringify(headings) : String(place);
    const group = groups.get(key);
    if (group) {
      if (group.sheets.includes(place)) continue;
      group.sheets.push(place);
      group.sheetNames.push(sheet.name);
      continue;
    }
    const guessed = guessColumns(sheet, header, today, list);
    const kept = room.access.read((reader) => keptMatching(reader, list, headings));
    groups.set(key, {
      sheets: [place],
      sheetNames: [sheet.name],
      columns: guessed.map((column) => {
        const before = kept?.find((each) => each.column === column.column);
        return before ? { ...column, ...before, by: 'kept' } : column;
      }),
    });
  }
  return [...groups.values()];
}
