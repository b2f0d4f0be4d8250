import { and, inArray, isNull } from 'drizzle-orm';
import type { Situation } from '#shared/contact-rules.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { HIGH_RISK_LEVELS } from '#shared/terms.ts';
import { departures, leavePeriods } from '#vault/roll/students/tables.ts';
import { atSchool } from '#vault/rooms/follow-ups/week-states.ts';
import type { Span } from '#vault/rooms/obligations/windows.ts';
import { isCauseOfCare } from '#vault/rooms/watchlist/cares.ts';
import { carePeriods, levelPeriods, situationPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';
import { byStudent } from './by-student.ts';

type Placed = { situation: Situation; span: Span };

/** Each situation with its days: those that somebody wrote down, and those that follow from the file. */
export function situationsOf(reader: Reader, ids: readonly StudentId[]): (studentId: StudentId) => Placed[] {
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
}

const awayIn = ({ fromOn, endedOn }: Span) => ({ leftOn: fromOn, returnedOn: endedOn });
