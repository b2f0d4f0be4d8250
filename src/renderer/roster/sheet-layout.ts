import type { InputOf } from '#shared/contract/index.ts';
import { type ColumnGroup, lackingIn, type OpenedRoster } from '#shared/contract/roster.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';

/** How a person wants a sheet read. */
export interface SheetLayout {
  isTaken: boolean;
  /** Counted from 1; 0 where nothing stands above the students. */
  headerRow: number;
}

export type ChosenSheets = InputOf<'roster.columns'>['sheets'];

/** As the vault has guessed. */
export function guessedLayout({ sheets }: OpenedRoster): SheetLayout[] {
  return sheets.map(({ isTaken, headerRow }) => ({ isTaken, headerRow }));
}

/** The file was opened anew: what a person chose about a sheet against the guess holds on for the same sheet. */
export function relaidLayout(
  before: OpenedRoster,
  chosen: readonly SheetLayout[],
  now: OpenedRoster,
): SheetLayout[] {
  const guessedBefore = guessedLayout(before);
  return guessedLayout(now).map((guessed, place) => {
    const [was, own] = [guessedBefore[place], chosen[place]];
    if (!was || !own || before.sheets[place]?.name !== now.sheets[place]?.name) return guessed;
    return {
      isTaken: own.isTaken === was.isTaken ? guessed.isTaken : own.isTaken,
      headerRow: own.headerRow === was.headerRow ? guessed.headerRow : own.headerRow,
    };
  });
}

export function chosenSheets(layout: readonly SheetLayout[]): ChosenSheets {
  return layout.flatMap(({ isTaken, headerRow }, sheet) => (isTaken ? [{ sheet, headerRow }] : []));
}

/** Each sheet with the columns of its group. */
export function laidSheetsOf(
  sheets: ChosenSheets,
  groups: readonly ColumnGroup[],
): InputOf<'roster.compare'>['sheets'] {
  return sheets.map((choice) => ({
    ...choice,
    columns: (groups.find((group) => group.sheets.includes(choice.sheet))?.columns ?? []).map(
      ({ column, field, person }) => ({ column, field, person }),
    ),
  }));
}

/** What still lacks before the columns can be read, in Chinese; undefined when nothing does. */
export function lacking(groups: readonly ColumnGroup[], list: LaidListKind): string | undefined {
  for (const { columns, sheetNames } of groups) {
    const lacks = lackingIn(columns, list);
    if (lacks === '') continue;
    const where = groups.length > 1 ? `工作表“${sheetNames[0] ?? ''}”` : '';
    return `${where}还没有指定哪一列是${lacks}`;
  }
  return undefined;
}
