import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BornOn } from '#shared/birth-date.ts';
import type { GuardianId, StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Boarding, Circumstance, Gender, NumberKind } from '#shared/terms.ts';
import { numberKind } from '#vault/roll/school/number-kind.ts';
import { homeroomTeachers, schoolClasses, staff } from '#vault/roll/school/tables.ts';
import {
  circumstancePeriods,
  classMemberships,
  departures,
  guardians,
  leavePeriods,
  rosterRemarks,
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
  otherNumber: string;
  name: string;
  gender: Gender;
  bornOn: BornOn | null;
  address: string;
  ethnicity: string;
  boarding: Boarding;
  /** What the latest roster said beside the student; empty where none did. */
  remark: string;
  /** Those that last. */
  circumstances: readonly Circumstance[];
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
  students: readonly KnownStudent[];
  /** By which number they are told apart; not settled before the first of them. */
  identifiedBy: { kind: NumberKind; isSettled: boolean };
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
  const remarks = new Map(
    reader.db
      .select({ studentId: rosterRemarks.studentId, text: rosterRemarks.text })
      .from(rosterRemarks)
      .where(isNull(rosterRemarks.removedAt))
      // The latest is put in last, and stays.
      .orderBy(rosterRemarks.notedOn, rosterRemarks.recordedAt)
      .all()
      .map(({ studentId, text }) => [studentId, text]),
  );
  const circumstances = new Map(
    [
      ...Map.groupBy(
        reader.db.select().from(circumstancePeriods).where(isNull(circumstancePeriods.endedOn)).all(),
        ({ studentId }) => studentId,
      ),
    ].map(([id, periods]) => [id, periods.map(({ circumstance }) => circumstance)]),
  );
  const known = reader.db
    .select()
    .from(students)
    .where(isNull(students.removedAt))
    .all()
    .map(
      ({ id, ...student }): KnownStudent => ({
        id,
        ...particularsOf(student),
        leftOn: left.get(id) ?? null,
        onLeave: onLeave.has(id),
        membership: memberships.get(id) ?? null,
        guardians: guardiansOf.get(id) ?? [],
        remark: remarks.get(id) ?? '',
        circumstances: circumstances.get(id) ?? [],
      }),
    );
  return { students: known, identifiedBy: numberKind(reader), teachers: teachersOf(reader, schoolYear) };
}

/** What a roster may say of the student himself, apart from class and guardians. */
export type KnownParticulars = Pick<
  KnownStudent,
  'studentNumber' | 'otherNumber' | 'name' | 'gender' | 'bornOn' | 'address' | 'ethnicity' | 'boarding'
>;

export function particularsOf(student: KnownParticulars): KnownParticulars {
  const { studentNumber, otherNumber, name, gender, bornOn, address, ethnicity, boarding } = student;
  return { studentNumber, otherNumber, name, gender, bornOn, address, ethnicity, boarding };
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
