import { eq } from 'drizzle-orm';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { changesOf, type RosterChange } from '#vault/roll/roster/roster-changes.ts';
import { markUndone, refuseInTheWay, standingImport } from '#vault/roll/roster/roster-imports.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { students } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { removeLevel } from '../levels.ts';
import { levelPeriods } from '../tables.ts';

/**
 * How many levels go when the import of a list is taken back; changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `changedSince`: what would stand in the way, and what to do.
 */
export function listUndoWeight(
  reader: Reader,
  importId: RosterImportId,
): OutputOf<'watchlist.weighListUndo'> {
  standingImport(reader, importId);
  return { levels: levelsToTakeBack(reader, importId).length };
}

/**
 * Takes the import of a list back as one step: each level that it wrote is as if it had never been, and the one before
 * it goes on. All of them stay in the vault.
 *
 * @throws the Refusals of `listUndoWeight`.
 */
export function undoList(writer: Writer, importId: RosterImportId): OutputOf<'watchlist.undoList'> {
  const { fileName } = standingImport(writer, importId);
  const levels = levelsToTakeBack(writer, importId);
  for (const { id: periodId } of levels.toReversed()) removeLevel(writer, { periodId, reason: '撤销导入' });
  markUndone(writer, importId);
  writer.record({
    action: 'watchlist.importUndone',
    subject: `${fileName}：撤销 ${levels.length} 人的预警等级`,
    detail: { importId },
  });
  return { levels: levels.length };
}

type LevelRow = typeof levelPeriods.$inferSelect;

/** @throws Refusal `changedSince`. */
function levelsToTakeBack(reader: Reader, importId: RosterImportId): LevelRow[] {
  const inTheWay: string[] = [];
  const levels = changesOf(reader, importId).flatMap(({ change }) => {
    if (change.kind !== 'level') return [];
    const period = reader.db.select().from(levelPeriods).where(eq(levelPeriods.id, change.periodId)).get();
    // One that a person has taken back is as it is to become; one that was destroyed is gone.
    if (!period || period.removedAt !== null) return [];
    const since = changedSince(reader, period, change.as);
    if (since) inTheWay.push(`${nameOf(reader, period)}（${since}）`);
    return [period];
  });
  refuseInTheWay(
    inTheWay,
    '预警库没有改动。要改的请打开这些学生的档案，更正或删除那一段预警；导入了哪些学生，见“查看报告”。',
  );
  return levels;
}

function nameOf(reader: Reader, { studentId }: LevelRow): string {
  const student = reader.db
    .select({ name: students.name })
    .from(students)
    .where(eq(students.id, studentId))
    .get();
  return student?.name ?? '';
}

/** What was changed of a level after the import had written it, in Chinese; undefined when nothing was. */
function changedSince(
  reader: Reader,
  { studentId, level, fromOn, endedOn, reason, decidedBy }: LevelRow,
  as: Extract<RosterChange, { kind: 'level' }>['as'],
): string | undefined {
  const departure = departureOf(reader, studentId);
  if (departure && departure.leftOn <= reader.today) return '已离校归档';
  if (endedOn !== null) return '等级后来又调整或解除过';
  const isStill =
    level === as.level && fromOn === as.fromOn && reason === as.reason && decidedBy === as.decidedBy;
  return isStill ? undefined : '等级后来更正过';
}
