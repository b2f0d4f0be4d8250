import { sql } from 'drizzle-orm';
import { classAfter, compareClassNames } from '#shared/class-names.ts';
import type { SchoolClassId, StudentId } from '#shared/contract/fields.ts';
import type { RollingClass, RollOverPreview } from '#shared/contract/roll-over.ts';
import { Refusal } from '#shared/outcome.ts';
import { classesOf } from '#vault/roll/school/classes.ts';
import { schoolYearOn, spanOfSchoolYear, standingRollOver } from '#vault/roll/school/school-years.ts';
import { byClassThenName } from '#vault/roll/students/student-lines.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { rollOverLine } from './kept-roll-over.ts';

/** A student who is at the school for good, with the place that lasts. */
export interface LastingPlace {
  studentId: StudentId;
  studentNumber: string;
  name: string;
  onLeave: boolean;
  placeId: string;
  placeFromOn: RollOverPreview['fromOn'];
  classId: SchoolClassId;
  className: string;
  schoolYear: number;
}

/** Where each student will be unless something happens; whoever is about to leave is not among them. */
export function lastingPlaces(reader: Reader): LastingPlace[] {
  return reader.db
    .all<Omit<LastingPlace, 'onLeave'> & { onLeave: number }>(sql`
      SELECT s.id AS studentId, s.student_number AS studentNumber, s.name, v.id IS NOT NULL AS onLeave,
        m.id AS placeId, m.from_on AS placeFromOn, c.id AS classId, c.name AS className,
        c.school_year AS schoolYear
      FROM students s
      JOIN class_memberships m ON m.student_id = s.id AND m.ended_on IS NULL
      JOIN school_classes c ON c.id = m.class_id
      LEFT JOIN departures d ON d.student_id = s.id AND d.returned_on IS NULL
      LEFT JOIN leave_periods v ON v.student_id = s.id AND v.ended_on IS NULL
      WHERE s.removed_at IS NULL AND d.id IS NULL`)
    .map((row) => ({ ...row, onLeave: row.onLeave === 1 }))
    .sort(byClassThenName);
}

/**
 * What rolling over into a school year would mean: every class with its guess, and who is in a class of that year
 * already.
 *
 * @param wanted null for the year that is due: the running one while most students are still in classes of the
 * year before, else the next.
 * @throws Refusal `wrongSchoolYear` when it is neither the running year nor the next.
 */
export function previewRollOver(reader: Reader, wanted: number | null): RollOverPreview {
  const running = schoolYearOn(reader, reader.today);
  const places = lastingPlaces(reader);
  const intoSchoolYear = wanted ?? dueSchoolYear(places, running);
  if (intoSchoolYear !== running && intoSchoolYear !== running + 1) {
    throw new Refusal(
      'wrongSchoolYear',
      `现在只能升入${running}学年或${running + 1}学年，没有改动任何班级。请重新选择学年。`,
    );
  }
  const { from: fromOn } = spanOfSchoolYear(reader, intoSchoolYear);
  const standing = standingRollOver(reader, intoSchoolYear);
  return {
    intoSchoolYear,
    fromOn,
    choices: [running, running + 1].map((schoolYear) => ({
      schoolYear,
      fromOn: spanOfSchoolYear(reader, schoolYear).from,
    })),
    standing: standing ? rollOverLine(standing) : null,
    classes: rollingClasses(
      reader,
      places.filter(({ schoolYear }) => schoolYear < intoSchoolYear),
    ),
    known: classesOf(reader, intoSchoolYear, fromOn).map(({ name, homeroomTeacher }) => ({
      name,
      homeroomTeacher,
    })),
    there: places
      .filter(({ schoolYear }) => schoolYear >= intoSchoolYear)
      .map(({ studentId, studentNumber, name, className }) => ({
        studentId,
        studentNumber,
        name,
        from: className,
        to: className,
      })),
  };
}

function dueSchoolYear(places: readonly LastingPlace[], running: number): number {
  const behind = places.filter(({ schoolYear }) => schoolYear < running).length;
  return behind * 2 > places.length ? running : running + 1;
}

function rollingClasses(reader: Reader, places: readonly LastingPlace[]): RollingClass[] {
  const teachers = new Map(
    [...new Set(places.map(({ schoolYear }) => schoolYear))]
      .flatMap((schoolYear) => classesOf(reader, schoolYear, reader.today))
      .map(({ id, homeroomTeacher }) => [id, homeroomTeacher]),
  );
  const names = places.map(({ className }) => className);
  return [...Map.groupBy(places, ({ classId }) => classId)]
    .flatMap(([classId, members]): RollingClass[] => {
      const [first] = members;
      if (!first) return [];
      const after = classAfter(first.className, names);
      return [
        {
          classId,
          schoolYear: first.schoolYear,
          name: first.className,
          homeroomTeacher: teachers.get(classId) ?? '',
          fate: after.graduates ? 'graduates' : 'moves',
          toClass: after.name,
          students: members.map(({ studentId, studentNumber, name, onLeave }) => ({
            studentId,
            studentNumber,
            name,
            onLeave,
          })),
        },
      ];
    })
    .sort((one, other) => one.schoolYear - other.schoolYear || compareClassNames(one.name, other.name));
}
