import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { isInForce, isUnsigned } from '#shared/plan-steps.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { AlertLevel } from '#shared/terms.ts';
import type { Waiting } from '#vault/rooms/obligations/obligations.ts';
import { type PlanStanding, plansNotReplaced } from '#vault/rooms/plans/plans.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { DayReader } from '#vault/strongbox/database/access.ts';
import { theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { planReviews } from '#vault/whole-file/plans/plan-reviews.ts';
import { byStudent, type Of } from './by-student.ts';

/** The categories for which a plan is asked (policy J6); somebody under 关注 needs none. */
const NEED_A_PLAN: readonly AlertLevel[] = ['general', 'serious', 'severe'];

/**
 * What the plans wait for (policy J6, B6): that one is drawn up for whoever is at a level, passes, is signed and filed,
 * is looked at again, and is written anew where a review has decided so.
 */
export function plansWaiting(reader: DayReader, whose: Whose): Of<Waiting>[] {
  const plans = plansNotReplaced(reader, whose);
  const reviews = planReviews(reader, plans);
  const plansOfStudent = byStudent(plans);
  const written = plans.flatMap((plan): Of<Waiting>[] => {
    const { id, studentId } = plan;
    const beingRevised = plansOfStudent(studentId).some(({ revises }) => revises === id);
    return nextOf(plan, reviews.get(id)?.on, beingRevised).map(([what, on]) => ({
      studentId,
      what,
      on,
      opens: { record: 'plan', id },
    }));
  });
  return [...written, ...withoutPlan(reader, whose, plansOfStudent)];
}

/** What a version waits for, each from its day on. */
function nextOf(
  { state, steps, occurredOn }: PlanStanding,
  reviewOn: LocalDate | undefined,
  beingRevised: boolean,
): [Waiting['what'], LocalDate][] {
  const dayOf = (step: PlanStanding['steps'][number]['step']) =>
    steps.findLast((each) => each.step === step)?.occurredOn ?? occurredOn;
  if (state === 'draft') return [['planToPass', occurredOn]];
  if (state === 'passed') return [['planToSign', dayOf('passed')]];
  if (!isInForce(state)) return [];
  const owed: [Waiting['what'], LocalDate][] = [];
  if (!steps.some(({ step }) => step === 'filed')) owed.push(['planToFile', dayOf('signed')]);
  if (state === 'revising' && !beingRevised) owed.push(['planRevision', dayOf('reviewed')]);
  // While it is written anew there is nothing to look at.
  if (state !== 'revising' && !beingRevised && reviewOn !== undefined) owed.push(['planReview', reviewOn]);
  return owed;
}

/** Whoever is at a level without a plan that is written or holds, from the day on which the level began. */
function withoutPlan(
  { db }: DayReader,
  whose: Whose,
  plansOfStudent: (id: PlanStanding['studentId']) => PlanStanding[],
): Of<Waiting>[] {
  return db
    .select()
    .from(levelPeriods)
    .where(
      and(
        theirs(levelPeriods.studentId, whose),
        isNull(levelPeriods.removedAt),
        isNull(levelPeriods.endedOn),
        inArray(levelPeriods.level, [...NEED_A_PLAN]),
      ),
    )
    .orderBy(asc(levelPeriods.fromOn))
    .all()
    .filter(
      ({ studentId }) =>
        !plansOfStudent(studentId).some(({ state }) => isInForce(state) || isUnsigned(state)),
    )
    .map(({ studentId, id, fromOn }) => ({
      studentId,
      what: 'planMissing',
      on: fromOn,
      opens: { record: 'level', id } satisfies RecordRef,
    }));
}
