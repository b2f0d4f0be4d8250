import { isLocalDate } from '#shared/school-calendar.ts';
import { cleanLine, cleanText, personName } from '#shared/written-text.ts';
import { cellOf, type RosterColumns, shownAt } from './header.ts';
import type { ListedParts } from './roster-reading.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { readDate } from './written-date.ts';

/** What the contract takes (`watchlist.setLevel`), and what no word for a level is longer than. */
const LONGEST = {
  level: 40,
  reason: 1900,
  decidedBy: 60,
  responsibleTeacher: 60,
  discoveryRoute: 40,
} as const;

/**
 * What a row of a list says of a student's place in the watchlist. Nothing is understood here but the day; what is
 * too long is cut, and told.
 */
export function readListed(
  cells: SheetRow,
  columns: RosterColumns,
  { from1904 }: Sheet,
  notices: string[],
): ListedParts {
  const within = (written: string, most: number, word: string): string => {
    if (written.length > most) notices.push(`${word}太长，只读入前 ${most} 个字，请核对`);
    return written.slice(0, most);
  };
  const { date, notice } = readDate(cellOf(cells, columns, 'listedOn'), from1904, {
    word: '列入日期',
    troubleOf: (day, written) =>
      isLocalDate(day) ? undefined : `列入日期“${written}”没有写到日，未读入，请核对后补填`,
  });
  if (notice) notices.push(notice);
  return {
    level: within(cleanLine(shownAt(cells, columns, 'level')), LONGEST.level, '预警等级'),
    ...(date !== undefined && isLocalDate(date) ? { listedOn: date } : {}),
    reason: within(cleanText(shownAt(cells, columns, 'listingReason')).trim(), LONGEST.reason, '原因'),
    decidedBy: within(personName(shownAt(cells, columns, 'decidedBy')), LONGEST.decidedBy, '决定人'),
    responsibleTeacher: within(
      personName(shownAt(cells, columns, 'responsibleTeacher')),
      LONGEST.responsibleTeacher,
      '责任教师',
    ),
    discoveryRoute: within(
      cleanLine(shownAt(cells, columns, 'discoveryRoute')),
      LONGEST.discoveryRoute,
      '发现途径',
    ),
  };
}
