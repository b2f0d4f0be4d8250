import type { LaidListKind, RosterField } from '#shared/roster-terms.ts';
import { plainLine } from '#shared/written-text.ts';
import { headingNamed, isOfNoUse } from './headings.ts';
import { isOfAStudent } from './identity-number.ts';
import { type Cell, isBlank, type Sheet, type SheetRow, shownIn } from './sheet.ts';

/** A column of the sheet, and what it holds. */
export interface RosterColumn {
  /** Zero-based. */
  column: number;
  /** As it stands in the sheet. */
  heading: string;
  field: RosterField;
  /** Which of several: columns of one guardian share the word (父亲, 2, or empty); a factor's word, an item's number. */
  person?: string;
}

export type RosterColumns = readonly RosterColumn[];

/** The cell of a row that holds this field. */
export function cellOf(cells: SheetRow, columns: RosterColumns, field: RosterField): Cell | undefined {
  const column = columns.find((each) => each.field === field);
  return column && cells[column.column];
}

export function shownAt(cells: SheetRow, columns: RosterColumns, field: RosterField): string {
  return shownIn(cellOf(cells, columns, field));
}

export interface RosterHeader {
  /** Row number, as a person sees it, of the (last) row of headings; the students follow below. */
  headerRow: number;
  /** Row number of the first row of headings: above the other where a heading spans two rows. */
  firstHeaderRow: number;
  columns: RosterColumns;
}

export type FoundHeader = ({ found: true } & RosterHeader) | { found: false };

/** Titles, remarks and a school's emblem stand above a header, but hardly more than this. */
const ROWS_SEARCHED = 30;

/**
 * Guesses the header row of a roster and matches its columns to fields by name, in any order. A header needs
 * at least 学号 (or 学籍号) and 姓名. Two rows count as one header where merged cells tie them together
 * (家长信息 over 姓名 and 电话).
 */
export function findHeader(sheet: Sheet, list: LaidListKind = 'roster'): FoundHeader {
  let best: RosterHeader | undefined;
  for (let row = 0; row < Math.min(sheet.rows.length, ROWS_SEARCHED); row++) {
    const cells = sheet.rows[row];
    if (!cells || isBlank(cells)) continue;
    const single = columnsOf(ownHeadings(sheet, row), list);
    // The lower row of a header of two says less by itself: 性别 below 监护人信息 is not the child's.
    const isLower = best?.headerRow === row + 1 && best.firstHeaderRow === row;
    if (!isLower) best = better(best, { headerRow: row + 1, firstHeaderRow: row + 1, columns: single }, list);
    const below = sheet.rows[row + 1];
    if (!below || !(isTiedToNext(sheet, row) || isOverHeadings(cells, below, list))) continue;
    const joined = columnsOf(joinedHeadings(cells, below), list);
    const both = { headerRow: row + 2, firstHeaderRow: row + 1, columns: joined };
    // A heading that reaches down says that the next row still belongs to the header, and holds no student.
    const isBest = best?.headerRow === row + 1 && best.columns.length === joined.length;
    best = isBest && reachesDown(sheet, row) ? both : better(best, both, list);
  }
  if (!best) return { found: false };
  return { found: true, ...best, columns: withoutTeacherPhone(sheet, best) };
}

/**
 * The header of a row that a person chose, counted from 1; 0 where the students begin in the first row and nothing
 * stands above them. Either row of a header of two names it. A title above the headings is no part of them, however
 * widely it is merged: the row beside counts only where it says more, or where a heading reaches down.
 */
export function headerAt(sheet: Sheet, headerRow: number, list: LaidListKind = 'roster'): RosterHeader {
  const guessed = findHeader(sheet, list);
  if (guessed.found && guessed.firstHeaderRow <= headerRow && headerRow <= guessed.headerRow) return guessed;
  if (!sheet.rows[headerRow - 1]) return { headerRow, firstHeaderRow: headerRow, columns: [] };
  const single = {
    headerRow,
    firstHeaderRow: headerRow,
    columns: columnsOf(ownHeadings(sheet, headerRow - 1), list),
  };
  const pairs = [headerRow - 1, headerRow].flatMap((upper) => {
    const [above, below] = [sheet.rows[upper - 1], sheet.rows[upper]];
    if (!above || !below || upper >= ROWS_SEARCHED) return [];
    const isTied = isTiedToNext(sheet, upper - 1) || isOverHeadings(above, below, list);
    const columns = isTied ? columnsOf(joinedHeadings(above, below), list) : [];
    const saysMore = columns.length > single.columns.length;
    const isOne = saysMore || (columns.length === single.columns.length && reachesDown(sheet, upper - 1));
    return isTied && isOne ? [{ headerRow: upper + 1, firstHeaderRow: upper, columns }] : [];
  });
  const header = pairs.reduce<RosterHeader>(
    (best, pair) => (pair.columns.length >= best.columns.length ? pair : best),
    single,
  );
  return { ...header, columns: withoutTeacherPhone(sheet, header) };
}

/** The headings of all columns as they stand in the sheet, joined where the header spans two rows. */
export function headingsOf(sheet: Sheet, { headerRow, firstHeaderRow }: RosterHeader): string[] {
  const cells = sheet.rows[headerRow - 1] ?? [];
  const above = headerRow > firstHeaderRow ? sheet.rows[firstHeaderRow - 1] : undefined;
  const headings = above
    ? joinedHeadings(above, cells).map(({ group, own }) => `${group}${own}`)
    : cells.map((cell) => shownIn(cell));
  return headings.map(plainLine);
}

/**
 * The row that looks most like headings, counted from 1: the first of several texts; 0 where that one already holds
 * numbers as a student has them, or there is none.
 */
export function likelyHeaderRow(sheet: Sheet): number {
  const row = firstRowOfTexts(sheet);
  const isStudent = textsIn(sheet.rows[row - 1] ?? []).some(isOfAStudent);
  return isStudent ? 0 : row;
}

/** True where a few cells stand side by side near the top, as in any table. */
export function holdsTable(sheet: Sheet): boolean {
  return firstRowOfTexts(sheet) > 0;
}

/** Counted from 1; 0 when there is none. */
function firstRowOfTexts(sheet: Sheet): number {
  return sheet.rows.slice(0, ROWS_SEARCHED).findIndex((row) => textsIn(row).length >= 2) + 1;
}

function better(
  best: RosterHeader | undefined,
  next: RosterHeader,
  list: LaidListKind,
): RosterHeader | undefined {
  if (!tellStudents(next.columns, list)) return best;
  return best && best.columns.length >= next.columns.length ? best : next;
}

/** Without a number and a name no row of a roster says which student it is; another list has them by name and class. */
export function tellStudents(
  columns: readonly { field: RosterField | null }[],
  list: LaidListKind = 'roster',
): boolean {
  const has = (field: RosterField): boolean => columns.some((column) => column.field === field);
  const hasNumber = has('studentNumber') || has('registrationNumber');
  if (list === 'roster') return hasNumber && has('name');
  const says = list === 'watchlist' ? has('level') : has('total') || has('item') || has('factor');
  return (hasNumber || has('name')) && (says || (has('name') && has('className')));
}

function reachesDown(sheet: Sheet, row: number): boolean {
  return sheet.merges.some((area) => area.firstRow === row && area.lastRow === row + 1);
}

/** A heading that reaches down into the next row, or a group heading over several columns; a title over all is none. */
function isTiedToNext(sheet: Sheet, row: number): boolean {
  const below = (sheet.rows[row + 1] ?? []).flatMap((cell, column) => (shownIn(cell) === '' ? [] : [column]));
  const isOverAll = ({ firstColumn, lastColumn }: Sheet['merges'][number]) =>
    below.every((column) => firstColumn <= column && column <= lastColumn);
  return (
    reachesDown(sheet, row) ||
    sheet.merges.some(
      (area) =>
        area.firstRow === row &&
        area.lastRow === row &&
        area.lastColumn > area.firstColumn &&
        !isOverAll(area),
    )
  );
}

/** A heading, and what stands over it where it is one of a group's: 家长信息 over 姓名. */
interface WrittenHeading {
  group: string;
  own: string;
}

/** The headings of one row by itself; one that is merged over several columns stands in the first of them. */
function ownHeadings(sheet: Sheet, row: number): WrittenHeading[] {
  const across = sheet.merges.filter((area) => area.firstRow === row && area.lastColumn > area.firstColumn);
  return (sheet.rows[row] ?? []).map((cell, column) => {
    const isLent = across.some((area) => column > area.firstColumn && column <= area.lastColumn);
    return { group: '', own: isLent ? '' : shownIn(cell) };
  });
}

function joinedHeadings(above: SheetRow, below: SheetRow): WrittenHeading[] {
  let last = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const over = shownIn(above[column]);
    const own = shownIn(below[column]);
    if (over !== '') last = over;
    if (own === '' || own === over) return { group: '', own: over };
    // A group that is not merged stands over its first column only.
    return { group: over || last, own };
  });
}

/**
 * A row of groups that no merged cells tie to the headings below, as in a CSV: the row below holds nothing but
 * headings, and the upper one stands over some of them, or beside them.
 */
function isOverHeadings(above: SheetRow, below: SheetRow, list: LaidListKind): boolean {
  const groups = above.map((cell) => shownIn(cell));
  const own = below.map((cell) => shownIn(cell));
  const areHeadings = own.every(
    (text, column) =>
      text === '' ||
      (!/\d{3}/.test(text) && (SEQUENCE.test(plainLine(text)) || isHeadingUnder(text, groups, column, list))),
  );
  const over = groups.flatMap((text, column) =>
    text !== '' && own[column] ? [{ text: plainLine(text), column }] : [],
  );
  const isAGroup = ({ text, column }: { text: string; column: number }) =>
    GROUP.test(text) && !TITLE.test(text) && (over.length > 1 || column > 0);
  return areHeadings && over.some(isAGroup);
}

function isHeadingUnder(own: string, groups: readonly string[], column: number, list: LaidListKind): boolean {
  const group = groups.slice(0, column + 1).findLast(Boolean) ?? '';
  const isNamed = headingNamed(own, '', list) !== undefined || headingNamed(own, group, list) !== undefined;
  return isNamed || isOfNoUse(own, list);
}

const SEQUENCE = /^(序号|编号|No\.?|#|备注)$/i;
const TITLE = /名册|名单|花名|学年|登记|统计|班|学校|小学|中学|表$/;
const GROUP = /信息|情况|资料|父|母|爷|奶|外公|外婆|监护人|家长|成员|联系人|学生|基本/;

interface Claim extends RosterColumn {
  rank: number;
}

/** Matches headings to fields. Of columns that claim one field the best rank wins, then the first. */
function columnsOf(headings: readonly WrittenHeading[], list: LaidListKind): RosterColumn[] {
  const claims: Claim[] = [];
  let guardian: string | undefined;
  for (const [column, { group, own }] of headings.entries()) {
    const written = `${group}${own}`;
    const named = headingNamed(own, group, list);
    if (!named || named.field === 'teacherPhone') continue;
    const { field, rank } = named;
    const claim: Claim = { column, heading: plainLine(written), field, rank };
    if (isOfGuardian(field)) {
      // 关系 and 联系电话 belong to the guardian named before them; before any, to the first contact.
      const isOwned = rank === 1;
      const person = named.person ?? (isOwned ? '' : (guardian ?? ''));
      claim.person = isOwned && field === 'guardianName' ? freePerson(claims, person) : person;
      if (isOwned) guardian = claim.person;
    } else if (named.person !== undefined) {
      claim.person = named.person;
    }
    claims.push(claim);
  }
  return claims
    .filter((claim) => claim.field === 'guardianPhone' || claim === firstClaim(claims, claim))
    .map(({ rank: _, ...column }) => column);
}

/** 监护人姓名 that stands twice names two guardians: the second is 2. */
function freePerson(claims: readonly Claim[], person: string): string {
  const isTaken = (wanted: string) =>
    claims.some((claim) => claim.field === 'guardianName' && claim.person === wanted);
  if (person !== '' || !isTaken('')) return person;
  return ['2', '3', '4', '5'].find((number) => !isTaken(number)) ?? '';
}

function firstClaim(claims: readonly Claim[], like: Claim): Claim {
  return claims
    .filter((each) => each.field === like.field && each.person === like.person)
    .reduce((best, each) => (each.rank < best.rank ? each : best));
}

function isOfGuardian(field: RosterField): boolean {
  return field === 'guardianName' || field === 'guardianRelation' || field === 'guardianPhone';
}

/**
 * A bare 联系电话 right beside 班主任 may be the teacher's. It is when another phone column is left for the
 * guardians; when it is the only one, the numbers tell: a teacher's is the same for a whole class.
 */
function withoutTeacherPhone(sheet: Sheet, header: RosterHeader): RosterColumns {
  const { columns } = header;
  const teacher = columns.find((column) => column.field === 'homeroomTeacher');
  if (!teacher) return columns;
  const suspect = columns.find(
    (column) =>
      column.field === 'guardianPhone' &&
      column.column === teacher.column + 1 &&
      headingNamed(column.heading)?.rank === 2,
  );
  if (!suspect) return columns;
  const others = columns.some((column) => column.field === 'guardianPhone' && column !== suspect);
  const isTeachers =
    others || sharedByClass(sheet.rows.slice(header.headerRow), teacher.column, suspect.column);
  return isTeachers ? columns.filter((column) => column !== suspect) : columns;
}

function sharedByClass(rows: readonly SheetRow[], teacherColumn: number, phoneColumn: number): boolean {
  const phonesOf = new Map<string, string[]>();
  for (const row of rows) {
    const teacher = shownIn(row[teacherColumn]);
    const phone = shownIn(row[phoneColumn]);
    if (teacher === '' || phone === '') continue;
    phonesOf.set(teacher, [...(phonesOf.get(teacher) ?? []).slice(-50), phone]);
  }
  const classes = [...phonesOf.values()].filter((phones) => phones.length >= 3);
  return classes.length > 0 && classes.every((phones) => new Set(phones).size === 1);
}

function textsIn(row: SheetRow): string[] {
  return row
    .filter((cell) => !cell?.fromMerge)
    .map((cell) => plainLine(shownIn(cell)))
    .filter(Boolean);
}
