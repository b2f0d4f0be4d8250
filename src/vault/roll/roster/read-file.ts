import { setImmediate } from 'node:timers/promises';
import type { InputOf } from '#shared/contract/index.ts';
import { lackingIn, type MatchedColumn } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { headerAt, headingsOf } from './reading/header.ts';
import { type LaidSheet, readLaidSheets } from './reading/laid-sheets.ts';
import { openedFile, type ReadFile, type RosterDesk, rosterDesk } from './roster-desk.ts';

type Wanted = Pick<InputOf<'roster.compare'>, 'token' | 'sheets' | 'identifiedBy'> & { schoolYear: number };

/**
 * Reads the sheets as the person laid them out.
 *
 * @throws Refusal `nothingRead`, `noSheet`, `lacksColumn`, `cancelled`.
 */
export async function readFile(room: Room, wanted: Wanted): Promise<ReadFile> {
  const opened = openedFile(room, wanted.token);
  const laid: (LaidSheet & { columnsChosen: MatchedColumn[] })[] = [];
  for (const choice of wanted.sheets) {
    const sheet = opened.sheets[choice.sheet]?.sheet;
    if (!sheet || laid.some((other) => other.sheet === sheet)) continue;
    const header = headerAt(sheet, choice.headerRow, opened.list);
    const headings = headingsOf(sheet, header);
    const lacks = lackingIn(choice.columns, opened.list);
    if (lacks !== '') {
      throw new Refusal('lacksColumn', `工作表“${sheet.name}”还没有指定哪一列是${lacks}，请先选好。`);
    }
    laid.push({
      sheet,
      headerRow: header.headerRow,
      firstHeaderRow: header.firstHeaderRow,
      columns: choice.columns.flatMap(({ column, field, person }) =>
        field === null ? [] : [{ column, heading: headings[column] ?? '', field, person }],
      ),
      columnsChosen: choice.columns,
    });
  }
  if (laid.length === 0) throw new Refusal('noSheet', '一张工作表也没有选，没有读取。请至少勾选一张。');
  const all = laid.reduce((sum, { sheet }) => sum + sheet.rows.length, 0);
  const reading = readLaidSheets(laid, room.moment().today, opened.list);
  const sheets = await byAndBy(rosterDesk(room), reading, (done) => ({ step: 'reading', done, all }));
  return {
    list: opened.list,
    fileName: opened.fileName,
    schoolYear: wanted.schoolYear,
    identifiedBy: wanted.identifiedBy,
    sheets,
    skippedSheets: opened.sheets
      .filter(({ sheet }) => !laid.some((other) => other.sheet === sheet))
      .map(({ sheet, message }) => ({ name: sheet.name, message: message || '没有勾选这张工作表' })),
    matchings: laid.map(({ sheet, headerRow, firstHeaderRow, columnsChosen }) => ({
      headings: headingsOf(sheet, { headerRow, firstHeaderRow, columns: [] }),
      columns: columnsChosen,
    })),
  };
}

/**
 * Drives long work a piece at a time, so that other requests are answered in between, tells how far it is, and
 * stops when the person says so.
 *
 * @throws Refusal `cancelled`; whatever the work throws.
 */
export async function byAndBy<Result>(
  desk: RosterDesk,
  work: Generator<number, Result>,
  progress: (done: number) => NonNullable<RosterDesk['progress']>,
): Promise<Result> {
  const stop = new AbortController();
  desk.stop?.abort();
  desk.stop = stop;
  try {
    for (let step = work.next(); ; step = work.next()) {
      if (stop.signal.aborted) throw new Refusal('cancelled', '已取消，没有写入任何内容。');
      if (step.done) return step.value;
      desk.progress = progress(step.value);
      await setImmediate();
    }
  } finally {
    if (desk.stop === stop) {
      desk.stop = null;
      desk.progress = null;
    }
  }
}
