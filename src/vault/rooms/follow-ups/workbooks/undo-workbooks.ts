import { eq } from 'drizzle-orm';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { changesOf, type RosterChange } from '#vault/roll/roster/roster-changes.ts';
import { markUndone, refuseInTheWay, standingImport } from '#vault/roll/roster/roster-imports.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { removeFollowUp } from '../follow-ups.ts';
import { followUps } from '../tables.ts';
import { isAlike } from './compare-workbooks.ts';

/**
 * What goes when an import of workbooks is taken back; changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `changedSince`: what would stand in the way, and what to do.
 */
export function weighWorkbooksUndo(
  reader: Reader,
  importId: RosterImportId,
): OutputOf<'followUps.weighWorkbooksUndo'> {
  standingImport(reader, importId);
  const changes = changesToTakeBack(reader, importId);
  const putBack = changes.filter(({ change }) => change.before !== null).length;
  return { removed: changes.length - putBack, putBack };
}

/**
 * Takes an import of workbooks back as one step: what it wrote goes, what it changed has its earlier words again.
 *
 * @throws the Refusals of `weighWorkbooksUndo`.
 */
export function undoWorkbooks(writer: Writer, importId: RosterImportId): OutputOf<'followUps.undoWorkbooks'> {
  const { fileName } = standingImport(writer, importId);
  const undone = weighWorkbooksUndo(writer, importId);
  for (const { row, change } of changesToTakeBack(writer, importId).toReversed()) {
    if (change.before === null) {
      removeFollowUp(writer, { followUpId: row.id, reason: '撤销导入' });
      continue;
    }
    writer.db.update(followUps).set(change.before).where(eq(followUps.id, row.id)).run();
    writer.record({
      action: 'followUp.reportChanged',
      subject: auditSubject(studentOn(writer, row.studentId, writer.today)),
      detail: { old: change.as, new: change.before, reason: '撤销导入' },
    });
  }
  markUndone(writer, importId);
  writer.record({
    action: 'followUp.importUndone',
    subject: `${fileName}：删除 ${undone.removed} 条，改回 ${undone.putBack} 条`,
    detail: { importId },
  });
  return undone;
}

type FollowUpRow = typeof followUps.$inferSelect;
type FollowUpChange = Extract<RosterChange, { kind: 'followUp' }>;

/** @throws Refusal `changedSince`. */
function changesToTakeBack(
  reader: Reader,
  importId: RosterImportId,
): { row: FollowUpRow; change: FollowUpChange }[] {
  const inTheWay: string[] = [];
  const changes = changesOf(reader, importId).flatMap(({ change }) => {
    if (change.kind !== 'followUp') return [];
    const row = reader.db.select().from(followUps).where(eq(followUps.id, change.followUpId)).get();
    // One that a person has taken away is as it is to become; one that was destroyed is gone.
    if (!row || row.removedAt !== null) return [];
    const since = changedSince(reader, row, change);
    if (since) inTheWay.push(`${studentOn(reader, row.studentId, reader.today).name}（${since}）`);
    return [{ row, change }];
  });
  refuseInTheWay(
    inTheWay,
    '跟踪记录没有改动。要改的请打开这些学生的档案，删除或重写那一条；导入了哪些，见“查看报告”。',
  );
  return changes;
}

/** What was changed of a record after the import had written it, in Chinese; undefined when nothing was. */
function changedSince(reader: Reader, row: FollowUpRow, { as }: FollowUpChange): string | undefined {
  const departure = departureOf(reader, row.studentId);
  if (departure && departure.leftOn <= reader.today) return '已离校归档';
  return isAlike(row, as) ? undefined : '这一条后来又改过';
}
