import { and, eq, isNotNull, isNull, max, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { DoneSince } from '#shared/observation-log.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { stands as conferenceStands } from '#vault/rooms/conferences/extracts.ts';
import { conferenceExtracts, conferences } from '#vault/rooms/conferences/tables.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import { plans } from '#vault/rooms/plans/tables.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';

/** On which day something was last done with a student; null where it never was. */
export type LatestDay = (whom: StudentId) => LocalDate | null;

type Students = readonly StudentId[];

type Days = (reader: DayReader, students: Students) => Of<{ on: LocalDate | null }>[];

/** The latest of the days of each student; where there are none to ask about, nothing is read. */
function latest(reader: DayReader, students: Students, ...asked: Days[]): LatestDay {
  const days = new Map<StudentId, LocalDate>();
  for (const { studentId, on } of students.length > 0 ? asked.flatMap((of) => of(reader, students)) : []) {
    const known = days.get(studentId);
    if (on !== null && (known === undefined || on > known)) days.set(studentId, on);
  }
  return (whom) => days.get(whom) ?? null;
}

export const lastContact = (reader: DayReader, students: Students): LatestDay =>
  latest(reader, students, contactsOf);

export const lastVisit = (reader: DayReader, students: Students): LatestDay =>
  latest(reader, students, visitsOf);

/** When the student was last spoken with alone: in a session, or in 面谈. */
export const lastSpoken = (reader: DayReader, students: Students): LatestDay =>
  latest(reader, students, sessionsSuch(eq(sessions.kind, 'individual')), interviewsOf);

/** By what verdicts are carried out (`openIn`). */
export function lastDone(reader: DayReader, students: Students): (whom: StudentId) => DoneSince {
  const spoken = lastSpoken(reader, students);
  const assessed = latest(reader, students, sessionsSuch(ASSESSES), levelsOf, conferencesOf);
  const planned = latest(reader, students, plansOf);
  return (whom) => ({ spoken: spoken(whom), assessed: assessed(whom), planned: planned(whom) });
}

/** When the student was last looked at as a whole: a level began, or a conference about the student was finalised. */
export const lastWeighed = (reader: DayReader, students: Students): LatestDay =>
  latest(reader, students, levelsOf, conferencesOf);

/** A table whose rows are each about one student, and are hidden where they are removed. */
type Written = SQLiteTable & {
  studentId: AnySQLiteColumn<{ data: StudentId; notNull: true }>;
  removedAt: AnySQLiteColumn;
};

const writtenIn =
  (table: Written, on: AnySQLiteColumn<{ data: LocalDate }>): Days =>
  ({ db }, students) =>
    db
      .select({ studentId: table.studentId, on: max(on) })
      .from(table)
      .where(and(among(table.studentId, students), isNull(table.removedAt)))
      .groupBy(table.studentId)
      .all();

const contactsOf = writtenIn(contacts, contacts.occurredOn);
const visitsOf = writtenIn(homeVisits, homeVisits.occurredOn);
const levelsOf = writtenIn(levelPeriods, levelPeriods.fromOn);
const interviewsOf = writtenIn(interviews, interviews.occurredOn);
const plansOf = writtenIn(plans, plans.occurredOn);

function conferencesOf({ db }: DayReader, students: Students) {
  return db
    .select({ studentId: conferenceExtracts.studentId, on: max(conferences.occurredOn) })
    .from(conferenceExtracts)
    .innerJoin(conferences, eq(conferences.id, conferenceExtracts.conferenceId))
    .where(
      and(
        among(conferenceExtracts.studentId, students),
        isNull(conferenceExtracts.removedAt),
        isNotNull(conferences.finalisedAt),
        conferenceStands(),
      ),
    )
    .groupBy(conferenceExtracts.studentId)
    .all();
}

const sessionsSuch =
  (such: SQL | undefined): Days =>
  ({ db }, students) =>
    db
      .select({ studentId: sessionStudents.studentId, on: max(sessions.occurredOn) })
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(and(among(sessionStudents.studentId, students), sessionStudents.came, stands(sessions), such))
      .groupBy(sessionStudents.studentId)
      .all();
