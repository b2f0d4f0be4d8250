import { and, inArray, isNull } from 'drizzle-orm';
import type { Situation } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { HIGH_RISK_LEVELS, isCauseOfCare } from '#shared/terms.ts';
import { departures, leavePeriods } from '#vault/roll/students/tables.ts';
import { atSchool } from '#vault/rooms/follow-ups/week-states.ts';
import type { Span } from '#vault/rooms/obligations/windows.ts';
import { carePeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { byStudent } from './by-student.ts';

type Placed = { situation: Situation; span: Span };

/**
 * Each situation with its days: those that somebody wrote down, and those that follow from the file; of whoever was in
 * none, nothing.
 */
export function situationsOf(reader: DayReader, whose: Whose): Map<StudentId, Placed[]> {
  const { db } = reader;
  const levelRows = db
    .select()
    .from(levelPeriods)
    .where(
      and(
        theirs(levelPeriods.studentId, whose),
        isNull(levelPeriods.removedAt),
        inArray(levelPeriods.level, [...HIGH_RISK_LEVELS]),
      ),
    )
    .all();
  const careRows = db
    .select()
    .from(carePeriods)
    .where(and(theirs(carePeriods.studentId, whose), isNull(carePeriods.removedAt)))
    .all();
  const leaveRows = db
    .select()
    .from(leavePeriods)
    .where(theirs(leavePeriods.studentId, whose))
    .all()
    // One that never was ended on the day it began.
    .filter(({ fromOn, endedOn }) => endedOn !== fromOn);
  const saidRows = db
    .select()
    .from(situationPeriods)
    .where(and(theirs(situationPeriods.studentId, whose), isNull(situationPeriods.removedAt)))
    .all();
  const named = [levelRows, careRows, leaveRows, saidRows].flatMap((rows) =>
    rows.map(({ studentId }) => studentId),
  );
  const ids = [...new Set(named)];
  const absences = byStudent(db.select().from(departures).where(among(departures.studentId, ids)).all());
  const [levels, cares] = [byStudent(levelRows), byStudent(careRows)];
  const [leaves, said] = [byStudent(leaveRows), byStudent(saidRows)];
  const placesOf = (id: StudentId): Placed[] => {
    const onLeave = leaves(id);
    const inCare = (care: string) => cares(id).filter((each) => each.care === care);
    const atHome = [...onLeave.filter(({ cause }) => isCauseOfCare(cause)), ...inCare('leaveAtHome')];
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
      ...placed('onLeave', present(atHome)),
      ...placed('returned', back(atHome)),
      ...placed('returnedAfterSuicidality', back(onLeave.filter(({ cause }) => cause === 'suicidality'))),
      ...said(id).flatMap((period) => placed(period.situation, inClass([period]))),
    ];
  };
  return new Map(
    ids.flatMap((id) => {
      const places = placesOf(id);
      return places.length > 0 ? [[id, places]] : [];
    }),
  );
}

const awayIn = ({ fromOn, endedOn }: Span) => ({ leftOn: fromOn, returnedOn: endedOn });
