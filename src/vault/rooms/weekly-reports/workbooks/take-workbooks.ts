import { and, eq, isNotNull } from 'drizzle-orm';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { WEEK_COLUMNS } from '#shared/teacher-workbook.ts';
import { chooseFillIns, type ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { fillInDesk, withoutChildren } from '#vault/roll/roster/fill-in/fill-in-desk.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { removeReports, writeReport } from '../reports.ts';
import { weeklyReportEntries } from '../tables.ts';
import { compareWeeks, type FilledWeeks } from './compare-workbooks.ts';

/** Why a report is hidden whose place an import takes. */
export const REPLACED = '按交回的填写表更正';

const weekDesk = fillInDesk<ReadFillIns<FilledWeeks>>();

/**
 * Asks for workbooks that came back, and says what each week of them means; writes nothing.
 *
 * @throws those of `chooseFillIns`.
 */
export async function openWeekWorkbooks(room: Room): Promise<OutputOf<'weeklyReports.openWorkbooks'>> {
  // What reads workbooks is large: whoever opens the door does not wait for it.
  const { readFillIn } = await import('#vault/roll/roster/fill-in/read-fill-in.ts');
  const files = await chooseFillIns(
    room,
    'weeklyReports',
    (bytes, fileName): FilledWeeks => ({ fileName, ...readFillIn(bytes, fileName, WEEK_COLUMNS) }),
  );
  if (!files) return null;
  const { report: shown } = room.access.read((reader) => compareWeeks(reader, room.derived.rows, files));
  return weekDesk.lay(room, files, shown);
}

/**
 * Takes of the preview the weeks that the person chose, in one step: all of them, or nothing. A report that another one
 * takes the place of is hidden, with what it said; the entries of 观察日志 that were made of it stay those of its lines.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `writeReport`.
 */
export const takeWeekWorkbooks = (
  room: Room,
  input: InputOf<'weeklyReports.takeWorkbooks'>,
): OutputOf<'weeklyReports.takeWorkbooks'> =>
  weekDesk.take(room, input, {
    compare: (reader, files) => compareWeeks(reader, room.derived.rows, files),
    keeps: withoutChildren,
    write: (writer, chosen, { importId, fileName }) => {
      for (const { report, over } of chosen) {
        if (over) removeReports(writer, { reportIds: [over], reason: REPLACED });
        const id = writeReport(writer, report, { importId, replacesId: over });
        if (over) keepCarried(writer, over, id);
      }
      const changed = chosen.filter(({ over }) => over !== null).length;
      writer.record({
        action: 'weeklyReport.imported',
        subject: `${fileName}：写入 ${chosen.length - changed} 份，改动 ${changed} 份`,
        detail: { importId },
      });
    },
  });

/** An entry that was made of a line of the old report is that of the same child's line of the new one. */
export function keepCarried(writer: Writer, from: WeeklyReportId, to: WeeklyReportId): void {
  const { db } = writer;
  const carried = db
    .select()
    .from(weeklyReportEntries)
    .where(and(eq(weeklyReportEntries.reportId, from), isNotNull(weeklyReportEntries.observationId)))
    .all();
  for (const { studentId, kind, observationId } of carried) {
    db.update(weeklyReportEntries)
      .set({ observationId })
      .where(
        and(
          eq(weeklyReportEntries.reportId, to),
          eq(weeklyReportEntries.studentId, studentId),
          eq(weeklyReportEntries.kind, kind),
        ),
      )
      .run();
  }
}
