import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { PeriodId, RosterImportId, StudentId } from '#shared/contract/fields.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { withdrawAppointments } from '#vault/roll/school/homeroom-teachers.ts';
import { unsettleNumberKind } from '#vault/roll/school/number-kind.ts';
import { departureOf, endDeparture } from '#vault/roll/students/departures.ts';
import {
  circumstancePeriods,
  classMemberships,
  departures,
  guardians,
  rosterRemarks,
  students,
} from '#vault/roll/students/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { type ChangedParticulars, changesOf, type RosterChange } from './roster-changes.ts';
import { markUndone, rosterImportReport, standingImport } from './roster-imports.ts';

/**
 * What goes when an import is taken back, in students: those whom it brought, those whom it changed, those who are
 * at the school again. Changes nothing.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `hasRecords`, `changedSince`: what would stand in the way.
 */
export function rosterUndoWeight(reader: Reader, importId: RosterImportId): OutputOf<'roster.weighUndo'> {
  standingImport(reader, importId);
  refuseWithRecords(reader, importId);
  const changes = changesOf(reader, importId);
  refuseChangedSince(reader, changes);
  const ofKind = (...kinds: RosterChange['kind'][]) =>
    new Set(changes.filter(({ change }) => kinds.includes(change.kind)).map(({ studentId }) => studentId));
  const brought = ofKind('enrolled');
  return {
    students: reader.db.select({ id: students.id }).from(students).where(broughtBy(importId)).all().length,
    changes: [...ofKind('particulars', 'class', 'guardian', 'remark', 'circumstance')].filter(
      (id) => !brought.has(id),
    ).length,
    departures: ofKind('departure').size,
  };
}

const broughtBy = (importId: RosterImportId) =>
  and(eq(students.importId, importId), isNull(students.removedAt));

/**
 * Takes an import back as one step: new students leave the list, changes go back field by field, those who were
 * said to have left are at the school again. Refused as long as something later would be lost or mixed up with it.
 *
 * @throws Refusal `noImport`, `alreadyUndone`, `hasRecords`, `changedSince`.
 */
export function undoRosterImport(writer: Writer, importId: RosterImportId): OutputOf<'roster.undo'> {
  const { fileName } = standingImport(writer, importId);
  const undone = rosterUndoWeight(writer, importId);
  for (const { studentId, change } of changesOf(writer, importId).toReversed()) {
    takeBack(writer, studentId, change);
  }
  writer.db
    .update(students)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: '撤销导入' })
    .where(broughtBy(importId))
    .run();
  unsettleNumberKind(writer);
  const { teachers } = rosterImportReport(writer, importId);
  withdrawAppointments(
    writer,
    importId,
    teachers.filter(({ taken }) => taken),
  );
  markUndone(writer, importId);
  writer.record({
    action: 'roster.undone',
    subject: `${fileName}：移出 ${undone.students} 人，改回 ${undone.changes} 人，恢复在校 ${undone.departures} 人`,
    detail: { importId },
  });
  return undone;
}

/** What comes with a student and goes with him; every other table that knows students holds records. */
const OF_THE_ROSTER = ['class_memberships', 'guardians', 'roster_changes', 'roster_remarks'];

/** What was taken back since, such as graduating by a roll-over, tells of nobody any more. */
const STANDS: Readonly<Record<string, SQL>> = {
  departures: sql`r.returned_on IS NOT r.left_on`,
  student_merges: sql`r.undone_at IS NULL`,
};

/** A record must not disappear with the student whom it tells about. @throws Refusal `hasRecords`. */
function refuseWithRecords(reader: Reader, importId: RosterImportId): void {
  const stands: typeof STANDS = {
    ...STANDS,
    // What a person took from a remark of this import goes with it.
    circumstance_periods: sql`NOT EXISTS (SELECT 1 FROM roster_changes c WHERE c.import_id = ${importId}
      AND c.student_id = r.student_id AND c.change ->> 'periodId' = r.id)`,
  };
  const tables = reader.db.all<{ table: string; column: string }>(sql`
    SELECT m.name AS "table", f."from" AS "column"
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = 'students' AND m.name NOT IN ${OF_THE_ROSTER}`);
  const hasRecords = sql.join(
    tables.map(
      ({ table, column }) =>
        sql`EXISTS (SELECT 1 FROM ${sql.identifier(table)} r WHERE r.${sql.identifier(column)} = students.id
          AND ${stands[table] ?? sql`1`})`,
    ),
    sql` OR `,
  );
  const written = reader.db
    .select({ name: students.name })
    .from(students)
    .where(and(broughtBy(importId), sql`(${hasRecords})`))
    .all();
  if (written.length === 0) return;
  throw new Refusal(
    'hasRecords',
    `不能撤销：已为${namesOf(written)}写过记录，记录不会随名册消失。册上的学生没有改动。资料写错的，请在学生档案里更正；不该在册的，请在档案里办理离校；一名学生有了两份档案的，请合并档案。`,
  );
}

/** @throws Refusal `changedSince` when a later change would be overwritten. */
function refuseChangedSince(
  reader: Reader,
  changes: readonly { studentId: StudentId; change: RosterChange }[],
): void {
  const names = new Map(
    reader.db
      .select({ id: students.id, name: students.name })
      .from(students)
      .where(inArray(students.id, [...new Set(changes.map(({ studentId }) => studentId))]))
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const inTheWay = new Map<StudentId, string>();
  for (const { studentId, change } of changes) {
    const later = changedSince(reader, studentId, change);
    if (later && !inTheWay.has(studentId))
      inTheWay.set(studentId, `${names.get(studentId) ?? ''}（${later}）`);
  }
  if (inTheWay.size === 0) return;
  throw new Refusal(
    'changedSince',
    `不能撤销：导入以后，${namesOf([...inTheWay.values()].map((name) => ({ name })))}，撤销会盖掉这些改动。册上的学生没有改动。名册带来的错处，请对照“查看报告”在这些学生的档案里更正；要改的学生多，也可以改好名册后再导入一次，名册会改正与它不同的资料。`,
  );
}

/** What was changed after this change of the import, in Chinese; undefined when nothing was. */
function changedSince(reader: Reader, studentId: StudentId, change: RosterChange): string | undefined {
  const student = reader.db.select().from(students).where(eq(students.id, studentId)).get();
  if (!student || student.removedAt !== null) return '已不在名单上';
  const now: ChangedParticulars = student;
  const isStill = (expected: ChangedParticulars) =>
    // The keys of the schema, each of them a particular.
    (Object.keys(expected) as (keyof ChangedParticulars)[]).every((key) => now[key] === expected[key]);
  switch (change.kind) {
    case 'enrolled': {
      if (student.studentNumber !== change.studentNumber || !isStill(change.particulars))
        return '资料后来又改过';
      const classes = reader.db
        .select()
        .from(classMemberships)
        .where(eq(classMemberships.studentId, studentId))
        .all()
        // A place that was taken back has ended on the day it began.
        .filter(({ fromOn, endedOn }) => endedOn !== fromOn);
      return classes.length === 1 && classes[0]?.endedOn === null ? undefined : '班级后来又变动过';
    }
    case 'particulars':
      return isStill(change.new) ? undefined : '资料后来又改过';
    case 'class':
      return lasts(reader, classMemberships, change.begunId) ? undefined : '班级后来又变动过';
    case 'guardian':
      return lasts(reader, guardians, change.begunId) ? undefined : '监护人后来又改过';
    case 'remark':
      return undefined;
    case 'circumstance': {
      const period = circumstanceOf(reader, change.periodId);
      // One that a person has taken back is as it is to become.
      return period?.endedOn === null || period?.endedOn === period?.fromOn
        ? undefined
        : '家庭情况后来又改过';
    }
    case 'departure': {
      const departure = reader.db
        .select()
        .from(departures)
        .where(eq(departures.id, change.departureId))
        .get();
      return departure?.returnedOn === null ? undefined : '后来办理过返校';
    }
    case 'level':
    case 'screening':
      return undefined;
  }
}

function circumstanceOf(reader: Reader, id: PeriodId) {
  return reader.db.select().from(circumstancePeriods).where(eq(circumstancePeriods.id, id)).get();
}

function lasts(reader: Reader, table: typeof classMemberships | typeof guardians, id: string): boolean {
  const row = reader.db.get<{ endedOn: string | null } | undefined>(
    sql`SELECT ended_on AS endedOn FROM ${table} WHERE id = ${id}`,
  );
  return row?.endedOn === null;
}

/** What began is ended on its first day, as if it had never been; what it had ended goes on. Both stay on record. */
function takeBack(writer: Writer, studentId: StudentId, change: RosterChange): void {
  switch (change.kind) {
    case 'enrolled':
      return;
    case 'particulars':
      writer.db.update(students).set(change.old).where(eq(students.id, studentId)).run();
      return;
    case 'class':
      writer.db
        .update(classMemberships)
        .set({ endedOn: classMemberships.fromOn })
        .where(eq(classMemberships.id, change.begunId))
        .run();
      goOn(writer, classMemberships, change.endedId);
      return;
    case 'guardian':
      writer.db
        .update(guardians)
        .set({ endedOn: guardians.fromOn })
        .where(eq(guardians.id, change.begunId))
        .run();
      goOn(writer, guardians, change.endedId);
      return;
    case 'remark':
      writer.db
        .update(rosterRemarks)
        .set({ removedAt: writer.now, removedBy: writer.person, removalReason: '撤销导入' })
        .where(eq(rosterRemarks.id, change.remarkId))
        .run();
      return;
    case 'circumstance': {
      if (circumstanceOf(writer, change.periodId)?.endedOn !== null) return;
      writer.db
        .update(circumstancePeriods)
        .set({ endedOn: circumstancePeriods.fromOn, endReason: '撤销导入' })
        .where(eq(circumstancePeriods.id, change.periodId))
        .run();
      return;
    }
    case 'departure':
      takeDepartureBack(writer, studentId, change);
      return;
    // No roster brings one.
    case 'level':
    case 'screening':
      return;
  }
}

function takeDepartureBack(
  writer: Writer,
  studentId: StudentId,
  { departureId, places }: Extract<RosterChange, { kind: 'departure' }>,
): void {
  const departure = departureOf(writer, studentId);
  if (departure?.id !== departureId) throw new Error('a departure that lasts is not there');
  endDeparture(writer, departure, { returnedOn: departure.leftOn, returnReason: '撤销导入' });
  for (const { id, endedOn } of places) {
    writer.db.update(classMemberships).set({ endedOn }).where(eq(classMemberships.id, id)).run();
  }
}

function goOn(writer: Writer, table: typeof classMemberships | typeof guardians, id: string | null): void {
  if (id !== null) writer.db.run(sql`UPDATE ${table} SET ended_on = NULL WHERE id = ${id}`);
}

function namesOf(people: readonly { name: string }[]): string {
  const names = people.slice(0, 5).map(({ name }) => name);
  return `${names.join('、')}${people.length > 5 ? `等 ${people.length} 名学生` : ''}`;
}
