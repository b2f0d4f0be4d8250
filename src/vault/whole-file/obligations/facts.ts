import { and, eq, isNull } from 'drizzle-orm';
import type { StandingRule } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { addDays, addMonths, schoolYearOf, schoolYearSpan } from '#shared/school-calendar.ts';
import { setSchoolYears } from '#vault/roll/school/school-years.ts';
import { schoolSpans } from '#vault/roll/school/tables.ts';
import { idsAtSchool } from '#vault/roll/students/student-lines.ts';
import { schoolIntervals } from '#vault/rooms/obligations/intervals.ts';
import { type Act, actsAskedFor, type Calendar, type Facts } from '#vault/rooms/obligations/obligations.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import { united } from '#vault/rooms/obligations/windows.ts';
import { type LastingWatch, lastingWatches } from '#vault/rooms/watch-groups/watch-group-rows.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, type Whose } from '#vault/strongbox/database/among.ts';
import { actsOf } from './acts.ts';
import { byStudent } from './by-student.ts';
import { situationsOf } from './situations.ts';
import { waitingOf } from './waiting.ts';

/** In a new school year the last weeks of the year before are looked at all the same. */
const FEWEST_DAYS_BACK = 56;

/** How far back undone windows are looked at: to the first day of this school year, and eight weeks at least. */
export function calendarOf(reader: DayReader): Calendar {
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
    intervals: schoolIntervals(reader),
    holidays: united(holidays.map(({ fromOn, untilOn }) => ({ fromOn, endedOn: addDays(untilOn, 1) }))),
  };
}

/** A return asks for a year of talks: what was done in the thirteen months before today may satisfy one. */
const MONTHS_OF_ACTS = 13;

/** What is known of a student, and the watches over the student that last: whether somebody is on duty is seen by the minute. */
export type FactsOfDay = Facts & { watches: readonly LastingWatch[] };

/**
 * What is known of those students to whom anything may be owed, as far as it bears on that: of most of a school nothing
 * is. Nobody owes anything for the time after a student left the school, and to who has left nothing at all.
 */
export function factsOf(
  reader: DayReader,
  whose: Whose,
  rules: readonly StandingRule[],
  { lookFrom }: Pick<Calendar, 'lookFrom'>,
): Map<StudentId, FactsOfDay> {
  const situations = situationsOf(reader, whose);
  const waiting = Map.groupBy(waitingOf(reader, whose, lookFrom), ({ studentId }) => studentId);
  const watches = Map.groupBy(lastingWatches(reader, whose), ({ studentId }) => studentId);
  const named = new Set([...situations.keys(), ...waiting.keys(), ...watches.keys()]);
  const ids = idsAtSchool(reader, [...named], reader.today);
  const since = addMonths(reader.today, -MONTHS_OF_ACTS);
  const asked = new Map<Act['kind'], Set<StudentId>>();
  for (const id of ids)
    for (const { situation, span } of situations.get(id) ?? []) {
      if (span.endedOn !== null && span.endedOn <= since) continue;
      for (const kind of actsAskedFor(situation, rules))
        asked.set(kind, (asked.get(kind) ?? new Set()).add(id));
    }
  const acts = byStudent(actsOf(reader, asked, since));
  const putOff = byStudent(
    reader.db
      .select({ studentId: putOffs.studentId, key: putOffs.key, until: putOffs.until })
      .from(putOffs)
      .where(and(among(putOffs.studentId, ids), isNull(putOffs.removedAt)))
      .orderBy(putOffs.recordedAt)
      .all(),
  );
  return new Map(
    ids.map((id) => [
      id,
      {
        situations: situations.get(id) ?? [],
        acts: acts(id),
        waiting: waiting.get(id) ?? [],
        putOffs: putOff(id),
        watches: watches.get(id) ?? [],
      },
    ]),
  );
}
