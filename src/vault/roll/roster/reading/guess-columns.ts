import { fieldsOf, type LaidListKind, type RosterField } from '#shared/roster-terms.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { isNationalNumber } from '#shared/student-numbers.ts';
import { personName, plainLine } from '#shared/written-text.ts';
import { readBirthDate, troubleOfBirth } from './birth-date.ts';
import { classNamedIn } from './class-name.ts';
import { headingsOf, type RosterHeader } from './header.ts';
import { isOfNoUse } from './headings.ts';
import { levelNamed } from './level-words.ts';
import { type Cell, isBlank, MOST_COLUMNS, type Sheet, shownIn } from './sheet.ts';

/** A column as a person sees it, with what it most likely holds. */
export interface GuessedColumn {
  /** Zero-based. */
  column: number;
  /** As it stands in the sheet; empty where nothing does. */
  heading: string;
  /** The first few values below the heading. */
  samples: string[];
  /** Null for a column that is not read. */
  field: RosterField | null;
  person: string;
  /** What the guess stands on; null where nothing was guessed. */
  by: 'heading' | 'content' | null;
}

/** So many rows below the header are looked at. */
const ROWS_LOOKED_AT = 60;
const SAMPLES = 3;

/**
 * What the columns of a sheet most likely hold: by their headings first; where a field is still missing, by what
 * stands in a column whose heading says nothing. A guess by content is only ever an offer: the person sees it,
 * and that it is one.
 */
export function guessColumns(
  sheet: Sheet,
  header: RosterHeader,
  today: LocalDate,
  list: LaidListKind = 'roster',
): GuessedColumn[] {
  const headings = headingsOf(sheet, header);
  const below = sheet.rows.slice(header.headerRow).filter((row) => !isBlank(row));
  const looked = below.slice(0, ROWS_LOOKED_AT);
  const width = Math.min(MOST_COLUMNS, Math.max(headings.length, ...looked.map((row) => row.length), 0));
  const columns = Array.from({ length: width }, (_, column): GuessedColumn => {
    const matched = header.columns.find((each) => each.column === column);
    return {
      column,
      heading: headings[column] ?? '',
      samples: samplesOf(looked.map((row) => row[column])),
      field: matched?.field ?? null,
      person: matched?.person ?? '',
      by: matched ? 'heading' : null,
    };
  }).filter(({ heading, samples }) => heading !== '' || samples.length > 0);

  const wanted = fieldsOf(list);
  for (const [field, fits] of BY_CONTENT) {
    if (!wanted.includes(field)) continue;
    if (columns.some((column) => column.field === field)) continue;
    const likely = columns.find(({ column, heading, field: own }) => {
      if (own !== null || isOfNoUse(heading, list)) return false;
      const cells = looked.map((row) => row[column]).filter((cell) => shownIn(cell) !== '');
      return cells.length > 0 && cells.length >= looked.length / 2 && fits(cells as Cell[], today);
    });
    if (likely) Object.assign(likely, { field, by: 'content' } satisfies Partial<GuessedColumn>);
  }
  return columns;
}

function samplesOf(cells: readonly (Cell | undefined)[]): string[] {
  return [...new Set(cells.map((cell) => plainLine(shownIn(cell))).filter(Boolean))]
    .slice(0, SAMPLES)
    .map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text));
}

type Fits = (cells: readonly Cell[], today: LocalDate) => boolean;

const most = (cells: readonly Cell[], is: (text: string, cell: Cell) => boolean) =>
  cells.filter((cell) => is(plainLine(shownIn(cell)), cell)).length >= cells.length * 0.8;
const differ = (cells: readonly Cell[], share: number) =>
  new Set(cells.map((cell) => plainLine(shownIn(cell)))).size >= cells.length * share;

const MOBILE = /^1[3-9]\d{9}$/;

/** In this order: what is told for certain comes before what it could be mistaken for. */
const BY_CONTENT: readonly [RosterField, Fits][] = [
  ['level', (cells) => most(cells, (text) => levelNamed(text) !== undefined)],
  ['gender', (cells) => most(cells, (text) => /^[男女]/.test(text) && text.length <= 2)],
  ['guardianPhone', (cells) => most(cells, (text) => MOBILE.test(text.replace(/[\s-]/g, '')))],
  [
    'bornOn',
    // A bare number of five digits may be a serial day, or a student number: that is for the person to say.
    (cells, today) =>
      most(
        cells,
        (text, cell) => !/^\d{5}$/.test(text) && readBirthDate(cell, false, today).bornOn !== undefined,
      ),
  ],
  [
    'identityNumber',
    (cells, today) =>
      most(
        cells,
        (_, cell) =>
          cell.kind === 'identity' &&
          cell.told.outcome === 'read' &&
          troubleOfBirth(cell.told.bornOn, '', today) === undefined,
      ),
  ],
  ['className', (cells) => most(cells, (text) => text.length <= 14 && classNamedIn(text) !== undefined)],
  ['registrationNumber', (cells) => most(cells, isNationalNumber) && differ(cells, 0.95)],
  [
    'studentNumber',
    (cells) =>
      most(
        cells,
        (text) => /^[A-Za-z]{0,3}\d{4,20}$/.test(text) && !MOBILE.test(text) && !isNationalNumber(text),
      ) && differ(cells, 0.95),
  ],
  [
    'name',
    (cells) =>
      most(cells, (text) => {
        const name = personName(text);
        return (
          /^[\p{Script=Han}·]+$/u.test(name) && (/·/.test(name) || [...name].length <= 4) && name.length > 1
        );
      }) && differ(cells, 0.7),
  ],
];
