import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { codesOf, WARNING_SIGNALS } from '#shared/terms.ts';
import { newestFirst } from '#vault/roll/students/newest-first.ts';
import { interviews } from '#vault/rooms/interviews/tables.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { unassessedSignal } from '#vault/rooms/observations/unassessed-signal.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent } from './by-student.ts';

/**
 * Warning signals that nobody has assessed yet (policy P1): of each student the latest; of whoever has none, nothing.
 * A level that began, a session in which the student was assessed and an interview that asked about the risk are
 * assessments.
 */
export function unassessedSignals(reader: DayReader, whose: Whose) {
  const { db } = reader;
  const seen = Map.groupBy(
    db
      .select()
      .from(observations)
      .where(
        and(
          theirs(observations.studentId, whose),
          isNull(observations.removedAt),
          inArray(observations.sign, codesOf(WARNING_SIGNALS)),
        ),
      )
      .orderBy(asc(observations.recordedAt))
      .all(),
    ({ studentId }) => studentId,
  );
  const students = [...seen.keys()];
  const assessed = byStudent([
    ...db
      .select({ studentId: levelPeriods.studentId, on: levelPeriods.fromOn })
      .from(levelPeriods)
      .where(and(among(levelPeriods.studentId, students), isNull(levelPeriods.removedAt)))
      .all(),
    ...db
      .select({ studentId: interviews.studentId, on: interviews.occurredOn })
      .from(interviews)
      .where(
        and(
          among(interviews.studentId, students),
          isNull(interviews.removedAt),
          ne(interviews.risk, 'notAsked'),
        ),
      )
      .all(),
    ...db
      .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn })
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(and(among(sessionStudents.studentId, students), stands(sessions), ASSESSES))
      .all(),
  ]);
  return new Map(
    [...seen].flatMap(([studentId, signs]) => {
      const days = assessed(studentId).map(({ on }) => on);
      const open = unassessedSignal(
        newestFirst(signs, ({ occurredOn }) => occurredOn),
        days,
      );
      return open ? [[studentId, open] as const] : [];
    }),
  );
}
