import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MergeId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { MergePreview } from '#shared/contract/merges.ts';
import { Refusal } from '#shared/outcome.ts';
import { RECORD_KINDS } from '#shared/record-kinds.ts';
import { underTheirNames } from '#shared/student-numbers.ts';
import { holderOf, numberKind } from '#vault/roll/school/number-kind.ts';
import { departureOf, mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { guardians, studentMerges, students } from '#vault/roll/students/tables.ts';
import { attachments } from '#vault/rooms/attachments/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { KIND_CODES, KINDS } from '../record-kinds.ts';
import { filledShape, fillIn, lackingParticulars, studentOf, takenBack } from './filled-in.ts';
import { merging } from './tables.ts';

/**
 * A table whose rows go over from one file into the other: every kind of record that is about students. Class
 * memberships stay, since the kept file's classes hold; so do the changes of rosters, which belong to the number
 * that the roster named.
 */
interface GoesOver {
  word: string;
  table: string;
  /** What identifies a row among a student's, and whose it is. */
  key: string;
  student: string;
  /** Where it lasts: the column that is empty until it ends, and what a student has one of at a time. */
  lasts: { until: string; oneAtATimeBy: readonly string[] | null } | null;
}

const GOES_OVER: readonly GoesOver[] = KIND_CODES.flatMap((code) => {
  const { table, key, about, time } = KINDS[code];
  if (about.who === 'nobody') return [];
  const lasts = time.is === 'period' ? time : null;
  const word = RECORD_KINDS[code];
  return about.who === 'one'
    ? [{ word, table, key, student: about.column, lasts }]
    : [{ word, table: about.table, key: about.by, student: about.column, lasts }];
});

/** What goes over as a period that may end, in the file that it went into. */
const LASTING = GOES_OVER.flatMap(({ lasts, ...goes }) => (lasts ? [{ ...goes, ...lasts }] : []));

/**
 * `student_merges.moved`: by table, the rows that went over, by their keys; which of them lasted then; by how much
 * guardians moved down; and the particulars that were filled in.
 */
const movedShape = z.object({
  rows: z.record(z.string(), z.array(z.union([z.string(), z.int()]))),
  lasting: z.array(z.string()),
  guardiansDown: z.int(),
  /** What the kept file took over from the other because it had none; an older merge took nothing. */
  filled: filledShape.default({}),
});

/** The preview as somebody looks at it, guardians and all: both looks are on record. @throws Refusal `noStudent`, `sameFile`. */
export function openMergePreview(writer: Writer, pair: InputOf<'merges.preview'>): MergePreview {
  const preview = previewMerge(writer, pair);
  for (const side of [preview.kept, preview.merged]) {
    writer.recordLook({ action: 'student.viewed', subject: auditSubject(side) });
  }
  return preview;
}

function previewMerge(reader: Reader, { keptId, mergedId }: InputOf<'merges.preview'>): MergePreview {
  if (keptId === mergedId) throw new Refusal('sameFile', '选的是同一份档案。请选另一份。');
  return {
    kept: sideOf(reader, keptId),
    merged: sideOf(reader, mergedId),
    moved: GOES_OVER.flatMap((goes) => {
      const count = rowsOf(reader, goes, keptId, mergedId).length;
      return count > 0 ? [{ word: goes.word, count }] : [];
    }),
    obstacles: obstaclesTo(reader, keptId, mergedId),
  };
}

function sideOf(reader: Reader, id: StudentId): MergePreview['kept'] {
  const { studentNumber, otherNumber, name, className, bornOn, address, ethnicity, boarding } = studentOn(
    reader,
    id,
    reader.today,
  );
  return {
    studentId: id,
    studentNumber,
    otherNumber,
    name,
    className,
    bornOn,
    address,
    ethnicity,
    boarding,
    guardians: guardiansOn(reader, id, reader.today).map((guardian) =>
      [guardian.name, guardian.relation, guardian.phone].filter(Boolean).join(' '),
    ),
  };
}

function obstaclesTo(reader: Reader, keptId: StudentId, mergedId: StudentId): string[] {
  const left = [keptId, mergedId].filter((id) => departureOf(reader, id));
  const doubled = LASTING.filter(({ table, student, until, oneAtATimeBy }) => {
    if (oneAtATimeBy === null) return false;
    const same = oneAtATimeBy.map((column) => sql.raw(` AND one.${column} = other.${column}`));
    const [one, other] = [`one.${student}`, `other.${student}`].map((column) => sql.raw(column));
    const row = reader.db.get<{ found: number }>(
      sql`SELECT count(*) AS found FROM ${sql.raw(table)} one JOIN ${sql.raw(table)} other
        WHERE ${one} = ${keptId} AND ${other} = ${mergedId}${sql.join(same)}
          AND ${sql.raw(`one.${until} IS NULL AND other.${until} IS NULL`)}`,
    );
    return (row?.found ?? 0) > 0;
  });
  return [
    ...left.map((id) => {
      const student = studentOn(reader, id, reader.today);
      return `${auditSubject(student)}已离校，或已登记离校。请先办理返校或撤销登记，再合并。`;
    }),
    ...doubled.map(
      ({ word, oneAtATimeBy }) =>
        `两份档案都有未结束的${oneAtATimeBy?.length ? '同一项' : ''}${word}。请先在其中一份里结束，再合并。`,
    ),
  ];
}

/** The keys of the rows that go over. A group session in which both took part keeps both names. */
function rowsOf(
  reader: Reader,
  { table, key, student }: GoesOver,
  keptId: StudentId,
  mergedId: StudentId,
): (string | number)[] {
  const [rows, keyColumn, studentColumn] = [table, key, student].map((name) => sql.raw(name));
  const both =
    table === 'session_students'
      ? sql`AND session_id NOT IN (SELECT session_id FROM session_students WHERE student_id = ${keptId})`
      : sql``;
  return reader.db
    .all<{ key: string | number }>(
      sql`SELECT ${keyColumn} AS key FROM ${rows} WHERE ${studentColumn} = ${mergedId} ${both}`,
    )
    .map(({ key }) => key);
}

/**
 * Two files of one student become one. The kept file's particulars hold, what is missing among them comes from the
 * other; its guardians stay first. Signed records and issued letters keep every byte but whose they are.
 *
 * @throws Refusal `noStudent`, `sameFile`, `archived`, `bothLast`.
 */
export function mergeFiles(
  writer: Writer,
  { keptId, mergedId, reason }: InputOf<'merges.merge'>,
): OutputOf<'merges.merge'> {
  const preview = previewMerge(writer, { keptId, mergedId });
  for (const id of [keptId, mergedId]) mustBeAtSchool(writer, id);
  const [obstacle] = preview.obstacles;
  if (obstacle) throw new Refusal('bothLast', `没有合并。${obstacle}`);
  const rows = Object.fromEntries(
    GOES_OVER.map((goes) => [goes.table, rowsOf(writer, goes, keptId, mergedId)] as const).filter(
      ([, keys]) => keys.length > 0,
    ),
  );
  const last = writer.db.get<{ last: number }>(
    sql`SELECT coalesce(max(position), 0) AS last FROM guardians WHERE student_id = ${keptId}`,
  );
  const guardiansDown = last?.last ?? 0;
  const { kind } = numberKind(writer);
  const filled = lackingParticulars(studentOf(writer, keptId), studentOf(writer, mergedId), kind);
  const mergeId = writer.db
    .insert(studentMerges)
    .values({
      keptId,
      mergedId,
      reason,
      moved: JSON.stringify({
        rows,
        lasting: lastingOf(writer, mergedId),
        guardiansDown,
        filled,
      } satisfies z.infer<typeof movedShape>),
      recordedAt: writer.now,
      recordedBy: writer.person,
    })
    .returning({ id: studentMerges.id })
    .get().id;
  moveRows(writer, rows, { fromId: mergedId, intoId: keptId, guardiansDown });
  writer.db
    .update(students)
    .set({
      removedAt: writer.now,
      removedBy: writer.person,
      removalReason: `并入${auditSubject(preview.kept)}`,
    })
    .where(eq(students.id, mergedId))
    .run();
  // After the other file is off the list: no number may stand twice on it.
  fillIn(writer, keptId, filled);
  const records = Object.values(rows).flat().length;
  writer.record({
    action: 'student.merged',
    subject: auditSubject(preview.kept),
    detail: {
      mergeId,
      studentId: keptId,
      merged: auditSubject(preview.merged),
      records,
      reason,
      new: underTheirNames(kind, filled),
    },
  });
  return { mergeId, records };
}

function lastingOf(reader: Reader, studentId: StudentId): string[] {
  return LASTING.flatMap(({ table, key, student, until }) =>
    reader.db
      .all<{ id: string }>(
        sql`SELECT ${sql.raw(key)} AS id FROM ${sql.raw(table)}
          WHERE ${sql.raw(student)} = ${studentId} AND ${sql.raw(until)} IS NULL`,
      )
      .map(({ id }) => id),
  );
}

/**
 * Of what lasted when it went over and ended since, such as a level that was raised, what goes on stays in the kept
 * file: the other child would be without it, and nobody would see.
 *
 * @throws Refusal `changedSince`.
 */
function refuseEndedSince(reader: Reader, lasting: readonly string[]): void {
  const ended = LASTING.filter(
    ({ table, key, until }) =>
      reader.db.get(
        sql`SELECT 1 FROM ${sql.raw(table)} WHERE ${sql.raw(until)} IS NOT NULL
          AND ${sql.raw(key)} IN (SELECT value FROM json_each(${JSON.stringify(lasting)})) LIMIT 1`,
      ) !== undefined,
  );
  if (ended.length === 0) return;
  throw new Refusal(
    'changedSince',
    `合并以后，从另一份档案来的${ended.map(({ word }) => word).join('、')}又有变动，撤销会让那名学生少掉这些内容，没有撤销。如果确是两个人，请为另一名学生新建档案，再在两份档案里分别登记。`,
  );
}

function moveRows(
  writer: Writer,
  rows: Readonly<Record<string, readonly (string | number)[]>>,
  { fromId, intoId, guardiansDown }: { fromId: StudentId; intoId: StudentId; guardiansDown: number },
): void {
  const { db } = writer;
  db.insert(merging).values({ fromId, intoId }).run();
  for (const { table, key, student } of GOES_OVER) {
    const keys = rows[table] ?? [];
    if (keys.length === 0) continue;
    const [goes, keyColumn, studentColumn] = [table, key, student].map((name) => sql.raw(name));
    db.run(
      sql`UPDATE ${goes} SET ${studentColumn} = ${intoId} WHERE ${studentColumn} = ${fromId}
        AND ${keyColumn} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`,
    );
  }
  // When a merge is undone, what was attached to a record since goes back with it: a row names one student with its record.
  const records = JSON.stringify(Object.values(rows).flat());
  db.update(attachments)
    .set({ studentId: intoId })
    .where(
      sql`${attachments.studentId} = ${fromId}
        AND ${attachments.recordId} IN (SELECT value FROM json_each(${records}))`,
    )
    .run();
  const moved = JSON.stringify(rows.guardians ?? []);
  db.update(guardians)
    .set({ position: sql`${guardians.position} + ${guardiansDown}` })
    .where(
      sql`${guardians.studentId} = ${intoId} AND ${guardians.id} IN (SELECT value FROM json_each(${moved}))`,
    )
    .run();
  db.delete(merging).run();
}

/** The files that went into this one and stand, the latest first. */
export function listMerges(reader: Reader, { studentId }: InputOf<'merges.list'>): OutputOf<'merges.list'> {
  return reader.db
    .select({
      id: studentMerges.id,
      name: students.name,
      studentNumber: students.studentNumber,
      reason: studentMerges.reason,
      recordedAt: studentMerges.recordedAt,
      recordedBy: studentMerges.recordedBy,
    })
    .from(studentMerges)
    .innerJoin(students, eq(students.id, studentMerges.mergedId))
    .where(and(eq(studentMerges.keptId, studentId), isNull(studentMerges.undoneAt)))
    .orderBy(desc(studentMerges.recordedAt))
    .all();
}

/**
 * Puts every row back where it came from. What was written after the merge stays in the kept file, but for what was
 * attached to a record that goes back.
 *
 * @throws Refusal `noMerge`, `archived`, `laterMerge`, `changedSince`, `numberTaken`.
 */
export function undoMerge(writer: Writer, { mergeId, reason }: InputOf<'merges.undo'>): void {
  const merge = standingMerge(writer, mergeId);
  const { keptId, mergedId } = merge;
  const kept = studentOn(writer, keptId, writer.today);
  mustBeAtSchool(writer, keptId);
  const [latest] = listMerges(writer, { studentId: keptId });
  if (latest && latest.id !== mergeId) {
    throw new Refusal(
      'laterMerge',
      `之后又并入了${auditSubject(latest)}，没有撤销。请从最近的一次开始撤销。`,
    );
  }
  const moved = movedShape.parse(JSON.parse(merge.moved));
  const merged = studentOf(writer, mergedId);
  fillIn(writer, keptId, takenBack(studentOf(writer, keptId), moved.filled));
  for (const number of [merged.studentNumber, merged.otherNumber]) {
    const holder = number === '' ? undefined : holderOf(writer, number, null);
    if (holder) {
      throw new Refusal(
        'numberTaken',
        `号码 ${number} 现在属于${holder.name}，没有撤销。请先更正那名学生的号码。`,
      );
    }
  }
  refuseEndedSince(writer, moved.lasting);
  moveRows(writer, moved.rows, { fromId: keptId, intoId: mergedId, guardiansDown: -moved.guardiansDown });
  writer.db.update(studentMerges).set({ undoneAt: writer.now }).where(eq(studentMerges.id, mergeId)).run();
  writer.db
    .update(students)
    .set({ removedAt: null, removedBy: '', removalReason: '' })
    .where(eq(students.id, mergedId))
    .run();
  writer.record({
    action: 'student.mergeUndone',
    subject: auditSubject(kept),
    detail: { mergeId, studentId: keptId, merged: auditSubject(merged), reason },
  });
}

function standingMerge(reader: Reader, mergeId: MergeId) {
  const merge = reader.db
    .select()
    .from(studentMerges)
    .where(and(eq(studentMerges.id, mergeId), isNull(studentMerges.undoneAt)))
    .get();
  return merge ?? refuseMissing();
}

function refuseMissing(): never {
  throw noMerge();
}

function noMerge(): Refusal {
  return new Refusal('noMerge', '这次合并已经撤销，或不在了。请刷新后查看。');
}
