import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { date, type RosterImportId } from '#shared/contract/fields.ts';
import { NOTHING_TO_WRITE, type RosterReport, rosterReport } from '#shared/contract/roster.ts';
import { Refusal } from '#shared/outcome.ts';
import { schoolYearOfRoster, todayOnThisPc } from '#shared/school-calendar.ts';
import { rosterImports } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { EMPTY_LINE } from './roster-lines.ts';

/** All imports, the newest first. */
export function listRosterImports(reader: Reader) {
  return reader.db
    .select({
      id: rosterImports.id,
      list: rosterImports.list,
      recordedAt: rosterImports.recordedAt,
      fileName: rosterImports.fileName,
      taken: rosterImports.taken,
      skipped: rosterImports.skipped,
      undoneAt: rosterImports.undoneAt,
    })
    .from(rosterImports)
    .orderBy(desc(rosterImports.recordedAt))
    .all();
}

/** Puts an import on record, with what was taken of each row. */
export function keepImport(writer: Writer, report: RosterReport): RosterImportId {
  const { list, fileName, lines } = report;
  const { id } = writer.db
    .insert(rosterImports)
    .values({
      list,
      fileName,
      report: JSON.stringify(report),
      taken: lines.filter(({ taken }) => taken).length,
      skipped: lines.filter(({ taken, verdict }) => !taken && !NOTHING_TO_WRITE.has(verdict)).length,
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: rosterImports.id })
    .get();
  return id;
}

/** An import that has not been taken back. @throws Refusal `noImport`, `alreadyUndone`. */
export function standingImport(reader: Reader, id: RosterImportId) {
  const row = existingImport(reader, id);
  if (row.undoneAt !== null) throw new Refusal('alreadyUndone', '这次导入已经撤销。');
  return row;
}

/** Marks an import as taken back. */
export function markUndone(writer: Writer, id: RosterImportId): void {
  writer.db.update(rosterImports).set({ undoneAt: writer.now }).where(eq(rosterImports.id, id)).run();
}

/**
 * An import whose traces were changed since is not taken back.
 *
 * @param inTheWay each with its student and why, in Chinese; nothing stands in the way where it is empty.
 * @param whatNow what is safe, and what to do instead.
 * @throws Refusal `changedSince`.
 */
export function refuseInTheWay(inTheWay: readonly string[], whatNow: string): void {
  if (inTheWay.length === 0) return;
  const more = inTheWay.length > 5 ? `等 ${inTheWay.length} 人` : '';
  throw new Refusal(
    'changedSince',
    `不能撤销：导入以后，${inTheWay.slice(0, 5).join('、')}${more}。${whatNow}`,
  );
}

/** @throws Refusal `noImport`. */
export function existingImport(reader: Reader, id: RosterImportId) {
  const row = reader.db.select().from(rosterImports).where(eq(rosterImports.id, id)).get();
  if (!row) throw new Refusal('noImport', '找不到这次导入。请刷新后再试。');
  return row;
}

/** What an import brought, as it was then. @throws Refusal `noImport`. */
export function rosterImportReport(reader: Reader, importId: RosterImportId): RosterReport {
  const { report, recordedAt } = existingImport(reader, importId);
  const kept: unknown = JSON.parse(report);
  const first = firstReport.safeParse(kept);
  return first.success
    ? asToday(first.data, schoolYearOfRoster(todayOnThisPc(new Date(recordedAt))))
    : rosterReport.parse(kept);
}

/** The report as it was kept while an import could only add students. */
const firstReport = z.object({
  fileName: z.string(),
  taken: z.array(
    z.object({
      sheetName: z.string(),
      rowNumber: z.int(),
      studentNumber: z.string(),
      name: z.string(),
      className: z.string(),
      guardian: z.string(),
      bornOn: date.nullable(),
      notices: z.array(z.string()),
    }),
  ),
  skipped: z.array(
    z.object({ sheetName: z.string(), rowNumber: z.int(), name: z.string(), message: z.string() }),
  ),
  skippedSheets: z.array(z.object({ name: z.string(), message: z.string() })),
});

function asToday(first: z.infer<typeof firstReport>, schoolYear: number): RosterReport {
  const { fileName, taken, skipped, skippedSheets } = first;
  const lines: RosterReport['lines'] = [
    ...taken.map((row) => ({
      ...EMPTY_LINE,
      ...row,
      verdict: 'fresh' as const,
      message: '',
      taken: true,
    })),
    ...skipped.map((row) => ({
      ...row,
      ...EMPTY_LINE,
      verdict: 'unreadable' as const,
    })),
  ].map((row) => ({ ...row, key: `${row.sheetName}/${row.rowNumber}` }));
  return {
    list: 'roster',
    fileName,
    schoolYear,
    identifiedBy: 'studentNumber',
    lines,
    offers: [],
    teachers: [],
    newClasses: [],
    missing: [],
    skippedSheets,
  };
}
