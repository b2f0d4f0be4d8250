import { eq, sql } from 'drizzle-orm';
import { classKey, compareClassNames } from '#shared/class-names.ts';
import type { SchoolClassId } from '#shared/contract/fields.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { ClassLine } from '#shared/contract/school-years.ts';
import { Refusal } from '#shared/outcome.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { className } from '#vault/roll/roster/reading/class-name.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { listSchoolYears, spanOfSchoolYear, spansOf } from './school-years.ts';
import { schoolClasses } from './tables.ts';

/**
 * The class of that name in a school year, however it is written: 七年级1班 is 七年级(1)班 where the vault has only that.
 * Undefined where it has none, or several that the name may mean.
 */
export function classIdOf(reader: Reader, name: string, schoolYear: number): SchoolClassId | undefined {
  const classes = reader.db
    .select({ id: schoolClasses.id, name: schoolClasses.name })
    .from(schoolClasses)
    .where(eq(schoolClasses.schoolYear, schoolYear))
    .all();
  const exact = classes.find((each) => each.name === name);
  if (exact) return exact.id;
  const alike = classes.filter((each) => classKey(each.name) === classKey(name));
  return alike.length === 1 ? alike[0]?.id : undefined;
}

/** The class of that name in a school year, made when there is none. */
export function classNamed(writer: Writer, name: string, schoolYear: number): SchoolClassId {
  return (
    classIdOf(writer, name, schoolYear) ??
    writer.db
      .insert(schoolClasses)
      .values({ schoolYear, name, recordedAt: writer.now, recordedBy: writer.person })
      .returning({ id: schoolClasses.id })
      .get().id
  );
}

/** A school year with its days, terms, holidays and classes. */
export function readSchoolYear(reader: Reader, schoolYear: number): OutputOf<'schoolYears.read'> {
  const { from, until } = spanOfSchoolYear(reader, schoolYear);
  const known = listSchoolYears(reader).find((year) => year.schoolYear === schoolYear);
  const year = known ?? { schoolYear, fromOn: from, untilOn: until, isSet: false, isRunning: false };
  // Today as far as it lies in the year: a year that is over is shown as it ended, one to come as it begins.
  const on = reader.today < from ? from : reader.today > until ? until : reader.today;
  return { ...year, spans: spansOf(reader, schoolYear), classes: classesOf(reader, schoolYear, on) };
}

/** The classes of a school year as on a day of it, with how many students each has. */
export function classesOf(reader: Reader, schoolYear: number, on: LocalDate): ClassLine[] {
  return reader.db
    .all<ClassLine>(sql`
      SELECT c.id, c.name,
        coalesce((
          SELECT t.name FROM homeroom_teachers h JOIN staff t ON t.id = h.staff_id
          WHERE h.class_id = c.id AND h.ended_on IS NOT h.from_on
          ORDER BY (h.from_on <= ${on} AND (h.ended_on IS NULL OR h.ended_on > ${on})) DESC,
            abs(julianday(h.from_on) - julianday(${on})) LIMIT 1), '') AS homeroomTeacher,
        (SELECT count(*) FROM class_memberships m JOIN students s ON s.id = m.student_id
          WHERE m.class_id = c.id AND s.removed_at IS NULL
            AND m.from_on <= ${on} AND (m.ended_on IS NULL OR m.ended_on > ${on})) AS students
      FROM school_classes c WHERE c.school_year = ${schoolYear}`)
    .sort((one, other) => compareClassNames(one.name, other.name));
}

/** A class that no student is in yet. @throws Refusal `classExists`. */
export function addClass(writer: Writer, wanted: InputOf<'schoolYears.addClass'>): void {
  const name = className(wanted.className, '');
  refuseExisting(writer, name, wanted.schoolYear);
  classNamed(writer, name, wanted.schoolYear);
  writer.record({ action: 'class.added', subject: `${wanted.schoolYear}学年 ${name}` });
}

/**
 * Corrects a class's name in its school year alone: the same class of another year is another row, and an issued
 * letter keeps its bytes.
 *
 * @throws Refusal `noClass`, `classExists`.
 */
export function renameClass(writer: Writer, wanted: InputOf<'schoolYears.renameClass'>): void {
  const name = className(wanted.className, '');
  const before = writer.db.select().from(schoolClasses).where(eq(schoolClasses.id, wanted.classId)).get();
  if (!before) throw new Refusal('noClass', '找不到这个班级。请刷新后重新选择。');
  // The same class in another writing is what a correction is for.
  if (classIdOf(writer, name, before.schoolYear) !== before.id || name === before.name)
    refuseExisting(writer, name, before.schoolYear);
  writer.db.update(schoolClasses).set({ name }).where(eq(schoolClasses.id, wanted.classId)).run();
  writer.record({
    action: 'class.renamed',
    subject: `${before.schoolYear}学年 ${before.name}`,
    detail: { old: { className: before.name }, new: { className: name }, reason: wanted.reason },
  });
}

function refuseExisting(reader: Reader, name: string, schoolYear: number): void {
  const id = classIdOf(reader, name, schoolYear);
  if (id === undefined) return;
  const known = reader.db.select().from(schoolClasses).where(eq(schoolClasses.id, id)).get();
  throw Refusal.at('className', 'classExists', `${schoolYear}学年已有${known?.name ?? name}，请核对`);
}
