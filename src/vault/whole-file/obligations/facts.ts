import { and, eq, gt, gte, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Situation } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { addDays, addMonths, schoolYearOf, schoolYearSpan } from '#shared/school-calendar.ts';
import { HIGH_RISK_LEVELS, WARNING_SIGNALS } from '#shared/terms.ts';
import { setSchoolYears } from '#vault/roll/school/school-years.ts';
import { schoolSpans } from '#vault/roll/school/tables.ts';
import { departures, leavePeriods } from '#vault/roll/students/tables.ts';
import { contacts } from '#vault/rooms/contacts/tables.ts';
import { followUps } from '#vault/rooms/follow-ups/tables.ts';
import { atSchool } from '#vault/rooms/follow-ups/week-states.ts';
import { homeVisits } from '#vault/rooms/home-visits/tables.ts';
import { letterReceipts, letters, letterVoids } from '#vault/rooms/letters/tables.ts';
import type { Act, Calendar, Facts, Waiting } from '#vault/rooms/obligations/obligations.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import { type Span, united } from '#vault/rooms/obligations/windows.ts';
import { observations } from '#vault/rooms/observations/tables.ts';
import { unassessedSignal } from '#vault/rooms/observations/unassessed-signal.ts';
import { ASSESSES } from '#vault/rooms/sessions/sessions.ts';
import { sessionStudents, sessions } from '#vault/rooms/sessions/tables.ts';
import { talks } from '#vault/rooms/talks/tables.ts';
import { isCauseOfCare } from '#vault/rooms/watchlist/cares.ts';
import { carePeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';

/** In a new school year the last weeks of the year before are looked at all the same. */
const FEWEST_DAYS_BACK = 56;
/** A return asks for a year of talks: what was done in the thirteen months before today may satisfy one. */
const MONTHS_OF_ACTS = 13;

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

type Placed = { situation: Situation; span: Span };

/** Each situation with its days: those that somebody wrote down, and those that follow from the file. */
function situationsOf(reader: Reader, ids: readonly StudentId[]): (studentId: StudentId) => Placed[] {
  const absences = byStudent(
    reader.db.select().from(departures).where(among(departures.studentId, ids)).all(),
  );
  const levels = byStudent(
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
  );
  const cares = byStudent(
    reader.db
      .select()
      .from(carePeriods)
      .where(and(among(carePeriods.studentId, ids), isNull(carePeriods.removedAt)))
      .all(),
  );
  const leaves = byStudent(
    reader.db
      .select()
      .from(leavePeriods)
      .where(among(leavePeriods.studentId, ids))
      .all()
      // One that never was ended on the day it began.
      .filter(({ fromOn, endedOn }) => endedOn !== fromOn),
  );
  const said = byStudent(
    reader.db
      .select()
      .from(situationPeriods)
      .where(and(among(situationPeriods.studentId, ids), isNull(situationPeriods.removedAt)))
      .all(),
  );
  return (id) => {
    const onLeave = leaves(id);
    const inCare = (care: string) => cares(id).filter((each) => each.care === care);
    const athome = [...onLeave.filter(({ cause }) => isCauseOfCare(cause)), ...inCare('leaveAtHome')];
    const awayForATime = [...onLeave, ...inCare('leaveAtHome'), ...inCare('inHospital')].map(awayIn);
    const present = (spans: readonly Span[]) => spans.flatMap((span) => atSchool(span, absences(id)));
    const inClass = (spans: readonly Span[]) =>
      present(spans).flatMap((span) => atSchool(span, awayForATime));
    /** From a return until the student is away again. */
    const back = (spans: readonly Span[]) =>
      spans.flatMap(({ endedOn }) =>
        endedOn ? inClass([{ fromOn: endedOn, endedOn: null }]).slice(0, 1) : [],
      );
    const placed = (situation: Situation, spans: readonly Span[]): Placed[] =>
      spans.map(({ fromOn, endedOn }) => ({ situation, span: { fromOn, endedOn } }));
    return [
      ...placed('highRisk', present(levels(id))),
      ...placed('treatedAtSchool', inClass(inCare('medication'))),
      ...placed('onLeave', present(athome)),
      ...placed('returned', back(athome)),
      ...placed('returnedAfterSuicidality', back(onLeave.filter(({ cause }) => cause === 'suicidality'))),
      ...said(id).flatMap((period) => placed(period.situation, inClass([period]))),
    ];
  };
}

const awayIn = ({ fromOn, endedOn }: Span) => ({ leftOn: fromOn, returnedOn: endedOn });

type Of<What> = What & { studentId: StudentId };

function actsOf(reader: Reader, ids: readonly StudentId[]): Of<Act>[] {
  const since = addMonths(reader.today, -MONTHS_OF_ACTS);
  const { db } = reader;
  const inSessions = db
    .select({
      studentId: sessionStudents.studentId,
      on: sessions.occurredOn,
      kind: sessions.kind,
      assessed: sql<number>`${ASSESSES}`,
    })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        among(sessionStudents.studentId, ids),
        sessionStudents.came,
        isNull(sessions.removedAt),
        gte(sessions.occurredOn, since),
      ),
    )
    .all()
    .map(
      ({ studentId, on, kind, assessed }): Of<Act> =>
        kind === 'group'
          ? { studentId, on, kind: 'groupSession' }
          : { studentId, on, kind: 'session', assessed: assessed === 1 },
    );
  const inTalks = db
    .select({
      studentId: talks.studentId,
      on: talks.occurredOn,
      byHomeroomTeacher: isHomeroomTeacher(),
    })
    .from(talks)
    .where(and(among(talks.studentId, ids), isNull(talks.removedAt), gte(talks.occurredOn, since)))
    .all()
    .map(
      ({ byHomeroomTeacher, ...talk }): Of<Act> => ({
        ...talk,
        kind: 'talk',
        byHomeroomTeacher: byHomeroomTeacher === 1,
      }),
    );
  const inFollowUps = db
    .select({ studentId: followUps.studentId, on: followUps.occurredOn, channel: followUps.channel })
    .from(followUps)
    .where(
      and(among(followUps.studentId, ids), isNull(followUps.removedAt), gte(followUps.occurredOn, since)),
    )
    .all()
    .map(
      ({ channel, ...each }): Of<Act> => ({ ...each, kind: 'followUp', inPerson: channel === 'inPerson' }),
    );
  const inContacts = db
    .select({ studentId: contacts.studentId, on: contacts.occurredOn })
    .from(contacts)
    .where(and(among(contacts.studentId, ids), isNull(contacts.removedAt), gte(contacts.occurredOn, since)))
    .all()
    .map((each): Of<Act> => ({ ...each, kind: 'contact' }));
  const inVisits = db
    .select({ studentId: homeVisits.studentId, on: homeVisits.occurredOn, text: homeVisits.text })
    .from(homeVisits)
    .where(
      and(among(homeVisits.studentId, ids), isNull(homeVisits.removedAt), gte(homeVisits.occurredOn, since)),
    )
    .all()
    .flatMap(({ studentId, on, text }): Of<Act>[] =>
      on === null ? [] : [{ studentId, on, kind: 'homeVisit', told: text !== '' }],
    );
  return [...inSessions, ...inTalks, ...inFollowUps, ...inContacts, ...inVisits];
}

/**
 * 1 where the talk was the homeroom teacher's of its day, by name; or where no class of that day has one on record, so
 * that nobody can tell.
 */
function isHomeroomTeacher(): SQL<number> {
  const named = sql`SELECT t.name FROM class_memberships m
    JOIN homeroom_teachers h ON h.class_id = m.class_id
    JOIN staff t ON t.id = h.staff_id
    WHERE m.student_id = ${talks.studentId}
      AND m.from_on <= ${talks.occurredOn} AND (m.ended_on IS NULL OR m.ended_on > ${talks.occurredOn})
      AND h.from_on <= ${talks.occurredOn} AND (h.ended_on IS NULL OR h.ended_on > ${talks.occurredOn})`;
  return sql`(${talks.spokenBy} IN (${named}) OR NOT EXISTS (${named}))`;
}

/** Records that wait for something: a signature, a receipt, a visit, an assessment. */
function waitingOf(reader: Reader, ids: readonly StudentId[]): Of<Waiting>[] {
  const { db } = reader;
  const unsigned = db
    .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn, id: sessions.id })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(and(among(sessionStudents.studentId, ids), isNull(sessions.removedAt), isNull(sessions.signedAt)))
    .all();
  const unanswered = db
    .select({ studentId: letters.studentId, on: letters.issuedOn, id: letters.id })
    .from(letters)
    .leftJoin(letterVoids, eq(letterVoids.letterId, letters.id))
    .leftJoin(letterReceipts, eq(letterReceipts.letterId, letters.id))
    .where(and(among(letters.studentId, ids), isNull(letterVoids.letterId), isNull(letterReceipts.letterId)))
    .all();
  const planned = db
    .select({ studentId: homeVisits.studentId, on: homeVisits.plannedOn, id: homeVisits.id })
    .from(homeVisits)
    .where(and(among(homeVisits.studentId, ids), isNull(homeVisits.removedAt), isNull(homeVisits.occurredOn)))
    .all();
  const later = alias(sessions, 'later');
  const tookPart = alias(sessionStudents, 'took_part');
  const appointed = db
    .select({ studentId: sessionStudents.studentId, on: sessions.nextOn, id: sessions.id })
    .from(sessions)
    .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
    .where(
      and(
        among(sessionStudents.studentId, ids),
        isNull(sessions.removedAt),
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
                isNull(later.removedAt),
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
    ...signalsOf(reader, ids),
  ];
}

/** Warning signals that nobody has assessed yet (policy P1): of each student the latest. */
function signalsOf(reader: Reader, ids: readonly StudentId[]): Of<Waiting>[] {
  const { db } = reader;
  const seen = Map.groupBy(
    db
      .select()
      .from(observations)
      .where(
        and(
          among(observations.studentId, ids),
          isNull(observations.removedAt),
          inArray(observations.sign, Object.keys(WARNING_SIGNALS) as (keyof typeof WARNING_SIGNALS)[]),
        ),
      )
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
      .select({ studentId: sessionStudents.studentId, on: sessions.occurredOn })
      .from(sessions)
      .innerJoin(sessionStudents, eq(sessionStudents.sessionId, sessions.id))
      .where(and(among(sessionStudents.studentId, students), isNull(sessions.removedAt), ASSESSES))
      .all(),
  ]);
  return [...seen].flatMap(([studentId, signs]): Of<Waiting>[] => {
    const open = unassessedSignal(
      signs,
      assessed(studentId).map(({ on }) => on),
    );
    if (!open) return [];
    return [
      { studentId, on: open.occurredOn, what: 'signal', opens: { record: 'observation', id: open.id } },
    ];
  });
}

function byStudent<Row extends { studentId: StudentId }>(rows: readonly Row[]): (id: StudentId) => Row[] {
  const grouped = Map.groupBy(rows, ({ studentId }) => studentId);
  return (id) => grouped.get(id) ?? [];
}
