import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import type { RosterImportId, StaffId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, schoolYearOf, schoolYearOfRoster, writtenDate } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '../database/access.ts';
import { staffNamed } from './school.ts';
import { homeroomTeachers, schoolClasses, staff } from './tables.ts';

/** The class of that name in a school year, or undefined. */
export function classIdOf(reader: Reader, name: string, schoolYear: number): string | undefined {
  return reader.db
    .select({ id: schoolClasses.id })
    .from(schoolClasses)
    .where(and(eq(schoolClasses.schoolYear, schoolYear), eq(schoolClasses.name, name)))
    .get()?.id;
}

/** The homeroom teacher whose time has not ended, or undefined. */
export function homeroomTeacherOf(reader: Reader, classId: string) {
  return reader.db
    .select({ id: homeroomTeachers.id, name: staff.name, fromOn: homeroomTeachers.fromOn })
    .from(homeroomTeachers)
    .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
    .where(and(eq(homeroomTeachers.classId, classId), isNull(homeroomTeachers.endedOn)))
    .get();
}

/** Begins a teacher's time with a class. */
export function appoint(
  writer: Writer,
  appointment: { classId: string; staffId: StaffId; fromOn: LocalDate; importId: RosterImportId | null },
): void {
  writer.db
    .insert(homeroomTeachers)
    .values({ ...appointment, recordedAt: writer.now, recordedBy: writer.person })
    .run();
}

/** Ends the appointments that an import made, as if they had never begun: it is being undone. */
export function withdrawAppointments(writer: Writer, importId: RosterImportId): void {
  writer.db
    .update(homeroomTeachers)
    .set({ endedOn: homeroomTeachers.fromOn })
    .where(and(eq(homeroomTeachers.importId, importId), isNull(homeroomTeachers.endedOn)))
    .run();
}

/**
 * Names a class's homeroom teacher from a date on; the one before ends on that date and stays on record.
 *
 * @throws Refusal `noClass`, `sameTeacher`, `beforeLastTeacher`.
 */
export function appointHomeroomTeacher(
  writer: Writer,
  wanted: InputOf<'school.appointHomeroomTeacher'>,
): void {
  const classId = newestClassOf(writer, wanted.className);
  const before = homeroomTeacherOf(writer, classId);
  if (before?.name === wanted.teacherName) {
    throw Refusal.at('teacherName', 'sameTeacher', `${wanted.teacherName}已是${wanted.className}的班主任`);
  }
  if (before && wanted.fromOn < before.fromOn) {
    throw Refusal.at(
      'fromOn',
      'beforeLastTeacher',
      `不能早于现任班主任的任职日期（${writtenDate(before.fromOn)}）`,
    );
  }
  if (before) {
    writer.db
      .update(homeroomTeachers)
      .set({ endedOn: wanted.fromOn })
      .where(eq(homeroomTeachers.id, before.id))
      .run();
  }
  const staffId = staffNamed(writer, wanted.teacherName);
  appoint(writer, { classId, staffId, fromOn: wanted.fromOn, importId: null });
  writer.record({
    action: 'school.teacherAppointed',
    subject: `${wanted.className}：${wanted.teacherName}`,
    detail: {
      old: before && { className: wanted.className, teacherName: before.name, fromOn: before.fromOn },
      new: wanted,
    },
  });
}

/** The class of that name of the latest school year that has begun, or whose roster is already here. */
function newestClassOf(reader: Reader, name: string): string {
  const latest = Math.max(schoolYearOf(reader.today), schoolYearOfRoster(reader.today));
  const found = reader.db
    .select({ id: schoolClasses.id })
    .from(schoolClasses)
    .where(and(eq(schoolClasses.name, name), lte(schoolClasses.schoolYear, latest)))
    .orderBy(desc(schoolClasses.schoolYear))
    .limit(1)
    .get();
  if (!found) throw new Refusal('noClass', '找不到这个班级。请刷新后重新选择。');
  return found.id;
}
