import { and, desc, eq, lte } from 'drizzle-orm';
import type { AssessmentFacts } from '#documents/conferences/assessment-form.tsx';
import type { LocalDate } from '#shared/school-calendar.ts';
import { circumstancesOf } from '#vault/roll/students/circumstances.ts';
import { guardiansOn } from '#vault/roll/students/enrolment.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import type { Extract } from '#vault/rooms/conferences/extracts.ts';
import { observationsOf } from '#vault/rooms/observations/observations.ts';
import { screeningsOf } from '#vault/rooms/screenings/screenings.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';

type OfTheFile = Pick<
  AssessmentFacts,
  'guardians' | 'discoveryRoute' | 'observations' | 'screenings' | 'interview' | 'circumstances'
>;

/** What the student's file said on the day of the conference; nothing that came later, and no process notes. */
export function assessmentFacts(
  reader: Reader,
  { studentId, occurredOn: day, periodId }: Pick<Extract, 'studentId' | 'occurredOn' | 'periodId'>,
): OfTheFile {
  const levels = periodsOf(reader, levelPeriods, studentId);
  const level =
    levels.find(({ id }) => id === periodId) ??
    levels.find(({ fromOn, endedOn }) => fromOn <= day && (endedOn === null || endedOn > day));
  const interview = reader.db
    .select({ occurredOn: sessions.occurredOn, risk: sessions.risk, assessment: sessions.assessment })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        eq(sessionStudents.studentId, studentId),
        sessionStudents.came,
        // What a group's record assesses is not of this one alone.
        eq(sessions.kind, 'individual'),
        stands(sessions),
        ASSESSES,
        lte(sessions.occurredOn, day),
      ),
    )
    .orderBy(desc(sessions.occurredOn), desc(sessions.startsAt), desc(sessions.recordedAt))
    .limit(1)
    .get();
  const until = <Row extends { occurredOn: LocalDate }>(rows: readonly Row[]) =>
    newestFirst(
      rows.filter(({ occurredOn }) => occurredOn <= day),
      ({ occurredOn }) => occurredOn,
    );
  return {
    guardians: guardiansOn(reader, studentId, day),
    discoveryRoute: level?.discoveryRoute ?? null,
    observations: until(observationsOf(reader, studentId)),
    screenings: until(screeningsOf(reader, studentId)),
    interview: interview ?? null,
    circumstances: circumstancesOf(reader, studentId).filter(
      ({ fromOn, endedOn }) => fromOn <= day && (endedOn === null || endedOn > day),
    ),
  };
}
