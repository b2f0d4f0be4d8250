import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { NextStep } from '#shared/contract/next-steps.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { HIGH_RISK_LEVELS } from '#shared/terms.ts';
import { setSchoolYears } from '#vault/roll/school/school-years.ts';
import { type StudentOn, studentsById } from '#vault/roll/students/student-lines.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import { followedDays } from '#vault/rooms/follow-ups/followed-up.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { awaitsReceipt, lettersAbout } from '#vault/rooms/letters/letters.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { carePeriods, levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { nextStepOf, type StepFacts } from './next-step.ts';

/** What is due next about a student; null when nothing is, and for whoever has left. */
export function nextStepFor(reader: Reader, studentId: StudentId): NextStep | null {
  return nextSteps(reader, studentsById(reader, [studentId], reader.today)).get(studentId) ?? null;
}

/** What is due next about each of the students; about whoever has left, or waits for nothing, nothing is said. */
export function nextSteps(
  reader: Reader,
  students: readonly Pick<StudentOn, 'id' | 'level' | 'leftOn'>[],
): Map<StudentId, NextStep> {
  const here = students.filter(({ leftOn }) => leftOn === null);
  const factsOf = stepFacts(
    reader,
    here.map(({ id }) => id),
  );
  const schoolYears = setSchoolYears(reader);
  return new Map(
    here.flatMap(({ id, level }) => {
      const step = nextStepOf({ ...factsOf(id), level }, reader.today, schoolYears);
      return step ? [[id, step]] : [];
    }),
  );
}

/** A day of one student's. */
interface Day {
  studentId: StudentId;
  on: LocalDate | null;
}

function stepFacts(
  reader: Reader,
  ids: readonly StudentId[],
): (studentId: StudentId) => Omit<StepFacts, 'level'> {
  const risks = Map.groupBy(
    reader.db
      .select()
      .from(levelPeriods)
      .where(
        and(
          among(levelPeriods.studentId, ids),
          isNull(levelPeriods.removedAt),
          inArray(levelPeriods.level, [...HIGH_RISK_LEVELS]),
        ),
      )
      .all(),
    ({ studentId }) => studentId,
  );
  const sessionDays = (signed: boolean) =>
    reader.db
      .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn })
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(
        and(
          among(sessionStudents.studentId, ids),
          isNull(sessions.removedAt),
          signed ? isNotNull(sessions.signedAt) : isNull(sessions.signedAt),
        ),
      )
      .all();
  const visitDays = (on: typeof homeVisits.occurredOn | typeof homeVisits.plannedOn, done: boolean) =>
    reader.db
      .select({ studentId: homeVisits.studentId, on })
      .from(homeVisits)
      .where(
        and(
          among(homeVisits.studentId, ids),
          isNull(homeVisits.removedAt),
          done ? isNotNull(homeVisits.occurredOn) : isNull(homeVisits.occurredOn),
        ),
      )
      .all();
  const endedLeaves = [
    ...reader.db
      .select({ studentId: leavePeriods.studentId, on: leavePeriods.endedOn })
      .from(leavePeriods)
      .where(and(among(leavePeriods.studentId, ids), ne(leavePeriods.endedOn, leavePeriods.fromOn)))
      .all(),
    ...reader.db
      .select({ studentId: carePeriods.studentId, on: carePeriods.endedOn })
      .from(carePeriods)
      .where(
        and(
          among(carePeriods.studentId, ids),
          isNull(carePeriods.removedAt),
          eq(carePeriods.care, 'leaveAtHome'),
        ),
      )
      .all(),
  ];
  const unsigned = sessionDays(false);
  const followed = followedDays(reader, ids);
  const followedOn = byStudent(followed);
  const visitsPlannedOn = byStudent(visitDays(homeVisits.plannedOn, false));
  const unsignedSessionsOn = byStudent(unsigned);
  const lettersAwaitedSince = byStudent(
    lettersAbout(reader, ids)
      .filter(awaitsReceipt)
      .map(({ studentId, issuedOn }) => ({ studentId, on: issuedOn })),
  );
  const returnedOn = byStudent(endedLeaves);
  const spokenOn = byStudent([
    ...followed,
    ...unsigned,
    ...sessionDays(true),
    ...visitDays(homeVisits.occurredOn, true),
  ]);
  return (id) => ({
    riskPeriods: risks.get(id) ?? [],
    followedOn: followedOn(id),
    visitsPlannedOn: visitsPlannedOn(id),
    unsignedSessionsOn: unsignedSessionsOn(id),
    lettersAwaitedSince: lettersAwaitedSince(id),
    returnedOn: returnedOn(id),
    spokenOn: spokenOn(id),
  });
}

function byStudent(days: readonly Day[]): (studentId: StudentId) => LocalDate[] {
  const grouped = new Map<StudentId, LocalDate[]>();
  for (const { studentId, on } of days) {
    if (on === null) continue;
    const known = grouped.get(studentId);
    if (known) known.push(on);
    else grouped.set(studentId, [on]);
  }
  return (studentId) => grouped.get(studentId) ?? [];
}
