import { classKey } from '#shared/class-names.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';
import { isLocalDate, type LocalDate } from '#shared/school-calendar.ts';
import type { RosterHeader } from './header.ts';
import { readRoster } from './read-roster.ts';
import type { RosterReading, RosterRow, TakenRow } from './roster-reading.ts';
import type { Sheet } from './sheet.ts';

/** A sheet as the person wants it read. */
export interface LaidSheet extends RosterHeader {
  sheet: Sheet;
}

/** What a sheet says. */
export interface ReadSheet extends RosterHeader {
  name: string;
  reading: RosterReading;
}

/**
 * Reads the students of several sheets; a student number that stands on two is taken from the first. Yields how
 * many rows it has come along.
 */
export function* readLaidSheets(
  sheets: readonly LaidSheet[],
  today: LocalDate,
  list: LaidListKind = 'roster',
): Generator<number, ReadSheet[]> {
  const taken = new Map<string, TakenRow>();
  const read: ReadSheet[] = [];
  let before = 0;
  for (const { sheet, ...header } of sheets) {
    const rows = readRoster(sheet, header, today, taken, list);
    let step = rows.next();
    for (; !step.done; step = rows.next()) yield before + step.value;
    before += sheet.rows.length;
    read.push({ name: sheet.name, ...header, reading: step.value });
  }
  nameClassesAlike(read);
  tellTwins(read);
  return read;
}

/** A class that is written in several ways in one file is one class, called as the file first calls it. */
function nameClassesAlike(sheets: readonly ReadSheet[]): void {
  const names = new Map<string, string>();
  for (const row of sheets.flatMap(({ reading }) => reading.rows)) {
    const key = classKey(row.className);
    const name = names.get(key) ?? row.className;
    names.set(key, name);
    row.className = name;
  }
}

/** Equal name, and equal day of birth or phone, under two numbers: most likely one child. */
function tellTwins(sheets: readonly ReadSheet[]): void {
  const first = new Map<string, { sheetName: string; row: RosterRow }>();
  for (const { name: sheetName, reading } of sheets) {
    for (const row of reading.rows) {
      // Of one name and one month there are two in many a school.
      const bornOn = row.bornOn && isLocalDate(row.bornOn) ? row.bornOn : undefined;
      const signs = [bornOn, ...row.guardians.map(({ phone }) => phone)].filter(Boolean);
      const keys = signs.map((sign) => JSON.stringify([row.name, sign]));
      const twin = keys.map((key) => first.get(key)).find(Boolean);
      for (const key of keys) if (!first.has(key)) first.set(key, { sheetName, row });
      if (!twin) continue;
      row.twin = { sheetName: twin.sheetName, rowNumber: twin.row.rowNumber };
      const notice = (place: string) => `与${place}的“${row.name}”很可能是同一名学生，号码不同，请核对`;
      row.notices.push(notice(placeOf(twin.sheetName, sheetName, twin.row.rowNumber)));
      twin.row.notices.push(notice(placeOf(sheetName, twin.sheetName, row.rowNumber)));
    }
  }
}

function placeOf(sheetName: string, seenFrom: string, rowNumber: number): string {
  return `${sheetName === seenFrom ? '' : `“${sheetName}”的`}第 ${rowNumber} 行`;
}
