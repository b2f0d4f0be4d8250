import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { WeeklyReportEntry, WeeklyReportEntryId } from '#shared/contract/weekly-reports.ts';
import { Refusal } from '#shared/outcome.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { weeklyReportEntries, weeklyReports } from './tables.ts';

export type EntryOnRecord = WeeklyReportEntry & { recordedAt: number };

/** What weekly reports said of a student, in the order of the days on which it was told. */
export const weeklyReportEntriesOf = (reader: Reader, studentId: StudentId): EntryOnRecord[] =>
  entriesWhere(reader, eq(weeklyReportEntries.studentId, studentId));

/** @throws Refusal `noRemark`. */
export function existingRemark(reader: Reader, id: WeeklyReportEntryId): EntryOnRecord {
  const [entry] = entriesWhere(reader, eq(weeklyReportEntries.id, id));
  if (!entry) throw new Refusal('noRemark', '找不到这一条周报情况，可能已被删除。请刷新后查看。');
  return entry;
}

/** The lines of one report, in its own order. */
export const entriesWhere = ({ db }: Reader, which: SQL): EntryOnRecord[] =>
  db
    .select({
      entry: weeklyReportEntries,
      report: weeklyReports,
      className: schoolClasses.name,
      made: observations.id,
    })
    .from(weeklyReportEntries)
    .innerJoin(weeklyReports, eq(weeklyReports.id, weeklyReportEntries.reportId))
    .innerJoin(schoolClasses, eq(schoolClasses.id, weeklyReports.classId))
    .leftJoin(
      observations,
      and(eq(observations.id, weeklyReportEntries.observationId), isNull(observations.removedAt)),
    )
    .where(and(which, isNull(weeklyReportEntries.removedAt), isNull(weeklyReports.removedAt)))
    .orderBy(asc(weeklyReportEntries.occurredOn), asc(weeklyReportEntries.position))
    .all()
    .map(({ entry, report: { weekFrom, toldBy }, className, made }) => ({
      id: entry.id,
      reportId: entry.reportId,
      studentId: entry.studentId,
      occurredOn: entry.occurredOn,
      kind: entry.kind,
      change: entry.change,
      absence: entry.absence,
      seenOn: entry.seenOn,
      source: entry.source,
      text: entry.text,
      recordedAt: entry.recordedAt,
      // One that was taken away meanwhile is made anew.
      observationId: made,
      weekFrom,
      toldBy,
      className,
    }));
