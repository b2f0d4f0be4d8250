import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { compareClassNames } from '#shared/class-names.ts';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Batch, BatchLine, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { BATCH_KINDS, progressOf } from '#shared/screening/batches.ts';
import { OPEN_WAYS } from '#shared/screening/way.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { byClassThenName, studentsById } from '#vault/roll/students/student-lines.ts';
import { classMemberships } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { entriesStanding, type StandingEntry } from './entries-standing.ts';
import { keptBands } from './kept-scores.ts';
import { repliesOf } from './replies.ts';
import { screeningBatches, screeningClasses, screeningEntries, screenings } from './tables.ts';

export type BatchRow = typeof screeningBatches.$inferSelect;

/** A batch that was not taken away. @throws Refusal `noBatch`. */
export function existingBatch(reader: Reader, id: ScreeningBatchId): BatchRow {
  const row = reader.db
    .select()
    .from(screeningBatches)
    .where(and(eq(screeningBatches.id, id), isNull(screeningBatches.removedAt)))
    .get();
  if (!row) throw new Refusal('noBatch', '找不到这次普查，可能已被删除。请返回“普查”重新选择。');
  return row;
}

/** All batches, the newest first, each with how far it is. */
export function listBatches(reader: Reader): BatchLine[] {
  const rows = reader.db
    .select()
    .from(screeningBatches)
    .where(isNull(screeningBatches.removedAt))
    .orderBy(desc(screeningBatches.fromOn), desc(screeningBatches.recordedAt))
    .all();
  const entries = Map.groupBy(entriesStanding(reader, undefined), ({ batchId }) => batchId);
  return rows.map((row) => lineOf(row, entries.get(row.id) ?? []));
}

function lineOf(row: BatchRow, entries: readonly StandingEntry[]): BatchLine {
  const ways = entries.flatMap(({ way }) => (way ? [way.way] : []));
  return {
    ...row,
    bands: keptBands(row),
    progress: progressOf(entries.map(({ state }) => state)),
    flagged: ways.length,
    open: ways.filter((way) => OPEN_WAYS.has(way)).length,
  };
}

/**
 * One batch with everybody on its list, by class and name; classes are those of its last day. The look is on record.
 *
 * @throws Refusal `noBatch`.
 */
export function readBatch(writer: Writer, id: ScreeningBatchId): Batch {
  const row = existingBatch(writer, id);
  writer.recordLook({ action: 'screeningBatch.viewed', subject: row.name });
  return batchOf(writer, row);
}

export function batchOf(reader: Reader, row: BatchRow): Batch {
  const entries = entriesStanding(reader, eq(screeningEntries.batchId, row.id));
  const day = row.untilOn < reader.today ? row.untilOn : reader.today;
  const then = new Map(
    studentsById(
      reader,
      entries.map(({ studentId }) => studentId),
      day,
    ).map((student) => [student.id, student]),
  );
  const left = leftSince(reader, row.id);
  const students = entries.flatMap((entry) => {
    const student = then.get(entry.studentId);
    if (!student) return [];
    const { id: entryId, studentId, state, reason, band, why, way, results } = entry;
    const last = results.at(-1);
    return [
      {
        entryId,
        studentId,
        studentNumber: student.studentNumber,
        name: student.name,
        className: student.className,
        state,
        reason,
        testedOn: last?.on ?? null,
        result: last?.result ?? '',
        band,
        why,
        way,
        hasLeft: left.has(studentId),
      },
    ];
  });
  return {
    ...lineOf(row, entries),
    classes: classesOfBatch(reader, row.id),
    students: students.sort(byClassThenName),
    replies: row.kind === 'threeGroups' ? repliesOf(reader, row, classesOfBatch(reader, row.id)) : [],
    newcomers: row.scale === null ? 0 : newcomersOf(reader, row).length,
  };
}

/** Who was on the list and has left the school since. */
function leftSince(reader: Reader, batchId: ScreeningBatchId): ReadonlySet<StudentId> {
  const rows = reader.db.all<{ id: StudentId }>(sql`
    SELECT DISTINCT e.student_id AS id FROM screening_entries e JOIN departures d ON d.student_id = e.student_id
    WHERE e.batch_id = ${batchId} AND d.left_on <= ${reader.today}
      AND (d.returned_on IS NULL OR d.returned_on > ${reader.today})`);
  return new Set(rows.map(({ id }) => id));
}

/** The classes that a batch is of, in the order of their grades. */
export function classesOfBatch(
  reader: Reader,
  batchId: ScreeningBatchId,
): { id: SchoolClassId; name: string }[] {
  return reader.db
    .select({ id: schoolClasses.id, name: schoolClasses.name })
    .from(screeningClasses)
    .innerJoin(schoolClasses, eq(schoolClasses.id, screeningClasses.classId))
    .where(eq(screeningClasses.batchId, batchId))
    .orderBy(asc(screeningClasses.sequence))
    .all()
    .sort((one, other) => compareClassNames(one.name, other.name));
}

/**
 * Writes a batch down, or changes it; what its results were judged by stays as it is. Who has left a class that is taken
 * out goes off the list, unless something was written about the student.
 *
 * @throws Refusal `noBatch`, `noClass`, `hasResults` at the scale, its form and the bands; of `refuseImpossibleDay`.
 */
export function writeBatch(writer: Writer, wanted: InputOf<'screenings.writeBatch'>): ScreeningBatchId {
  const { batchId: id, text, classIds } = wanted;
  const before = id && existingBatch(writer, id);
  for (const day of ['fromOn', 'untilOn'] as const) {
    refuseImpossibleDay(writer, day, text[day], { ahead: true });
  }
  const columns = { ...text, bands: text.bands === null ? '' : JSON.stringify(text.bands) };
  if (before) refuseOtherJudgement(writer, before, columns);
  const known = writer.db
    .select({ id: schoolClasses.id })
    .from(schoolClasses)
    .where(among(schoolClasses.id, classIds))
    .all();
  if (known.length < new Set(classIds).size) {
    throw Refusal.at('classIds', 'noClass', '有的班级已不在这个学年里，请重新选择班级');
  }
  const batchId = before
    ? before.id
    : writer.db
        .insert(screeningBatches)
        .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
        .returning({ id: screeningBatches.id })
        .get().id;
  if (before) {
    writer.db.update(screeningBatches).set(columns).where(eq(screeningBatches.id, batchId)).run();
    writer.db
      .update(screeningEntries)
      .set({ occurredOn: text.fromOn })
      .where(and(eq(screeningEntries.batchId, batchId), isNull(screeningEntries.removedAt)))
      .run();
  }
  writer.db.delete(screeningClasses).where(eq(screeningClasses.batchId, batchId)).run();
  for (const classId of new Set(classIds)) {
    writer.db.insert(screeningClasses).values({ batchId, classId }).run();
  }
  if (before === null && text.scale !== null) putOnList(writer, { ...columns, id: batchId });
  writer.record({
    action: 'screeningBatch.written',
    subject: text.name,
    detail: { old: before && inLog(before), new: inLog(columns) },
  });
  return batchId;
}

/** The bands are JSON, and told as they are read. */
function inLog({ bands: kept, ...columns }: Omit<BatchRow, 'id' | keyof RowOnRecord>) {
  const judged = keptBands({ bands: kept });
  return { ...columns, bands: judged ? judged.total.map(({ from, word }) => `${from} ${word}`) : [] };
}
type RowOnRecord = Pick<BatchRow, 'recordedAt' | 'recordedBy' | 'removedAt' | 'removedBy' | 'removalReason'>;

function refuseOtherJudgement(
  reader: Reader,
  before: BatchRow,
  now: Pick<BatchRow, 'kind' | 'scale' | 'version' | 'bands'>,
): void {
  const changed = (['kind', 'scale', 'version', 'bands'] as const).find((each) => before[each] !== now[each]);
  if (changed === undefined || !holdsResults(reader, before.id)) return;
  throw Refusal.at(
    changed,
    'hasResults',
    '已有结果按原来的量表和划界记下，不能再改；要换的话，请先撤销导入，或另建一个批次',
  );
}

function holdsResults(reader: Reader, batchId: ScreeningBatchId): boolean {
  const found = reader.db
    .select({ id: screenings.id })
    .from(screenings)
    .innerJoin(screeningEntries, eq(screeningEntries.id, screenings.entryId))
    .where(and(eq(screeningEntries.batchId, batchId), isNull(screenings.removedAt)))
    .limit(1)
    .get();
  return found !== undefined;
}

/** Who is at the school in one of its classes, and not on the list. */
function newcomersOf(reader: Reader, { id }: Pick<BatchRow, 'id'>): StudentId[] {
  const { today } = reader;
  return reader.db
    .all<{ id: StudentId }>(sql`
      SELECT DISTINCT m.student_id AS id FROM ${classMemberships} m
      JOIN students s ON s.id = m.student_id AND s.removed_at IS NULL
      WHERE m.class_id IN (SELECT class_id FROM screening_classes WHERE batch_id = ${id})
        AND m.from_on <= ${today} AND (m.ended_on IS NULL OR m.ended_on > ${today})
        AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.student_id = m.student_id AND d.left_on <= ${today}
          AND (d.returned_on IS NULL OR d.returned_on > ${today}))
        AND NOT EXISTS (SELECT 1 FROM screening_entries e
          WHERE e.batch_id = ${id} AND e.student_id = m.student_id AND e.removed_at IS NULL)`)
    .map((row) => row.id);
}

function putOnList(writer: Writer, batch: { id: ScreeningBatchId; fromOn: LocalDate }): number {
  const studentIds = newcomersOf(writer, batch);
  for (const studentId of studentIds) {
    writer.db
      .insert(screeningEntries)
      .values({
        batchId: batch.id,
        studentId,
        occurredOn: batch.fromOn,
        recordedAt: writer.now,
        recordedBy: writer.person,
      })
      .run();
  }
  return studentIds.length;
}

/** Puts on the list who has come into the classes since. @throws Refusal `noBatch`, `noScale`. */
export function fillUp(
  writer: Writer,
  { batchId }: InputOf<'screenings.fillUp'>,
): OutputOf<'screenings.fillUp'> {
  const row = existingBatch(writer, batchId);
  if (row.scale === null)
    throw new Refusal('noScale', '排查的名单由班主任上报或心理教师列入，不按班级补入。');
  const students = putOnList(writer, row);
  writer.record({ action: 'screeningBatch.filledUp', subject: `${row.name}：补入 ${students} 人` });
  return { students };
}

/** @throws Refusal `noBatch`, `hasResults`: what was found of students does not disappear with it. */
export function removeBatch(writer: Writer, { batchId, reason }: InputOf<'screenings.removeBatch'>): void {
  const row = existingBatch(writer, batchId);
  const entries = entriesStanding(writer, eq(screeningEntries.batchId, batchId));
  if (entries.some(({ results, way }) => results.length > 0 || way !== null)) {
    throw new Refusal(
      'hasResults',
      '这个批次里已有结果或待面谈的学生，没有删除。导错了的，请先撤销那次导入；其余的请在学生档案里逐条删除。',
    );
  }
  const removed = { removedAt: writer.now, removedBy: writer.person, removalReason: reason };
  writer.db
    .update(screeningEntries)
    .set(removed)
    .where(and(eq(screeningEntries.batchId, batchId), isNull(screeningEntries.removedAt)))
    .run();
  writer.db.update(screeningBatches).set(removed).where(eq(screeningBatches.id, batchId)).run();
  writer.record({
    action: 'screeningBatch.removed',
    subject: `${row.name}（${BATCH_KINDS[row.kind]}）`,
    detail: { reason },
  });
}
