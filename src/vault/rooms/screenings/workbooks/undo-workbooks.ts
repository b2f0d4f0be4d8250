import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { ScreeningEntryId } from '#shared/contract/screenings.ts';
import { changesOf, type RosterChange } from '#vault/roll/roster/roster-changes.ts';
import { markUndone, refuseInTheWay, standingImport } from '#vault/roll/roster/roster-imports.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { screeningEntries, screeningFindings, screeningReplies } from '../tables.ts';

type EntryRow = typeof screeningEntries.$inferSelect;
type FoundChange = Extract<RosterChange, { kind: 'found' }>;

/** What a person may have settled of a student on the list. */
export const standsAs = ({
  absence,
  flaggedOn,
  outcomeOn,
  guardianToldOn,
}: Pick<EntryRow, keyof FoundChange['as'] & keyof EntryRow>): FoundChange['as'] => ({
  absence,
  flaggedOn,
  outcomeOn,
  guardianToldOn,
});

/** What an import wrote, as far as it is there: classes by what became of their answer, and who came on the list by it. */
interface Traces {
  undone: { removed: number; putBack: number };
  /** Who came on the list by it. */
  newcomers: readonly ScreeningEntryId[];
}

/**
 * What goes when an import of class sheets is taken back; changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `changedSince`: what would stand in the way, and what to do.
 */
export function weighFocusUndo(
  reader: Reader,
  importId: RosterImportId,
): OutputOf<'screenings.weighWorkbooksUndo'> {
  standingImport(reader, importId);
  return tracesOf(reader, importId).undone;
}

/**
 * Takes an import of class sheets back as one step: what it wrote is hidden, what it had taken the place of stands again,
 * and whoever came on the list by it alone goes off it.
 */
export function undoFocusSheets(
  writer: Writer,
  importId: RosterImportId,
): OutputOf<'screenings.undoWorkbooks'> {
  const { fileName } = standingImport(writer, importId);
  const { undone, newcomers } = tracesOf(writer, importId);
  for (const table of [screeningReplies, screeningFindings]) {
    writer.db
      .update(table)
      .set({ replacedAt: writer.now })
      .where(and(eq(table.importId, importId), isNull(table.replacedAt)))
      .run();
    writer.db
      .update(table)
      .set({ replacedAt: null, replacedBy: null })
      .where(eq(table.replacedBy, importId))
      .run();
  }
  writer.db
    .update(screeningEntries)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: '撤销导入' })
    .where(
      and(
        among(screeningEntries.id, newcomers),
        sql`NOT EXISTS (SELECT 1 FROM screening_findings f WHERE f.entry_id = ${screeningEntries.id} AND f.replaced_at IS NULL)`,
      ),
    )
    .run();
  markUndone(writer, importId);
  writer.record({
    action: 'screeningBatch.repliesUndone',
    subject: `${fileName}：删除 ${undone.removed} 个班，改回 ${undone.putBack} 个班`,
    detail: { importId },
  });
  return undone;
}

/** @throws Refusal `changedSince`. */
function tracesOf(reader: Reader, importId: RosterImportId): Traces {
  const inTheWay: string[] = [];
  const classes = repliedIn(reader, importId);
  for (const { className, isReplaced } of classes) {
    if (isReplaced) inTheWay.push(`${className}（后来又改过）`);
  }
  const name = ({ studentId }: EntryRow) => studentOn(reader, studentId, reader.today).name;
  const hasLeft = ({ studentId }: EntryRow) => {
    const departure = departureOf(reader, studentId);
    return departure !== undefined && departure !== null && departure.leftOn <= reader.today;
  };
  const left = new Set<string>();
  for (const entry of entriesTouched(reader, importId)) {
    if (hasLeft(entry)) left.add(`${name(entry)}（已离校归档）`);
  }
  inTheWay.push(...left);
  const newcomers = changesOf(reader, importId).flatMap(({ change }) => {
    if (change.kind !== 'found') return [];
    const entry = entryRow(reader, change.entryId);
    // One that a person has taken away is as it is to become; one that was destroyed is gone.
    if (!entry || entry.removedAt !== null) return [];
    if (JSON.stringify(standsAs(entry)) !== JSON.stringify(change.as)) {
      inTheWay.push(`${name(entry)}（已列为待面谈，或登记了请假、结论、告知家长）`);
    }
    return change.isNew ? [change.entryId] : [];
  });
  refuseInTheWay(
    inTheWay,
    '各班的回复没有改动。要改的请在“各班回复”里打开那些班修改；导入了哪些，见“查看报告”。',
  );
  const putBack = classes.filter(({ isPutBack }) => isPutBack).length;
  return { undone: { removed: classes.length - putBack, putBack }, newcomers };
}

/** The classes whose answer an import wrote, and what became of it. */
function repliedIn({ db }: Reader, importId: RosterImportId) {
  const rows = db
    .select({ reply: screeningReplies, className: schoolClasses.name })
    .from(screeningReplies)
    .innerJoin(schoolClasses, eq(schoolClasses.id, screeningReplies.classId))
    .where(sql`${screeningReplies.importId} = ${importId} OR ${screeningReplies.replacedBy} = ${importId}`)
    .all();
  return [...Map.groupBy(rows, ({ reply }) => `${reply.batchId}/${reply.classId}`).values()].map((of) => ({
    className: of[0]?.className ?? '',
    isReplaced: of.some(({ reply }) => reply.importId === importId && reply.replacedAt !== null),
    isPutBack: of.some(({ reply }) => reply.replacedBy === importId),
  }));
}

const entryRow = ({ db }: Reader, id: ScreeningEntryId): EntryRow | undefined =>
  db.select().from(screeningEntries).where(eq(screeningEntries.id, id)).get();

/** Entries of which a finding would go or come back. */
function entriesTouched({ db }: Reader, importId: RosterImportId): EntryRow[] {
  return db
    .select()
    .from(screeningEntries)
    .where(
      sql`${screeningEntries.id} IN (SELECT entry_id FROM screening_findings WHERE import_id = ${importId} OR replaced_by = ${importId})`,
    )
    .all();
}
