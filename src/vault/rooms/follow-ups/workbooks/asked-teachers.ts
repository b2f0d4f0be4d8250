import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { StaffId, StudentId } from '#shared/contract/fields.ts';
import type { TrackedStudent, TrackingPeriod } from '#shared/contract/follow-ups.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { LocalDate, SchoolWeek } from '#shared/school-calendar.ts';
import { homeroomTeachers, staff } from '#vault/roll/school/tables.ts';
import { classMemberships } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { followUpBoard } from '../follow-ups.ts';

/** A student and a week of which a homeroom teacher is asked to tell. */
export interface Asked {
  student: TrackedStudent;
  week: SchoolWeek;
}

export interface AskedTeacher {
  name: string;
  /** By class, then student, then week. */
  asked: Asked[];
}

/**
 * Which homeroom teacher is asked about whom: of the weeks that are wanted, those in which a student is tracked and not
 * excused. A teacher is told apart by who it is, not by name: of two of one name each sees the own class only.
 *
 * @throws Refusal `noPeriod`.
 */
export function askedTeachers(
  reader: Reader,
  wanted: Pick<InputOf<'followUps.saveWorkbooks'>, 'periodId' | 'weeks' | 'withRecorded'>,
): { period: TrackingPeriod; teachers: AskedTeacher[]; withoutTeacher: TrackedStudent[] } {
  const { period, students } = followUpBoard(reader, wanted.periodId);
  const teacherOf = homeroomTeachersToday(reader);
  const weeks: ReadonlySet<LocalDate> = new Set(wanted.weeks);
  const teachers = new Map<StaffId, AskedTeacher>();
  const withoutTeacher: TrackedStudent[] = [];
  for (const student of students) {
    const asked = student.weeks
      .filter(({ fromOn, state }) => weeks.has(fromOn) && isAsked(state, wanted.withRecorded))
      .map(({ fromOn: from, untilOn: until }) => ({ student, week: { from, until } }));
    if (asked.length === 0 || student.leftOn !== null) continue;
    const teacher = teacherOf.get(student.id);
    if (!teacher) {
      withoutTeacher.push(student);
      continue;
    }
    const known = teachers.get(teacher.id) ?? { name: teacher.name, asked: [] };
    known.asked.push(...asked);
    teachers.set(teacher.id, known);
  }
  return { period, teachers: [...teachers.values()], withoutTeacher };
}

function isAsked(state: TrackedStudent['weeks'][number]['state'], withRecorded: boolean): boolean {
  return state === 'due' || state === 'missed' || state === 'ahead' || (withRecorded && state === 'done');
}

/** The homeroom teacher of each student's class today. */
function homeroomTeachersToday(reader: Reader): Map<StudentId, { id: StaffId; name: string }> {
  const holds = (span: typeof classMemberships | typeof homeroomTeachers) =>
    and(lte(span.fromOn, reader.today), or(isNull(span.endedOn), gt(span.endedOn, reader.today)));
  const rows = reader.db
    .select({ studentId: classMemberships.studentId, id: staff.id, name: staff.name })
    .from(classMemberships)
    .innerJoin(homeroomTeachers, eq(homeroomTeachers.classId, classMemberships.classId))
    .innerJoin(staff, eq(staff.id, homeroomTeachers.staffId))
    .where(and(holds(classMemberships), holds(homeroomTeachers)))
    .all();
  return new Map(rows.map(({ studentId, ...teacher }) => [studentId, teacher]));
}

/** The same in numbers, to be looked at before anything is written. @throws Refusal `noPeriod`. */
export function countAsked(
  reader: Reader,
  wanted: InputOf<'followUps.askedTeachers'>,
): OutputOf<'followUps.askedTeachers'> {
  const { teachers, withoutTeacher } = askedTeachers(reader, wanted);
  return {
    teachers: teachers.map(({ name, asked }) => ({
      name,
      classNames: classesOf(asked),
      students: new Set(asked.map(({ student }) => student.id)).size,
      rows: asked.length,
    })),
    withoutTeacher: [...Map.groupBy(withoutTeacher, ({ className }) => className)].map(
      ([className, students]) => ({ className, students: students.length }),
    ),
  };
}

/** The classes of whom is asked about, each once. */
export function classesOf(asked: readonly Asked[]): string[] {
  return [...new Set(asked.map(({ student }) => student.className))];
}
