import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BornOn } from '#shared/birth-date.ts';
import type { GuardianId, StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Gender } from '#shared/terms.ts';
import { homeroomTeachers, schoolClasses, staff } from '#vault/roll/school/tables.ts';
import {
  classMemberships,
  departures,
  guardians,
  leavePeriods,
  students,
} from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

export interface KnownGuardian {
  id: GuardianId;
  name: string;
  relation: string;
  phone: string;
  position: number;
  note: string;
  fromOn: LocalDate;
}

/** A student as the vault knows him now: what a roster is held against. */
export interface KnownStudent {
  id: StudentId;
  studentNumber: string;
  name: string;
  gender: Gender;
  bornOn: BornOn | null;
  /** The first day no longer at the school; null for whoever is there. */
  leftOn: LocalDate | null;
  onLeave: boolean;
  /** The class that lasts; it may begin in the future. */
  membership: { id: string; className: string; schoolYear: number; fromOn: LocalDate } | null;
  /** First contact first. */
  guardians: KnownGuardian[];
}

/** What the vault knows of the whole school. */
export interface KnownSchool {
  /** By student number. */
  students: ReadonlyMap<string, KnownStudent>;
  /** Homeroom teachers of the classes of one school year, by the class's name; empty for a class without. */
  teachers: ReadonlyMap<string, string>;
}

/** The school as it stands, with the classes of the school year that a roster is of. */
export function knownSchool(reader: Reader, schoolYear: number): KnownSchool {
  const guardiansOf = Map.groupBy(
    reader.db
      .select()
      .from(guardians)
      .where(isNull(guardians.endedOn))
      .orderBy(guardians.position, guardians.recordedAt)
      .all(),
    ({ studentId }) => studentId,
  );
  const memberships = new Map(
    reader.db
      .select({
        studentId: classMemberships.studentId,
        id: classMemberships.id,
        className: schoolClasses.name,
        schoolYear: schoolClasses.schoolYear,
        fromOn: classMemberships.fromOn,
      })
      .from(classMemberships)
      .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
      .where(isNull(classMemberships.endedOn))
      .all()
      .map(({ studentId, ...membership }) => [studentId, membership]),
  );
  const left = new Map(
    reader.db
      .select({ studentId: departures.studentId, leftOn: departures.leftOn })
      .from(departures)
      .where(isNull(departures.returnedOn))
      .all()
      .map(({ studentId, leftOn }) => [studentId, leftOn]),
  );
  const onLeave = new Set(
    reader.db
      .select({ studentId: leavePeriods.studentId })
      .from(leavePeriods)
      .where(
        sql`${leavePeriods.fromOn} <= ${reader.today} AND (${leavePeriods.endedOn} IS NULL OR ${leavePeriods.endedOn} > ${reader.today})`,
      )
      .all()
      .map(({ studentId }) => studentId),
  );
  const known = reader.db
    .select()
    .from(students)
    .where(isNull(students.removedAt))
    .all()
    .map(({ id, studentNumber, name, gender, bornOn }): [string, KnownStudent] => [
      studentNumber,
      {
        id,
        studentNumber,
        name,
        gender,
        bornOn,
        leftOn: left.get(id) ?? null,
        onLeave: onLeave.has(id),
        membership: memberships.get(id) ?? null,
        guardians: guardiansOf.get(id) ?? [],
      },
    ]);
  return { students: new Map(known), teachers: teachersOf(reader, schoolYear) };
}

function teachersOf(reader: Reader, schoolYear: number): Map<string, string> {
  return new Map(
    reader.db
      .select({ className: schoolClasses.name, teacher: staff.name })
      .from(schoolClasses)
      .leftJoin(
        homeroomTeachers,
        and(eq(homeroomTeachers.classId, schoolClasses.id), isNull(homeroomTeachers.endedOn)),
      )
      .leftJoin(staff, eq(staff.id, homeroomTeachers.staffId))
      .where(eq(schoolClasses.schoolYear, schoolYear))
      .all()
      .map(({ className, teacher }) => [className, teacher ?? '']),
  );
}
