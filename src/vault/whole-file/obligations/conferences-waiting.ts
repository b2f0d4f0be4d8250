import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { CONFERENCE_KINDS } from '#shared/conference-kinds.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { HIGH_RISK_LEVELS } from '#shared/terms.ts';
import { departures } from '#vault/roll/students/tables.ts';
import { stands } from '#vault/rooms/conferences/extracts.ts';
import { conferenceExtracts, conferenceMeasures, conferences } from '#vault/rooms/conferences/tables.ts';
import { trackingPeriods } from '#vault/rooms/follow-ups/tables.ts';
import { atSchool } from '#vault/rooms/follow-ups/week-states.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { owedSeminars } from '#vault/rooms/obligations/owed-seminars.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent, type Of } from './by-student.ts';

/** A conference of a day gone by that is not finalised; what a finalised one decided for a student and nobody has done. */
export function conferencesWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const { db } = reader;
  const ofTheirs = and(
    theirs(conferenceExtracts.studentId, whose),
    isNull(conferenceExtracts.removedAt),
    stands(),
  );
  const drafts = db
    .select({
      studentId: conferenceExtracts.studentId,
      on: conferences.occurredOn,
      id: conferences.id,
      kind: conferences.kind,
    })
    .from(conferenceExtracts)
    .innerJoin(conferences, eq(conferences.id, conferenceExtracts.conferenceId))
    .where(and(ofTheirs, isNull(conferences.finalisedAt), lte(conferences.occurredOn, reader.today)))
    .all();
  const measures = db
    .select({
      studentId: conferenceExtracts.studentId,
      extractId: conferenceExtracts.id,
      decidedOn: conferences.occurredOn,
      id: conferenceMeasures.id,
      what: conferenceMeasures.what,
      responsible: conferenceMeasures.responsible,
      dueOn: conferenceMeasures.dueOn,
    })
    .from(conferenceMeasures)
    .innerJoin(conferenceExtracts, eq(conferenceExtracts.id, conferenceMeasures.extractId))
    .innerJoin(conferences, eq(conferences.id, conferenceExtracts.conferenceId))
    .where(
      and(
        ofTheirs,
        isNotNull(conferences.finalisedAt),
        isNotNull(conferenceMeasures.dueOn),
        isNull(conferenceMeasures.doneOn),
      ),
    )
    .all();
  return [
    ...drafts.map(
      ({ studentId, on, id, kind }): Of<Waiting> => ({
        studentId,
        what: 'conference',
        on,
        opens: { record: 'conference', id },
        told: CONFERENCE_KINDS[kind],
      }),
    ),
    ...measures.flatMap(({ studentId, extractId, decidedOn, id, what, responsible, dueOn }): Of<Waiting>[] =>
      dueOn === null
        ? []
        : [
            {
              studentId,
              what: 'measureDue',
              on: decidedOn < dueOn ? decidedOn : dueOn,
              until: dueOn,
              opens: { record: 'conferenceExtract', id: extractId },
              named: id,
              told: what,
              by: responsible,
            },
          ],
    ),
  ];
}

/** The 专题研讨 of each holiday that is tracked, for whoever is at 二类 or 三类 in it (policy Z7). */
export function seminarsWaiting(reader: DayReader, whose: Whose, lookFrom: LocalDate): Of<Waiting>[] {
  const { db, today } = reader;
  const periods = db
    .select()
    .from(trackingPeriods)
    .where(and(isNull(trackingPeriods.removedAt), lte(trackingPeriods.fromOn, today)))
    .orderBy(asc(trackingPeriods.fromOn))
    .all();
  if (periods.length === 0) return [];
  const levels = db
    .select({
      studentId: levelPeriods.studentId,
      id: levelPeriods.id,
      fromOn: levelPeriods.fromOn,
      endedOn: levelPeriods.endedOn,
    })
    .from(levelPeriods)
    .where(
      and(
        theirs(levelPeriods.studentId, whose),
        isNull(levelPeriods.removedAt),
        inArray(levelPeriods.level, [...HIGH_RISK_LEVELS]),
      ),
    )
    .all();
  const levelsOf = byStudent(levels);
  const ids = [...new Set(levels.map(({ studentId }) => studentId))];
  const absences = byStudent(db.select().from(departures).where(among(departures.studentId, ids)).all());
  const seminars = byStudent(
    db
      .select({ studentId: conferenceExtracts.studentId, on: conferences.occurredOn })
      .from(conferenceExtracts)
      .innerJoin(conferences, eq(conferences.id, conferenceExtracts.conferenceId))
      .where(
        and(
          among(conferenceExtracts.studentId, ids),
          isNull(conferenceExtracts.removedAt),
          stands(),
          eq(conferences.kind, 'seminar'),
        ),
      )
      .all(),
  );
  const owedTo = (studentId: StudentId): Of<Waiting>[] =>
    owedSeminars(
      periods,
      levelsOf(studentId).flatMap(({ id, fromOn, endedOn }) =>
        atSchool({ fromOn, endedOn }, absences(studentId)).map((span) => ({ id, span })),
      ),
      seminars(studentId).map(({ on }) => on),
      { today, lookFrom },
    ).map(({ period, levelId, from }) => ({
      studentId,
      what: 'seminar',
      on: from,
      until: period.untilOn,
      opens: { record: 'level', id: levelId },
      named: `${period.id}/${levelId}`,
      told: period.name,
    }));
  return ids.flatMap(owedTo);
}
