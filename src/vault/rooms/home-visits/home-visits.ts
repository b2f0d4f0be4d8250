import { and, eq, isNull } from 'drizzle-orm';
import type { HomeVisitId } from '#shared/contract/fields.ts';
import type { HomeVisit } from '#shared/contract/home-visits.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { refuseUnknownStaff } from '#vault/roll/school/school.ts';
import { staff } from '#vault/roll/school/tables.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, everyStudent, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { homeVisitStaff, homeVisits } from './tables.ts';

/** All visits: those still planned first by their date, then those done, newest first. */
export function listHomeVisits(reader: Reader): HomeVisit[] {
  const students = new Map(everyStudent(reader, reader.today).map((student) => [student.id, student]));
  const teachers = Map.groupBy(
    reader.db
      .select({ visitId: homeVisitStaff.homeVisitId, id: staff.id, name: staff.name })
      .from(homeVisitStaff)
      .innerJoin(staff, eq(staff.id, homeVisitStaff.staffId))
      .all(),
    ({ visitId }) => visitId,
  );
  return reader.db
    .select()
    .from(homeVisits)
    .where(isNull(homeVisits.removedAt))
    .all()
    .flatMap((visit) => {
      const student = students.get(visit.studentId);
      if (!student) return [];
      const { name: studentName, className } = student;
      return [{ ...visit, studentName, className, staff: teachers.get(visit.id) ?? [] }];
    })
    .sort(plannedFirst);
}

/**
 * One visit, with the student as today's roll has them. The look is on record (rules of the data, 8).
 *
 * @throws Refusal `noVisit`, `noStudent`.
 */
export function readHomeVisit(writer: Writer, homeVisitId: HomeVisitId): HomeVisit {
  const visit = existingVisit(writer, homeVisitId);
  const student = studentOn(writer, visit.studentId, writer.today);
  writer.recordLook({ action: 'homeVisit.viewed', subject: auditSubject(student) });
  const { name: studentName, className } = student;
  return { ...visit, studentName, className, staff: visitorsOf(writer, homeVisitId) };
}

/** The teachers who went, or are to go. */
export function visitorsOf(reader: Reader, id: HomeVisitId): HomeVisit['staff'] {
  return reader.db
    .select({ id: staff.id, name: staff.name })
    .from(homeVisitStaff)
    .innerJoin(staff, eq(staff.id, homeVisitStaff.staffId))
    .where(eq(homeVisitStaff.homeVisitId, id))
    .all();
}

function plannedFirst(one: HomeVisit, other: HomeVisit): number {
  if (one.occurredOn && other.occurredOn) return other.occurredOn.localeCompare(one.occurredOn);
  if (one.occurredOn || other.occurredOn) return one.occurredOn ? 1 : -1;
  return (one.plannedOn ?? '').localeCompare(other.plannedOn ?? '');
}

/**
 * Records a visit, plans one, or fills in a planned one.
 *
 * @throws Refusal `noStudent`, `archived`, `noTeacher`, `noVisit`, `otherStudent`; those of
 *   `refuseImpossibleDay`.
 */
export function writeHomeVisit(writer: Writer, wanted: InputOf<'homeVisits.write'>): HomeVisitId {
  const { homeVisitId: id, staffIds, ...columns } = wanted;
  const of = [wanted.studentId];
  refuseImpossibleDay(writer, 'plannedOn', wanted.plannedOn, { of, ahead: true });
  refuseImpossibleDay(writer, 'occurredOn', wanted.occurredOn, { of });
  refuseUnknownStaff(writer, staffIds, 'staffIds');
  const student = studentOn(writer, wanted.studentId, wanted.occurredOn ?? writer.today);
  mustBeAtSchool(writer, wanted.studentId);
  const before = id
    ? { ...existingVisit(writer, id), staffIds: visitorsOf(writer, id).map((visitor) => visitor.id) }
    : null;
  if (before) mustBeAtSchool(writer, before.studentId);
  if (before && before.studentId !== student.id) {
    throw Refusal.at(
      'studentId',
      'otherStudent',
      '这次家访记在另一名学生名下，不能改到这名学生；请删除后重新记一次',
    );
  }
  const homeVisitId = before
    ? before.id
    : writer.db
        .insert(homeVisits)
        .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
        .returning({ id: homeVisits.id })
        .get().id;
  if (before) {
    writer.db.update(homeVisits).set(columns).where(eq(homeVisits.id, homeVisitId)).run();
    writer.db.delete(homeVisitStaff).where(eq(homeVisitStaff.homeVisitId, homeVisitId)).run();
  }
  for (const staffId of new Set(staffIds))
    writer.db.insert(homeVisitStaff).values({ homeVisitId, staffId }).run();
  writer.record({
    action: 'homeVisit.written',
    subject: auditSubject(student),
    detail: { old: before, new: { ...columns, staffIds } },
  });
  return homeVisitId;
}

/** Hides a visit; it stays in the vault with the reason. @throws Refusal `noVisit`, `archived`. */
export function removeHomeVisit(writer: Writer, wanted: InputOf<'homeVisits.remove'>): void {
  const before = existingVisit(writer, wanted.homeVisitId);
  mustBeAtSchool(writer, before.studentId);
  writer.db
    .update(homeVisits)
    .set({ removedAt: writer.now, removedBy: writer.person, removalReason: wanted.reason })
    .where(eq(homeVisits.id, before.id))
    .run();
  writer.record({
    action: 'homeVisit.removed',
    subject: auditSubject(studentOn(writer, before.studentId, writer.today)),
    detail: { old: before, reason: wanted.reason },
  });
}

/** @throws Refusal `noVisit`. */
export function existingVisit(reader: Reader, id: HomeVisitId) {
  const row = reader.db
    .select()
    .from(homeVisits)
    .where(and(eq(homeVisits.id, id), isNull(homeVisits.removedAt)))
    .get();
  if (!row) throw new Refusal('noVisit', '找不到这次家访，可能已被删除。请返回列表查看。');
  return row;
}
