import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import type { RollOverId, RosterImportId, SchoolClassId, StaffId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { classIdOf } from './classes.ts';
import { staffNamed } from './school.ts';
import { schoolYearOfRosterToday, schoolYearOn } from './school-years.ts';
import { homeroomTeachers, schoolClasses, staff } from './tables.ts';

/** The homeroom teacher whose time has not ended, or undefined. */
export function homeroomTeacherOf(reader: Reader, classId: SchoolClassId) {
  return reader.db
    .select({ id: homeroomTeachers.id, name: staff.name, fromOn: homeroomTeachers.fromOn })
    .from(homeroomTeachers)
    .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
    .where(and(eq(homeroomTeachers.classId, classId), isNull(homeroomTeachers.endedOn)))
    .get();
}

/** A teacher's time with a class, and the roster or the roll-over that brought it. */
export interface Appointment {
  classId: SchoolClassId;
  staffId: StaffId;
  fromOn: LocalDate;
  importId?: RosterImportId | null;
  rollOverId?: RollOverId;
}

/** Begins a teacher's time with a class. */
export function appoint(writer: Writer, appointment: Appointment): void {
  writer.db
    .insert(homeroomTeachers)
    .values({ ...appointment, recordedAt: writer.now, recordedBy: writer.person })
    .run();
}

/**
 * Ends the appointments that an import or a roll-over made, as if they had never begun: it is being undone. A class
 * that has got another teacher since keeps that one.
 *
 * @param replaced whom it took from which class: their time goes on.
 */
export function withdrawAppointments(
  writer: Writer,
  by: RosterImportId | { rollOverId: RollOverId },
  replaced: readonly { className: string; old: string }[] = [],
): void {
  const made =
    typeof by === 'string'
      ? eq(homeroomTeachers.importId, by)
      : eq(homeroomTeachers.rollOverId, by.rollOverId);
  const withdrawn = writer.db
    .update(homeroomTeachers)
    .set({ endedOn: homeroomTeachers.fromOn })
    .where(and(made, isNull(homeroomTeachers.endedOn)))
    .returning({ classId: homeroomTeachers.classId, fromOn: homeroomTeachers.fromOn })
    .all();
  for (const { classId, fromOn } of withdrawn) {
    const before = writer.db
      .select({ id: homeroomTeachers.id, className: schoolClasses.name, teacher: staff.name })
      .from(homeroomTeachers)
      .innerJoin(schoolClasses, eq(schoolClasses.id, homeroomTeachers.classId))
      .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
      .where(and(eq(homeroomTeachers.classId, classId), eq(homeroomTeachers.endedOn, fromOn)))
      .orderBy(desc(homeroomTeachers.recordedAt))
      .all()
      .find(({ className, teacher }) =>
        replaced.some((each) => each.className === className && each.old === teacher),
      );
    if (!before) continue;
    writer.db.update(homeroomTeachers).set({ endedOn: null }).where(eq(homeroomTeachers.id, before.id)).run();
  }
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
  const classId =
    wanted.schoolYear === undefined
      ? newestClassOf(writer, wanted.className)
      : classIdOf(writer, wanted.className, wanted.schoolYear);
  if (classId === undefined) refuseMissing();
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
function newestClassOf(reader: Reader, name: string): SchoolClassId | undefined {
  const latest = Math.max(schoolYearOn(reader, reader.today), schoolYearOfRosterToday(reader));
  const years = reader.db
    .selectDistinct({ schoolYear: schoolClasses.schoolYear })
    .from(schoolClasses)
    .where(lte(schoolClasses.schoolYear, latest))
    .orderBy(desc(schoolClasses.schoolYear))
    .all();
  for (const { schoolYear } of years) {
    const id = classIdOf(reader, name, schoolYear);
    if (id !== undefined) return id;
  }
  return undefined;
}

function refuseMissing(): never {
  throw new Refusal('noClass', '找不到这个班级。请刷新后重新选择。');
}
