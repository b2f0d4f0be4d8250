import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import type { WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { Refusal } from '#shared/outcome.ts';
import { WEEK_COLUMNS } from '#shared/teacher-workbook.ts';
import { chooseFillIns, type ReadFillIns } from '#vault/roll/roster/fill-in/choose-fill-ins.ts';
import { refuseChangedPreview, refuseUnshown } from '#vault/roll/roster/roster-desk.ts';
import { keepImport } from '#vault/roll/roster/roster-imports.ts';
import { rosterImports } from '#vault/roll/students/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { removeReports, writeReport } from '../reports.ts';
import { weeklyReportEntries } from '../tables.ts';
import { compareWeeks, type FilledWeeks } from './compare-workbooks.ts';

/** Why a report is hidden whose place an import takes. */
export const REPLACED = '按交回的填写表更正';

/** The workbooks that lie on the desk, and what was shown of them: nothing else is taken. */
const weekDesk = perRoom(
  (): { laid: { token: string; files: ReadFillIns<FilledWeeks>; shown: RosterReport } | null } => ({
    laid: null,
  }),
);

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
  const token = randomUUID();
  weekDesk(room).laid = { token, files, shown };
  return { token, report: shown };
}

/**
 * Takes of the preview the weeks that the person chose, in one step: all of them, or nothing. A report that another one
 * takes the place of is hidden, with what it said; the entries of 观察日志 that were made of it stay those of its lines.
 *
 * @throws Refusal `nothingRead`, `changedSince`, `notInPreview`, and those of `writeReport`.
 */
export function takeWeekWorkbooks(
  room: Room,
  { token, rows }: InputOf<'weeklyReports.takeWorkbooks'>,
): OutputOf<'weeklyReports.takeWorkbooks'> {
  const { laid } = weekDesk(room);
  if (laid?.token !== token) {
    throw new Refusal('nothingRead', '这些表的核对已失效，没有写入任何内容。请重新选择文件。');
  }
  const wanted = new Set(rows);
  const result = room.access.write((writer) => {
    const { report: now, taken } = compareWeeks(writer, room.derived.rows, laid.files);
    refuseChangedPreview(now, laid.shown);
    refuseUnshown([...wanted].every((key) => taken.has(key)));
    const report = { ...now, lines: now.lines.map((line) => ({ ...line, taken: wanted.has(line.key) })) };
    const importId = keepImport(writer, withoutChildren(report));
    let changed = 0;
    for (const { key } of report.lines) {
      const what = wanted.has(key) ? taken.get(key) : undefined;
      if (!what) continue;
      const { over } = what;
      if (over) removeReports(writer, { reportIds: [over], reason: REPLACED });
      const id = writeReport(writer, what.report, { importId, replacesId: over });
      if (over) keepCarried(writer, over, id);
      if (over) changed += 1;
    }
    writer.record({
      action: 'weeklyReport.imported',
      subject: `${report.fileName}：写入 ${wanted.size - changed} 份，改动 ${changed} 份`,
      detail: { importId },
    });
    return { importId, report };
  });
  weekDesk(room).laid = null;
  return result;
}

/** What is kept of an import names no child: what a report said stands in the files, and goes with them. */
function withoutChildren(report: RosterReport): RosterReport {
  return {
    ...report,
    lines: report.lines.map((line) => ({
      ...line,
      message: line.message && '有看不懂的地方，没有写入。',
      changes: [],
      weekly: line.weekly && { ...line.weekly, text: '' },
    })),
  };
}

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

/** Marks an import as taken back. */
export function markUndone(
  writer: Writer,
  importId: InputOf<'weeklyReports.undoWorkbooks'>['importId'],
): void {
  writer.db.update(rosterImports).set({ undoneAt: writer.now }).where(eq(rosterImports.id, importId)).run();
}
