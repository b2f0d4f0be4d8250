import { headingNamed, type RosterField } from './headings.ts';
import { isBlank, type Sheet, type SheetRow, shownIn } from './sheet.ts';
import { plainLine } from './written-text.ts';

/** A column of the sheet, and what it holds. */
export interface RosterColumn {
  /** Zero-based. */
  column: number;
  /** As it stands in the sheet. */
  heading: string;
  field: RosterField;
  /** Guardian columns: which guardian. Columns of one guardian share the word (父亲, 2, or empty). */
  person?: string;
}

export type RosterColumns = readonly RosterColumn[];

export interface RosterHeader {
  /** Row number, as a person sees it, of the (last) row of headings; the students follow below. */
  headerRow: number;
  /** Row number of the first row of headings: above the other where a heading spans two rows. */
  firstHeaderRow: number;
  columns: RosterColumns;
}

/** `headings`: what a person would take for headings, where those that a roster needs were not found. */
export type FoundHeader = ({ found: true } & RosterHeader) | { found: false; headings: string[] };

/** Titles, remarks and a school's emblem stand above a header, but hardly more than this. */
const ROWS_SEARCHED = 30;

/**
 * Guesses the header row of a roster and matches its columns to fields by name, in any order. A header needs
 * at least 学号 (or 学籍号) and 姓名. Two rows count as one header where merged cells tie them together
 * (家长信息 over 姓名 and 电话).
 */
export function findHeader(sheet: Sheet): FoundHeader {
  let best: RosterHeader | undefined;
  for (let row = 0; row < Math.min(sheet.rows.length, ROWS_SEARCHED); row++) {
    const cells = sheet.rows[row];
    if (!cells || isBlank(cells)) continue;
    const single = columnsOf(cells.map((cell) => shownIn(cell)));
    best = better(best, { headerRow: row + 1, firstHeaderRow: row + 1, columns: single });
    const below = sheet.rows[row + 1];
    if (!below || !isTiedToNext(sheet, row)) continue;
    const joined = columnsOf(joinedHeadings(cells, below));
    best = better(best, { headerRow: row + 2, firstHeaderRow: row + 1, columns: joined });
  }
  if (!best) return { found: false, headings: likelyHeadings(sheet) };
  return { found: true, ...best, columns: withoutTeacherPhone(sheet, best) };
}

function better(best: RosterHeader | undefined, next: RosterHeader): RosterHeader | undefined {
  const has = (field: RosterField): boolean => next.columns.some((column) => column.field === field);
  if (!has('studentNumber') || !has('name')) return best;
  return best && best.columns.length >= next.columns.length ? best : next;
}

/** A heading that reaches down into the next row, or a group heading over several columns. */
function isTiedToNext(sheet: Sheet, row: number): boolean {
  return sheet.merges.some(
    (area) =>
      (area.firstRow === row && area.lastRow === row + 1) ||
      (area.firstRow === row && area.lastRow === row && area.lastColumn > area.firstColumn),
  );
}

function joinedHeadings(above: SheetRow, below: SheetRow): string[] {
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const group = shownIn(above[column]);
    const own = shownIn(below[column]);
    return own === '' || own === group ? group : `${group}${own}`;
  });
}

interface Claim extends RosterColumn {
  rank: number;
}

/** Matches headings to fields. Of columns that claim one field the best rank wins, then the first. */
function columnsOf(headings: readonly string[]): RosterColumn[] {
  const claims: Claim[] = [];
  let guardian: string | undefined;
  for (const [column, written] of headings.entries()) {
    const named = headingNamed(written);
    if (!named || named.field === 'teacherPhone') continue;
    const { field, rank } = named;
    const claim: Claim = { column, heading: plainLine(written), field, rank };
    if (isOfGuardian(field)) {
      // 关系 and 联系电话 belong to the guardian named before them; before any, to the first contact.
      const isOwned = rank === 1;
      const person = named.person ?? (isOwned ? '' : (guardian ?? ''));
      claim.person = person;
      if (isOwned) guardian = person;
    }
    claims.push(claim);
  }
  return claims
    .filter((claim) => claim.field === 'guardianPhone' || claim === firstClaim(claims, claim))
    .map(({ rank: _, ...column }) => column);
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

/** The first row of several texts: what to show a person when no header was found. */
function likelyHeadings(sheet: Sheet): string[] {
  for (const row of sheet.rows.slice(0, ROWS_SEARCHED)) {
    const texts = row
      .filter((cell) => !cell?.fromMerge)
      .map((cell) => plainLine(shownIn(cell)))
      .filter(Boolean);
    if (texts.length >= 2) return texts.slice(0, 20).map((text) => text.slice(0, 20));
  }
  return [];
}
