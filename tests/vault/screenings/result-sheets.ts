import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { BatchText, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { usualBands } from '#shared/screening/bands.ts';
import type { TestDesk } from '../desk.ts';
import { day } from '../sample.ts';

export type SheetRow = readonly (string | number)[];

/** A workbook as a test platform gives it. */
export function resultSheet(
  room: Pick<TestDesk, 'folder'>,
  rows: readonly SheetRow[],
  name = '测评结果.xlsx',
): string {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows as unknown[][]), '结果');
  const path = join(room.folder, name);
  writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

/** What a batch says where a test says nothing else. */
export const batchText = (more: Partial<BatchText> = {}): BatchText => {
  const scale = more.scale === undefined ? 'mht' : more.scale;
  const version = more.version ?? (scale === 'sdq' ? 'self' : scale === 'scl90' ? 'oneToFive' : 'usual');
  return {
    name: '2026年秋季全体普查',
    schoolYear: 2026,
    term: 'first',
    kind: 'everybody',
    scale,
    version,
    bands: scale === null ? null : usualBands(scale, version),
    fromOn: day('2026-08-24'),
    untilOn: day('2026-09-04'),
    consent: 'informed',
    consentNote: '',
    note: '',
    ...more,
  };
};

/** Every class of the school year that runs. */
export async function classIds({ get }: Pick<TestDesk, 'get'>) {
  const { schoolYear } = await runningYear({ get });
  return (await get('schoolYears.read', { schoolYear })).classes.map(({ id }) => id);
}

async function runningYear({ get }: Pick<TestDesk, 'get'>) {
  const years = await get('schoolYears.list', {});
  const running = years.find(({ isRunning }) => isRunning) ?? years[0];
  if (!running) throw new Error('no school year');
  return running;
}

/** Goes through the wizard as far as the preview. */
export async function lookAtResults(
  room: Pick<TestDesk, 'get' | 'chosen'>,
  path: string,
  batchId: ScreeningBatchId,
  testedOn = day('2026-08-26'),
) {
  room.chosen.open = path;
  const opened = await room.get('roster.open', { list: 'screenings' });
  if (!opened) throw new Error('no workbook was chosen');
  const { token } = opened;
  const chosen = opened.sheets.flatMap(({ headerRow, isTaken }, sheet) =>
    isTaken ? [{ sheet, headerRow }] : [],
  );
  const groups = await room.get('roster.columns', { token, sheets: chosen });
  const sheets = chosen.map((choice) => ({
    ...choice,
    columns: (groups.find((group) => group.sheets.includes(choice.sheet))?.columns ?? []).map(
      ({ column, field, person }) => ({ column, field, person }),
    ),
  }));
  const report = await room.get('screenings.compareResults', { token, sheets, batchId, testedOn });
  return { token, groups, report };
}

export const takeable = ({ lines }: RosterReport) => lines.filter(({ taken }) => taken).map(({ key }) => key);

export async function takeResults(...of: Parameters<typeof lookAtResults>) {
  const { token, report } = await lookAtResults(...of);
  return of[0].get('screenings.takeResults', { token, rows: takeable(report) });
}

/** Each row's verdict, with what is said of it. */
export const verdicts = ({ lines }: RosterReport) =>
  Object.fromEntries(
    lines.map(({ rowNumber, verdict, message, screened }) => [
      rowNumber,
      [verdict, screened?.result, message].filter(Boolean).join(' '),
    ]),
  );
