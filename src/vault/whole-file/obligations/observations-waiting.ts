import { and, eq, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import { ABSENCES, openAfterAbsence, openIn, VERDICTS } from '#shared/observation-log.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { stands as conferenceStands } from '#vault/rooms/conferences/extracts.ts';
import { conferenceExtracts, conferences } from '#vault/rooms/conferences/tables.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { covers } from '#vault/rooms/obligations/windows.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { plans } from '#vault/rooms/plans/tables.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent, type Of } from './by-student.ts';

/**
 * Entries of 观察日志 that nobody has judged, whose verdict nobody has carried out, and of a child that was missing, whose
 * guardians nobody has told or visited (policy B8, B9).
 */
export function observationsWaiting(reader: Reader, whose: Whose): Of<Waiting>[] {
  const { id, studentId, occurredOn, unusual, absence, judgedOn, verdict, removedAt } = observations;
  const entries = reader.db
    .select({ id, studentId, occurredOn, unusual, absence, judgedOn, verdict })
    .from(observations)
    .where(
      and(
        theirs(studentId, whose),
        isNull(removedAt),
        or(and(unusual, isNull(verdict)), and(isNotNull(verdict), ne(verdict, 'goOn')), isNotNull(absence)),
      ),
    )
    .all();
  if (entries.length === 0) return [];
  const students = [
    ...new Set(entries.flatMap((entry) => (entry.verdict === null ? [] : [entry.studentId]))),
  ];
  const latest = (of: readonly Of<{ on: LocalDate }>[]) => {
    const days = byStudent(of);
    return (whom: StudentId) =>
      days(whom).reduce<LocalDate | null>((last, { on }) => (last === null || on > last ? on : last), null);
  };
  const spoken = latest(alone(reader, students));
  const assessed = latest(assessments(reader, students));
  const planned = latest(plansWritten(reader, students));
  const missing = [...new Set(entries.flatMap((entry) => (entry.absence === null ? [] : [entry.studentId])))];
  const told = latest(contactsOf(reader, missing));
  const visited = latest(visitsOf(reader, missing));
  const levels = byStudent(levelsOf(reader, missing));
  return entries.flatMap((entry): Of<Waiting>[] => {
    const whom = entry.studentId;
    const { absence } = entry;
    const open = openIn(entry, { spoken: spoken(whom), assessed: assessed(whom), planned: planned(whom) });
    const thatDay = { from: entry.occurredOn, until: entry.occurredOn };
    const listed = levels(whom).some((level) => covers(level, thatDay));
    const owed = openAfterAbsence({ ...entry, listed }, { told: told(whom), visited: visited(whom) });
    const waits = { studentId: whom, opens: { record: 'observation', id: entry.id } } as const;
    return [
      ...(open ? [{ ...waits, ...open, told: entry.verdict === null ? '' : VERDICTS[entry.verdict] }] : []),
      ...owed.map((each) => ({ ...waits, ...each, told: absence === null ? '' : ABSENCES[absence] })),
    ];
  });
}

/** Sessions with the student alone, and 面谈. */
function alone({ db }: Reader, students: readonly StudentId[]): Of<{ on: LocalDate }>[] {
  const interviewed = db
    .select({ studentId: interviews.studentId, on: interviews.occurredOn })
    .from(interviews)
    .where(and(among(interviews.studentId, students), isNull(interviews.removedAt)))
    .all();
  return [...sessionsOf(db, students, eq(sessions.kind, 'individual')), ...interviewed];
}

/** What assesses: a session that says so, a level that began, a final conference about the student. */
function assessments(reader: Reader, students: readonly StudentId[]): Of<{ on: LocalDate }>[] {
  const levels = levelsOf(reader, students).map(({ studentId, fromOn: on }) => ({ studentId, on }));
  const { db } = reader;
  const conferred = db
    .select({ studentId: conferenceExtracts.studentId, on: conferences.occurredOn })
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
    .all();
  return [...sessionsOf(db, students, ASSESSES), ...levels, ...conferred];
}

function contactsOf({ db }: Reader, students: readonly StudentId[]): Of<{ on: LocalDate }>[] {
  return db
    .select({ studentId: contacts.studentId, on: contacts.occurredOn })
    .from(contacts)
    .where(and(among(contacts.studentId, students), isNull(contacts.removedAt)))
    .all();
}

function visitsOf({ db }: Reader, students: readonly StudentId[]): Of<{ on: LocalDate }>[] {
  return db
    .select({ studentId: homeVisits.studentId, on: homeVisits.occurredOn })
    .from(homeVisits)
    .where(and(among(homeVisits.studentId, students), isNull(homeVisits.removedAt)))
    .all()
    .flatMap(({ studentId, on }) => (on === null ? [] : [{ studentId, on }]));
}

function levelsOf({ db }: Reader, students: readonly StudentId[]) {
  return db
    .select()
    .from(levelPeriods)
    .where(and(among(levelPeriods.studentId, students), isNull(levelPeriods.removedAt)))
    .all();
}

function plansWritten({ db }: Reader, students: readonly StudentId[]): Of<{ on: LocalDate }>[] {
  return db
    .select({ studentId: plans.studentId, on: plans.occurredOn })
    .from(plans)
    .where(and(among(plans.studentId, students), isNull(plans.removedAt)))
    .all();
}

function sessionsOf(db: Reader['db'], students: readonly StudentId[], such: SQL | undefined) {
  return db
    .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(and(among(sessionStudents.studentId, students), sessionStudents.came, stands(sessions), such))
    .all();
}
