import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { MatchedColumn, RosterReport } from '#shared/contract/roster.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { NumberKind } from '#shared/terms.ts';
import { headerAt } from '#vault/roll/roster/reading/header.ts';
import { type ReadSheet, readLaidSheets } from '#vault/roll/roster/reading/laid-sheets.ts';
import { openRosterFile } from '#vault/roll/roster/reading/roster-file.ts';
import type { TestDesk } from './desk.ts';

export interface ReadRosterFile {
  sheets: ReadSheet[];
  skippedSheets: { name: string; message: string }[];
}

/** A file read by its headings alone, as it is when a person changes nothing in the wizard. */
export function readRosterFile(bytes: Uint8Array, fileName: string, today: LocalDate): ReadRosterFile {
  const { sheets: opened } = openRosterFile(bytes, fileName, today);
  const taken = opened.filter(({ isTaken }) => isTaken);
  return {
    sheets: whole(
      readLaidSheets(
        taken.map(({ sheet, headerRow }) => ({ sheet, ...headerAt(sheet, headerRow) })),
        today,
      ),
    ),
    skippedSheets: opened
      .filter(({ isTaken }) => !isTaken)
      .map(({ sheet, message }) => ({ name: sheet.name, message })),
  };
}

/** What long work comes to when nobody interrupts it. */
export function whole<Result>(work: Generator<number, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

export interface LookedAt {
  token: string;
  report: RosterReport;
}

/** What a person changes on the way through the wizard. */
export interface Ways {
  schoolYear?: number;
  identifiedBy?: NumberKind;
  /** Field by heading, over the guess. */
  match?: Record<string, Pick<MatchedColumn, 'field' | 'person'>>;
  /** Header row by the sheet's name. */
  headerRow?: Record<string, number>;
}

/** Whichever way an open vault is asked. */
type Asked = Pick<TestDesk, 'ask'>;
type RosterDesk = Pick<TestDesk, 'chosen' | 'get'>;

/** Goes through the wizard as far as the preview, with its guesses; null when no file was chosen. */
export async function lookAtRoster(room: Asked, ways: Ways = {}): Promise<Outcome<LookedAt | null>> {
  const opened = await room.ask('roster.open', {});
  if (!opened.ok) return opened;
  if (!opened.value) return { ok: true, value: null };
  const { token, sheets, schoolYear } = opened.value;
  const chosen = sheets.flatMap(({ name, headerRow, isTaken }, sheet) => {
    const row = ways.headerRow?.[name];
    return isTaken || row !== undefined ? [{ sheet, headerRow: row ?? headerRow }] : [];
  });
  const groups = await room.ask('roster.columns', { token, sheets: chosen });
  if (!groups.ok) return groups;
  const compared = await room.ask('roster.compare', {
    token,
    schoolYear: ways.schoolYear ?? schoolYear,
    ...(ways.identifiedBy ? { identifiedBy: ways.identifiedBy } : {}),
    sheets: chosen.map((choice) => ({ ...choice, columns: columnsFor(groups.value, choice.sheet, ways) })),
  });
  return compared.ok ? { ok: true, value: { token, report: compared.value } } : compared;
}

function columnsFor(groups: OutputOf<'roster.columns'>, sheet: number, ways: Ways): MatchedColumn[] {
  const columns = groups.find(({ sheets }) => sheets.includes(sheet))?.columns ?? [];
  return columns.map(({ column, heading, field, person }) => ({
    column,
    field,
    person,
    ...ways.match?.[heading],
  }));
}

/** The preview of a file, or a failed test. */
export async function previewOf(room: RosterDesk, path: string, ways: Ways = {}): Promise<LookedAt> {
  room.chosen.open = path;
  const ask: TestDesk['ask'] = async (name, input) => ({ ok: true, value: await room.get(name, input) });
  const outcome = await lookAtRoster({ ask }, ways);
  if (!outcome.ok || !outcome.value) throw new Error('no roster was chosen');
  return outcome.value;
}

/** Everything that a preview offers without anything else being decided. */
export function allOf({ token, report }: LookedAt): InputOf<'roster.take'> {
  return {
    token,
    rows: report.lines.filter(({ taken }) => taken).map(({ key }) => key),
    newClasses: report.newClasses.map(({ className }) => className),
    classNames: report.teachers.filter(({ taken }) => taken).map(({ className }) => className),
    departures: [],
  };
}

/** Takes a file as the wizard offers it. */
export async function takeRoster(
  room: RosterDesk,
  path: string,
  ways: Ways = {},
): Promise<OutputOf<'roster.take'>> {
  return room.get('roster.take', allOf(await previewOf(room, path, ways)));
}
