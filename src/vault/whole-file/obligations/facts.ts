import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import { addDays, schoolYearOf, schoolYearSpan } from '#shared/school-calendar.ts';
import { setSchoolYears } from '#vault/roll/school/school-years.ts';
import { schoolSpans } from '#vault/roll/school/tables.ts';
import type { Calendar, Facts } from '#vault/rooms/obligations/obligations.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import { united } from '#vault/rooms/obligations/windows.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { actsOf } from './acts.ts';
import { byStudent } from './by-student.ts';
import { situationsOf } from './situations.ts';
import { waitingOf } from './waiting.ts';

/** In a new school year the last weeks of the year before are looked at all the same. */
const FEWEST_DAYS_BACK = 56;

/** How far back undone windows are looked at: to the first day of this school year, and eight weeks at least. */
export function calendarOf(reader: Reader): Calendar {
  const dates = setSchoolYears(reader);
  const { from } = schoolYearSpan(schoolYearOf(reader.today, dates), dates);
  const weeksBack = addDays(reader.today, -FEWEST_DAYS_BACK);
  const holidays = reader.db
    .select({ fromOn: schoolSpans.fromOn, untilOn: schoolSpans.untilOn })
    .from(schoolSpans)
    .where(and(eq(schoolSpans.kind, 'holiday'), isNull(schoolSpans.removedAt)))
    .all();
  return {
    lookFrom: from < weeksBack ? from : weeksBack,
    holidays: united(holidays.map(({ fromOn, untilOn }) => ({ fromOn, endedOn: addDays(untilOn, 1) }))),
  };
}

/**
 * What is known of each of the students, as far as it bears on what is owed to them. Nobody owes anything for the time
 * after a student left the school.
 */
export function factsOf(reader: Reader, ids: readonly StudentId[]): (studentId: StudentId) => Facts {
  const situations = situationsOf(reader, ids);
  // What was done matters where something is asked for again and again: of most students nothing is.
  const asked = ids.filter((id) => situations(id).length > 0);
  const acts = byStudent(actsOf(reader, asked));
  const waiting = byStudent(waitingOf(reader, ids));
  const putOff = byStudent(
    reader.db
      .select({ studentId: putOffs.studentId, key: putOffs.key, until: putOffs.until })
      .from(putOffs)
      .where(and(among(putOffs.studentId, ids), isNull(putOffs.removedAt)))
      .orderBy(putOffs.recordedAt)
      .all(),
  );
  return (id) => ({
    situations: situations(id),
    acts: acts(id),
    waiting: waiting(id),
    putOffs: putOff(id),
  });
}
