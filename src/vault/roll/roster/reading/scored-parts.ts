import { isLocalDate } from '#shared/school-calendar.ts';
import { plainLine } from '#shared/written-text.ts';
import { cellOf, type RosterColumns } from './header.ts';
import type { ScoredParts } from './roster-reading.ts';
import { type Cell, type Sheet, type SheetRow, shownIn } from './sheet.ts';
import { readDate } from './written-date.ts';

/** Longer than any score or answer. */
const LONGEST = 40;

/** What a row of a test's results says. Nothing is understood here but the day: what a score means the scale's key tells. */
export function readScored(
  cells: SheetRow,
  columns: RosterColumns,
  { from1904 }: Sheet,
  notices: string[],
): ScoredParts {
  const { date, notice } = readDate(dayIn(cellOf(cells, columns, 'testedOn')), from1904, {
    word: '测评日期',
    troubleOf: (day, written) =>
      isLocalDate(day) ? undefined : `测评日期“${written}”没有写到日，未读入，请核对`,
  });
  if (notice) notices.push(notice);
  const written = (column: number) => numberOrText(cells[column]);
  const of = (field: 'factor' | 'item') =>
    columns.flatMap(({ field: own, person = '', column }) =>
      own === field && written(column) !== '' ? [[person, written(column)] as const] : [],
    );
  return {
    ...(date !== undefined && isLocalDate(date) ? { testedOn: date } : {}),
    total: numberOrText(cellOf(cells, columns, 'total')),
    validity: numberOrText(cellOf(cells, columns, 'validity')),
    positives: numberOrText(cellOf(cells, columns, 'positives')),
    factors: Object.fromEntries(of('factor')),
    items: of('item').map(([item, answer]) => [Number(item), answer] as const),
  };
}

/** A number as the file holds it: a mean that is shown as 2 may be 1.96. */
function numberOrText(cell: Cell | undefined): string {
  if (cell?.kind === 'number' && !cell.isDate) return String(cell.value);
  return plainLine(shownIn(cell)).slice(0, LONGEST);
}

/** 2026-09-10 10:22:31: the day of an instant, as platforms write when somebody handed in. */
function dayIn(cell: Cell | undefined): Cell | undefined {
  if (cell?.kind !== 'text') return cell;
  const day = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[T\s]+\d{1,2}:\d{2}/.exec(cell.text)?.[1];
  return day === undefined ? cell : { ...cell, text: day };
}
