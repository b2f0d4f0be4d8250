import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MergeId, StudentId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { MergePreview } from '#shared/contract/merges.ts';
import { Refusal } from '#shared/outcome.ts';
import { departureOf, mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { guardians, studentMerges, students } from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { merging } from './tables.ts';

/**
 * What goes over from one file into the other, by what a person calls it. Class memberships stay: the kept file's
 * classes hold. So do the changes of rosters, which belong to the number that the roster named.
 */
const GOES_OVER = {
  session_students: '辅导记录',
  follow_ups: '跟踪记录',
  home_visits: '家访',
  contacts: '家校沟通',
  letters: '告知书',
  level_periods: '预警等级',
  concern_periods: '重点学生类型',
  care_periods: '就医与休学情况',
  leave_periods: '休学',
  circumstance_periods: '家庭情况',
  observations: '因素与讯号',
  diagnoses: '医院诊断',
  screenings: '筛查结果',
  tracking_sheets: '跟踪表表头',
  guardians: '监护人',
  attachments: '附件',
  departures: '离校与返校',
  retention_holds: '暂缓销毁',
  hand_overs: '移交材料',
  received_hand_overs: '收到的移交材料',
} as const;
type Table = keyof typeof GOES_OVER;
const TABLES = Object.keys(GOES_OVER) as Table[];

/** Of what lasts, a student has one at a time, or one of each kind. */
const LASTING: readonly { table: Table; kind: string | null; word: string }[] = [
  { table: 'level_periods', kind: null, word: '预警等级' },
  { table: 'concern_periods', kind: 'concern', word: '同一项重点学生类型' },
  { table: 'care_periods', kind: 'care', word: '同一项就医与休学情况' },
  { table: 'leave_periods', kind: null, word: '休学' },
];

/** What goes over as a period that may end, in the file that it went into. */
const MAY_END = [
  'level_periods',
  'concern_periods',
  'care_periods',
  'leave_periods',
  'circumstance_periods',
  'guardians',
] as const satisfies Table[];

/**
 * `student_merges.moved`: by table, the rows that went over, by their keys; which of them lasted then; and by how much
 * guardians moved down.
 */
const movedShape = z.object({
  rows: z.record(z.string(), z.array(z.union([z.string(), z.int()]))),
  lasting: z.array(z.string()),
  guardiansDown: z.int(),
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
    moved: TABLES.flatMap((table) => {
      const count = rowsOf(reader, table, keptId, mergedId).length;
      return count > 0 ? [{ word: GOES_OVER[table], count }] : [];
    }),
    obstacles: obstaclesTo(reader, keptId, mergedId),
  };
}

function sideOf(reader: Reader, id: StudentId): MergePreview['kept'] {
  const { studentNumber, name, className, bornOn } = studentOn(reader, id, reader.today);
  return {
    studentId: id,
    studentNumber,
    name,
    className,
    bornOn,
    guardians: guardiansOn(reader, id, reader.today).map((guardian) =>
      [guardian.name, guardian.relation, guardian.phone].filter(Boolean).join(' '),
    ),
  };
}

function obstaclesTo(reader: Reader, keptId: StudentId, mergedId: StudentId): string[] {
  const left = [keptId, mergedId].filter((id) => departureOf(reader, id));
  const doubled = LASTING.filter(({ table, kind }) => {
    const same = kind === null ? sql`1` : sql`one.${sql.raw(kind)} = other.${sql.raw(kind)}`;
    const row = reader.db.get<{ found: number }>(
      sql`SELECT count(*) AS found FROM ${sql.raw(table)} one JOIN ${sql.raw(table)} other ON ${same}
        WHERE one.student_id = ${keptId} AND other.student_id = ${mergedId}
          AND one.ended_on IS NULL AND other.ended_on IS NULL`,
    );
    return (row?.found ?? 0) > 0;
  });
  return [
    ...left.map((id) => {
      const student = studentOn(reader, id, reader.today);
      return `${auditSubject(student)}已离校，或已登记离校。请先办理返校或撤销登记，再合并。`;
    }),
    ...doubled.map(({ word }) => `两份档案都有未结束的${word}。请先在其中一份里结束，再合并。`),
  ];
}

/** The keys of the rows that go over. A group session in which both took part keeps both names. */
function rowsOf(reader: Reader, table: Table, keptId: StudentId, mergedId: StudentId): (string | number)[] {
  const both =
    table === 'session_students'
      ? sql`AND session_id NOT IN (SELECT session_id FROM session_students WHERE student_id = ${keptId})`
      : sql``;
  return reader.db
    .all<{ key: string | number }>(
      sql`SELECT ${keyOf(table)} AS key FROM ${sql.raw(table)} WHERE student_id = ${mergedId} ${both}`,
    )
    .map(({ key }) => key);
}

const keyOf = (table: Table | string) =>
  sql.raw({ session_students: 'session_id', tracking_sheets: 'sequence' }[table] ?? 'id');

/**
 * Two files of one student become one. The kept file's particulars hold, a missing day of birth comes from the other;
 * its guardians stay first. Signed records and issued letters keep every byte but whose they are.
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
    TABLES.map((table) => [table, rowsOf(writer, table, keptId, mergedId)] as const).filter(
      ([, keys]) => keys.length > 0,
    ),
  );
  const last = writer.db.get<{ last: number }>(
    sql`SELECT coalesce(max(position), 0) AS last FROM guardians WHERE student_id = ${keptId}`,
  );
  const guardiansDown = last?.last ?? 0;
  const mergeId = writer.db
    .insert(studentMerges)
    .values({
      keptId,
      mergedId,
      reason,
      moved: JSON.stringify({ rows, lasting: lastingOf(writer, mergedId), guardiansDown } satisfies z.infer<
        typeof movedShape
      >),
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
  const records = Object.values(rows).flat().length;
  writer.record({
    action: 'student.merged',
    subject: auditSubject(preview.kept),
    detail: { mergeId, studentId: keptId, merged: auditSubject(preview.merged), records, reason },
  });
  return { mergeId, records };
}

function lastingOf(reader: Reader, studentId: StudentId): string[] {
  return MAY_END.flatMap((table) =>
    reader.db
      .all<{ id: string }>(
        sql`SELECT id FROM ${sql.raw(table)} WHERE student_id = ${studentId} AND ended_on IS NULL`,
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
  const ended = MAY_END.filter(
    (table) =>
      reader.db.get(
        sql`SELECT 1 FROM ${sql.raw(table)} WHERE ended_on IS NOT NULL
          AND id IN (SELECT value FROM json_each(${JSON.stringify(lasting)})) LIMIT 1`,
      ) !== undefined,
  );
  if (ended.length === 0) return;
  throw new Refusal(
    'changedSince',
    `合并以后，从另一份档案来的${ended.map((table) => GOES_OVER[table]).join('、')}又有变动，撤销会让那名学生少掉这些内容，没有撤销。如果确是两个人，请为另一名学生新建档案，再在两份档案里分别登记。`,
  );
}

function moveRows(
  writer: Writer,
  rows: Readonly<Record<string, readonly (string | number)[]>>,
  { fromId, intoId, guardiansDown }: { fromId: StudentId; intoId: StudentId; guardiansDown: number },
): void {
  const { db } = writer;
  db.insert(merging).values({ fromId, intoId }).run();
  for (const table of TABLES) {
    const keys = rows[table] ?? [];
    if (keys.length === 0) continue;
    db.run(
      sql`UPDATE ${sql.raw(table)} SET student_id = ${intoId} WHERE student_id = ${fromId}
        AND ${keyOf(table)} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`,
    );
  }
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
 * Puts every row back where it came from. What was written after the merge stays in the kept file.
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
  const merged = writer.db.select().from(students).where(eq(students.id, mergedId)).get();
  if (!merged) throw noMerge();
  const holder = writer.db
    .select({ name: students.name })
    .from(students)
    .where(and(eq(students.studentNumber, merged.studentNumber), isNull(students.removedAt)))
    .get();
  if (holder) {
    throw new Refusal(
      'numberTaken',
      `学号 ${merged.studentNumber} 现在属于${holder.name}，没有撤销。请先更正那名学生的学号。`,
    );
  }
  const moved = movedShape.parse(JSON.parse(merge.moved));
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
