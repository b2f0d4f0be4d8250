import { and, eq, gt, isNotNull, isNull, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { letterReceipts, letters, letterVoids } from '#vault/rooms/letters/tables.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { stands } from '#vault/rooms/sessions/voids.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import type { Of } from './by-student.ts';
import { cluesWaiting } from './clues-waiting.ts';
import { conferencesWaiting, seminarsWaiting } from './conferences-waiting.ts';
import { enquiriesWaiting } from './enquiries-waiting.ts';
import { incidentsWaiting } from './incidents-waiting.ts';
import { leavesWaiting } from './leaves-waiting.ts';
import { observationsWaiting } from './observations-waiting.ts';
import { plansWaiting } from './plans-waiting.ts';
import { promisesWaiting } from './promises-waiting.ts';
import { referralsWaiting } from './referrals-waiting.ts';
import { screeningsWaiting } from './screenings-waiting.ts';
import { unassessedSignals } from './unassessed-signals.ts';

/**
 * Records that wait for something: a signature, a receipt, a visit, an assessment, a judgement, an answer, the next step
 * of a referral, a plan, a leave or a return, a promise that ends, what a conference decided, what a screening has
 * flagged, whom an event has to be told to; and records that say something only together.
 *
 * @param lookFrom a holiday that ended before it is not asked for a seminar any more.
 */
export function waitingOf(reader: DayReader, whose: Whose, lookFrom: LocalDate): Of<Waiting>[] {
  const { db } = reader;
  const unsigned = db
    .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn, id: sessions.id })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(theirs(sessionStudents.studentId, whose), isNull(sessions.removedAt), isNull(sessions.signedAt)),
    )
    .all();
  const unanswered = db
    .select({ studentId: letters.studentId, on: letters.issuedOn, id: letters.id })
    .from(letters)
    .leftJoin(letterVoids, eq(letterVoids.letterId, letters.id))
    .leftJoin(letterReceipts, eq(letterReceipts.letterId, letters.id))
    .where(
      and(
        theirs(letters.studentId, whose),
        letters.asksReceipt,
        isNull(letterVoids.letterId),
        isNull(letterReceipts.letterId),
      ),
    )
    .all();
  const planned = db
    .select({ studentId: homeVisits.studentId, on: homeVisits.plannedOn, id: homeVisits.id })
    .from(homeVisits)
    .where(
      and(theirs(homeVisits.studentId, whose), isNull(homeVisits.removedAt), isNull(homeVisits.occurredOn)),
    )
    .all();
  const later = alias(sessions, 'later');
  const tookPart = alias(sessionStudents, 'took_part');
  const appointed = db
    .select({ studentId: sessionStudents.studentId, on: sessions.nextOn, id: sessions.id })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        theirs(sessionStudents.studentId, whose),
        stands(sessions),
        isNotNull(sessions.nextOn),
        // Whoever has come again since, on that day or on another one, is waited for no longer.
        notExists(
          db
            .select({ id: later.id })
            .from(later)
            .innerJoin(tookPart, eq(tookPart.sessionId, later.id))
            .where(
              and(
                eq(tookPart.studentId, sessionStudents.studentId),
                tookPart.came,
                stands(later),
                gt(later.occurredOn, sessions.occurredOn),
              ),
            ),
        ),
      ),
    )
    .all();
  const ref = (record: RecordRef['record'], id: string) => ({ record, id }) as RecordRef;
  return [
    ...unsigned.map(
      ({ id, ...each }): Of<Waiting> => ({ ...each, what: 'session', opens: ref('session', id) }),
    ),
    ...unanswered.map(
      ({ id, ...each }): Of<Waiting> => ({ ...each, what: 'receipt', opens: ref('letter', id) }),
    ),
    ...planned.flatMap(({ id, on, studentId }): Of<Waiting>[] =>
      on === null ? [] : [{ studentId, on, what: 'homeVisit', opens: ref('homeVisit', id) }],
    ),
    ...appointed.flatMap(({ id, on, studentId }): Of<Waiting>[] =>
      on === null ? [] : [{ studentId, on, what: 'appointment', opens: ref('session', id) }],
    ),
    ...observationsWaiting(reader, whose),
    ...cluesWaiting(reader, whose),
    ...enquiriesWaiting(reader, whose),
    ...referralsWaiting(reader, whose),
    ...plansWaiting(reader, whose),
    ...leavesWaiting(reader, whose),
    ...promisesWaiting(reader, whose),
    ...conferencesWaiting(reader, whose),
    ...screeningsWaiting(reader, whose),
    ...seminarsWaiting(reader, whose, lookFrom),
    ...incidentsWaiting(reader, whose),
    ...[...unassessedSignals(reader, whose)].map(
      ([studentId, { id, occurredOn }]): Of<Waiting> => ({
        studentId,
        on: occurredOn,
        what: 'signal',
        opens: { record: 'observation', id },
      }),
    ),
  ];
}
