import { and, asc, eq, sql } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { ChronicleEntry } from '#shared/contract/students.ts';
import { schoolClasses } from '#vault/roll/school/tables.ts';
import { classMemberships } from '#vault/roll/students/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { KINDS } from '../record-kinds.ts';

/**
 * Everything that happened, by date of event, newest first. Of one day what has a time comes first, the latest before
 * the others; then what was written down last.
 */
export function chronicleOf(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return [classesTold, ...Object.values(KINDS).map(({ told }) => told)]
    .flatMap((told) => told(reader, studentId))
    .sort(
      (one, other) =>
        other.occurredOn.localeCompare(one.occurredOn) ||
        other.startsAt.localeCompare(one.startsAt) ||
        other.recordedAt - one.recordedAt,
    );
}

/** The classes that the student went into: what the school did with the whole class is no record of one student. */
function classesTold(reader: Reader, studentId: StudentId): ChronicleEntry[] {
  return (
    reader.db
      .select({
        id: classMemberships.id,
        fromOn: classMemberships.fromOn,
        recordedAt: classMemberships.recordedAt,
        name: schoolClasses.name,
        schoolYear: schoolClasses.schoolYear,
      })
      .from(classMemberships)
      .innerJoin(schoolClasses, eq(schoolClasses.id, classMemberships.classId))
      // One that ended on the day it began was taken back.
      .where(
        and(
          eq(classMemberships.studentId, studentId),
          sql`${classMemberships.endedOn} IS NOT ${classMemberships.fromOn}`,
        ),
      )
      .orderBy(asc(classMemberships.fromOn))
      .all()
      .map(({ id, fromOn, recordedAt, name, schoolYear }, index) => ({
        key: id,
        kind: 'schoolClass',
        occurredOn: fromOn,
        startsAt: '',
        recordedAt,
        title: `${index === 0 ? '编入' : '进入'} ${name}（${schoolYear}学年）`,
        text: '',
        opens: null,
      }))
  );
}
