import { and, eq, isNull } from 'drizzle-orm';
import type { StudentId } from '#shared/contract/fields.ts';
import type { PlanId, PlanLine } from '#shared/contract/plans.ts';
import { reviewMonths } from '#shared/intervals.ts';
import { type ReviewFacts, reviewDue } from '#shared/plan-review.ts';
import { isInForce } from '#shared/plan-steps.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import { incidentExtracts, incidents } from '#vault/rooms/incidents/tables.ts';
import { schoolIntervals } from '#vault/rooms/obligations/intervals.ts';
import type { PlanStanding } from '#vault/rooms/plans/plans.ts';
import { referralSteps, referrals } from '#vault/rooms/referrals/tables.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { among } from '#vault/strongbox/database/among.ts';

type Event = ReviewFacts['events'][number] & { studentId: StudentId };

/** When each of the plans that hold is to be looked at again, and why; of the others nothing. */
export function planReviews(
  reader: DayReader,
  plans: readonly PlanStanding[],
): Map<PlanId, NonNullable<PlanLine['review']>> {
  const holding = plans.filter(({ state }) => isInForce(state));
  const ids = [...new Set(holding.map(({ studentId }) => studentId))];
  const levels = reader.db
    .select()
    .from(levelPeriods)
    .where(and(among(levelPeriods.studentId, ids), isNull(levelPeriods.removedAt)))
    .all();
  const events = Map.groupBy(
    [
      ...levels.flatMap(({ studentId, fromOn, endedOn }): Event[] =>
        [fromOn, endedOn].flatMap((on) => (on === null ? [] : [{ studentId, on, cause: 'levelChange' }])),
      ),
      ...hospitalAnswers(reader, ids),
      ...returns(reader, ids),
      ...incidentsOf(reader, ids),
    ],
    ({ studentId }) => studentId,
  );
  const months = reviewMonths(schoolIntervals(reader));
  return new Map(
    holding.flatMap(({ id, studentId, steps, reviewOn }) => {
      const last = steps.findLast(({ step }) => step === 'signed' || step === 'reviewed');
      if (!last) return [];
      const due = reviewDue(
        {
          lastOn: last.occurredOn,
          // What the plan itself names is its first review.
          setOn: last.step === 'signed' ? reviewOn : last.nextOn,
          level: levels.find((each) => each.studentId === studentId && each.endedOn === null)?.level ?? null,
          events: events.get(studentId) ?? [],
        },
        months,
      );
      return due ? [[id, due]] : [];
    }),
  );
}

/** That it was told what a hospital said. */
function hospitalAnswers({ db }: DayReader, ids: readonly StudentId[]): Event[] {
  return db
    .select({ studentId: referrals.studentId, on: referralSteps.occurredOn })
    .from(referralSteps)
    .innerJoin(referrals, eq(referrals.id, referralSteps.referralId))
    .where(
      and(
        among(referrals.studentId, ids),
        isNull(referrals.removedAt),
        eq(referralSteps.step, 'fedBack'),
        isNull(referralSteps.removedAt),
      ),
    )
    .all()
    .map((each) => ({ ...each, cause: 'referral' }));
}

/** That the student was in an event, from the day on which the school learned of it. */
function incidentsOf({ db }: DayReader, ids: readonly StudentId[]): Event[] {
  return db
    .select({ studentId: incidentExtracts.studentId, on: incidents.learnedOn })
    .from(incidentExtracts)
    .innerJoin(incidents, eq(incidents.id, incidentExtracts.incidentId))
    .where(
      and(
        among(incidentExtracts.studentId, ids),
        eq(incidentExtracts.role, 'subject'),
        isNull(incidentExtracts.removedAt),
        isNull(incidents.removedAt),
      ),
    )
    .all()
    .map((each) => ({ ...each, cause: 'incident' }));
}

/** The first days back at school. A leave that never was ended on the day it began. */
function returns({ db }: DayReader, ids: readonly StudentId[]): Event[] {
  return db
    .select()
    .from(leavePeriods)
    .where(among(leavePeriods.studentId, ids))
    .all()
    .flatMap(({ studentId, fromOn, endedOn }) =>
      endedOn === null || endedOn === fromOn ? [] : [{ studentId, on: endedOn, cause: 'return' as const }],
    );
}
