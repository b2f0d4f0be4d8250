import type { LaidListKind } from '#shared/roster-terms.ts';
import { plainLine } from '#shared/written-text.ts';
import { findHeader, headingsOf } from './header.ts';
import { isBlank, type Sheet, type SheetRow } from './sheet.ts';

/**
 * The lists of a sheet on which two or three stand beside each other, as they are laid to fill a page: each as a sheet
 * of its own, whose cells keep their rows and columns. A sheet with one list is that list.
 */
export function listsOn(sheet: Sheet, list: LaidListKind): Sheet[] {
  const header = findHeader(sheet, list);
  if (!header.found) return [sheet];
  const headings = headingsOf(sheet, header);
  const starts = listStarts(headings);
  if (starts.length < 2) return [sheet];
  const lists = starts.map((from, place): Sheet => {
    const to = starts[place + 1] ?? Number.POSITIVE_INFINITY;
    const within = (row: SheetRow): SheetRow =>
      row.slice(0, to).map((cell, column) => (column < from ? undefined : cell));
    const rows = sheet.rows.map((row, at) => {
      if (row.length === 0) return row;
      const own = within(row);
      // A title over the whole sheet is the title of each list, unless a list has its own.
      return at < header.firstHeaderRow - 1 && isBlank(own) ? row : own;
    });
    return { ...sheet, name: `${sheet.name}（第 ${place + 1} 栏）`, rows };
  });
  return lists.every((each) => findHeader(each, list).found) ? lists : [sheet];
}

/** The columns in which a list begins: the first heading, and wherever it stands again with those that a list needs. */
function listStarts(headings: readonly string[]): number[] {
  const plain = headings.map(plainLine);
  const first = plain.findIndex(Boolean);
  const starts = plain.flatMap((heading, column) =>
    heading === plain[first] && heading !== '' ? [column] : [],
  );
  const parts = starts.map((from, place) =>
    plain
      .slice(from, starts[place + 1])
      .filter(Boolean)
      .join(),
  );
  return parts.every((part) => part === parts[0]) ? starts : [];
}
