import type { RosterImportId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { changesOf, type RosterChange } from '#vault/roll/roster/roster-changes.ts';
import { markUndone, refuseInTheWay, standingImport } from '#vault/roll/roster/roster-imports.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { screeningEntries, screenings } from '../tables.ts';

/**
 * How many results go when an import is taken back; changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `changedSince`: what would stand in the way, and what to do.
 */
export function resultsUndoWeight(
  reader: Reader,
  importId: RosterImportId,
): OutputOf<'screenings.weighResultsUndo'> {
  standingImport(reader, importId);
  return { results: resultsToTakeBack(reader, importId).length };
}

/**
 * Takes an import of results back as one step: each is hidden, and stays in the vault. What was talked about since stays.
 *
 * @throws the Refusals of `resultsUndoWeight`.
 */
export function undoResults(writer: Writer, importId: RosterImportId): OutputOf<'screenings.undoResults'> {
  const { fileName } = standingImport(writer, importId);
  const rows = resultsToTakeBack(writer, importId);
  writer.db
    .update(screenings)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: '撤销导入' })
    .where(
      among(
        screenings.id,
        rows.map(({ id }) => id),
      ),
    )
    .run();
  markUndone(writer, importId);
  writer.record({
    action: 'screening.importUndone',
    subject: `${fileName}：删除 ${rows.length} 条结果`,
    detail: { importId },
  });
  return { results: rows.length };
}

type ResultRow = typeof screenings.$inferSelect;

/** @throws Refusal `changedSince`. */
function resultsToTakeBack(reader: Reader, importId: RosterImportId): ResultRow[] {
  const changes = changesOf(reader, importId).flatMap(({ change }) =>
    change.kind === 'screening' ? [change] : [],
  );
  const ids = changes.map(({ screeningId }) => screeningId);
  const rows = new Map(
    reader.db
      .select()
      .from(screenings)
      .where(among(screenings.id, ids))
      .all()
      .map((row) => [row.id, row]),
  );
  const settled = settledEntries(reader, [...rows.values()]);
  const inTheWay: string[] = [];
  const results = changes.flatMap((change) => {
    const row = rows.get(change.screeningId);
    // One that a person has taken away is as it is to become; one that was destroyed is gone.
    if (!row || row.removedAt !== null) return [];
    const since = changedSince(reader, row, change, settled);
    if (since) inTheWay.push(`${studentOn(reader, row.studentId, reader.today).name}（${since}）`);
    return [row];
  });
  refuseInTheWay(
    inTheWay,
    '筛查结果没有改动。要改的请打开这些学生的档案，先撤回结论，或逐条删除结果；导入了哪些，见“查看报告”。',
  );
  return results;
}

/** Places on a list about which something was settled. */
function settledEntries({ db }: Reader, rows: readonly ResultRow[]): ReadonlySet<string> {
  const entries = db
    .select()
    .from(screeningEntries)
    .where(
      among(
        screeningEntries.id,
        rows.flatMap(({ entryId }) => entryId ?? []),
      ),
    )
    .all();
  return new Set(
    entries
      .filter(({ outcome, guardianToldOn }) => outcome !== null || guardianToldOn !== null)
      .map(({ id }) => id),
  );
}

/** What was changed of a result after the import had written it, in Chinese; undefined when nothing was. */
function changedSince(
  reader: Reader,
  { studentId, result, note, entryId }: ResultRow,
  { as }: Extract<RosterChange, { kind: 'screening' }>,
  settled: ReadonlySet<string>,
): string | undefined {
  if (entryId !== null && settled.has(entryId)) return '已登记评估结论';
  const departure = departureOf(reader, studentId);
  if (departure && departure.leftOn <= reader.today) return '已离校归档';
  return result === as.result && note === as.note ? undefined : '备注后来改过';
}
