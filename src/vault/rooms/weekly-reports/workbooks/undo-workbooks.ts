import { and, asc, eq, isNull } from 'drizzle-orm';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import { markUndone, refuseInTheWay, standingImport } from '#vault/roll/roster/roster-imports.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { removeReports, reportOf, writeReport } from '../reports.ts';
import { weeklyReportEntries, weeklyReports } from '../tables.ts';
import { keepCarried, REPLACED } from './take-workbooks.ts';

type ReportRow = typeof weeklyReports.$inferSelect;

/**
 * What goes when an import of weeks is taken back; changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `changedSince`: what would stand in the way, and what to do.
 */
export function weighWeeksUndo(
  reader: Reader,
  importId: RosterImportId,
): OutputOf<'weeklyReports.weighWorkbooksUndo'> {
  standingImport(reader, importId);
  const rows = reportsToTakeBack(reader, importId);
  const putBack = rows.filter(({ replacesId }) => replacesId !== null).length;
  return { removed: rows.length - putBack, putBack };
}

/** Takes an import of weeks back as one step: where a report stood before, it stands again. */
export function undoWeeks(writer: Writer, importId: RosterImportId): OutputOf<'weeklyReports.undoWorkbooks'> {
  const { fileName } = standingImport(writer, importId);
  const undone = weighWeeksUndo(writer, importId);
  for (const { id, replacesId } of reportsToTakeBack(writer, importId)) {
    removeReports(writer, { reportIds: [id], reason: '撤销导入' });
    if (replacesId !== null) putBack(writer, replacesId);
  }
  markUndone(writer, importId);
  writer.record({
    action: 'weeklyReport.importUndone',
    subject: `${fileName}：删除 ${undone.removed} 份，改回 ${undone.putBack} 份`,
    detail: { importId },
  });
  return undone;
}

/** The report as it was before another one took its place: its rows are in the vault, hidden. */
function putBack(writer: Writer, id: WeeklyReportId): void {
  const { db } = writer;
  const old = db.select().from(weeklyReports).where(eq(weeklyReports.id, id)).get();
  if (!old) return;
  const lines = db
    .select()
    .from(weeklyReportEntries)
    .where(and(eq(weeklyReportEntries.reportId, id), eq(weeklyReportEntries.removalReason, REPLACED)))
    .orderBy(asc(weeklyReportEntries.position))
    .all();
  const { classId, weekFrom, toldOn, toldBy, isAllWell, note, importId, replacesId } = old;
  const remarks = lines.map(({ kind, studentId, change, absence, seenOn, source, text }) => ({
    id: null,
    kind,
    studentId,
    change,
    absence,
    seenOn,
    source,
    text,
  }));
  const again = writeReport(
    writer,
    { reportId: null, classId, weekFrom, toldOn, toldBy, isAllWell, note, remarks },
    { importId, replacesId },
  );
  keepCarried(writer, id, again);
}

/** @throws Refusal `changedSince`. */
function reportsToTakeBack(reader: Reader, importId: RosterImportId): ReportRow[] {
  const rows = reader.db
    .select()
    .from(weeklyReports)
    .where(and(eq(weeklyReports.importId, importId), isNull(weeklyReports.removedAt)))
    .all();
  const inTheWay = rows.flatMap((row) => {
    const { className, remarks } = reportOf(reader, row);
    const since = changedSince(row, remarks);
    return since ? [`${className}（${since}）`] : [];
  });
  refuseInTheWay(
    inTheWay,
    '班级周报没有改动。要改的请打开那些班的周报修改或删除；导入了哪些，见“查看报告”。',
  );
  return rows;
}

/** What became of a report after the import had written it, in Chinese; undefined when nothing did. */
function changedSince(
  { correctedAt, replacesId }: ReportRow,
  remarks: readonly { observationId: string | null; hasLeft: boolean }[],
): string | undefined {
  if (correctedAt !== null) return '后来又改过';
  if (remarks.some(({ hasLeft }) => hasLeft)) return '有学生已离校归档';
  if (replacesId === null && remarks.some(({ observationId }) => observationId !== null))
    return '已转入观察日志';
  return undefined;
}
