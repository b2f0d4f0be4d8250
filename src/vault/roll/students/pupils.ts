import { and, eq, sql } from 'drizzle-orm';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { type StudentOn, studentsById } from './student-lines.ts';
import { classMemberships } from './tables.ts';

/** Who is in a class on a day, or has come since. */
export function pupilsSince({ db, today }: Reader, classId: SchoolClassId, day: LocalDate): Set<StudentId> {
  const rows = db
    .select({ studentId: classMemberships.studentId })
    .from(classMemberships)
    .where(
      and(
        eq(classMemberships.classId, classId),
        sql`${classMemberships.fromOn} <= ${today} AND (${classMemberships.endedOn} IS NULL OR ${classMemberships.endedOn} > ${day})`,
      ),
    )
    .all();
  return new Set(rows.map(({ studentId }) => studentId));
}

/** Those of them who are still at the school, as they are today. */
export const pupilsAtSchool = (reader: Reader, classId: SchoolClassId, day: LocalDate): StudentOn[] =>
  studentsById(reader, [...pupilsSince(reader, classId, day)], reader.today).filter(
    ({ leftOn }) => leftOn === null,
  );
