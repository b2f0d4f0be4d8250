import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Plan, PlanId, PlanLine } from '#shared/contract/plans.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { departureOf } from '#vault/roll/students/departures.ts';
import { existingInFile } from '#vault/roll/students/file-records.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import { existingVersion, measuresOf, type PlanVersion, versionsOf } from '#vault/rooms/plans/plans.ts';
import { plans } from '#vault/rooms/plans/tables.ts';
import { periodsOf } from '#vault/rooms/watchlist/periods.ts';
import { levelPeriods } from '#vault/rooms/watchlist/tables.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { planReviews } from './plan-reviews.ts';

/** The versions of a student's plans, the latest first, and how each stands. */
export function plansOf(reader: Reader, studentId: StudentId): PlanLine[] {
  return linesOf(reader, versionsOf(reader, studentId)).reverse();
}

function linesOf(reader: Reader, versions: readonly PlanVersion[]): PlanLine[] {
  const reviews = planReviews(reader, versions);
  return versions.map(({ id, studentId, occurredOn, revises, version, state, steps }) => ({
    id,
    studentId,
    occurredOn,
    revises,
    version,
    state,
    passedBy: steps.findLast(({ step }) => step === 'passed')?.extractId ?? null,
    review: reviews.get(id) ?? null,
  }));
}

/**
 * One version with all that came of it. The look is on record (rules of the data, 8).
 *
 * @throws Refusal `noRecord`.
 */
export function readPlan(writer: Writer, { planId }: InputOf<'plans.read'>): Plan {
  const plan = existingPlan(writer, planId);
  writer.recordLook({
    action: 'plan.viewed',
    subject: auditSubject(studentOn(writer, plan.studentId, writer.today)),
  });
  return plan;
}

/** The same without a word in the log, for a paper. @throws Refusal `noRecord`. */
export function existingPlan(reader: Reader, planId: PlanId): Plan {
  const row = existingInFile(reader, plans, planId);
  const { recordedAt, recordedBy, removedAt, removedBy, removalReason, ...written } = row;
  const version = existingVersion(reader, planId);
  const [line] = linesOf(reader, [version]);
  return {
    ...written,
    version: version.version,
    state: version.state,
    passedBy: line?.passedBy ?? null,
    review: line?.review ?? null,
    studentName: studentOn(reader, row.studentId, row.occurredOn).name,
    level: levelPeriodOn(reader, row.studentId, row.occurredOn)?.level ?? null,
    measures: measuresOf(reader, planId),
    steps: version.steps,
    isArchived: departureOf(reader, row.studentId) !== undefined,
  };
}

/** The level at which a student was on a day; undefined for none. */
export function levelPeriodOn(reader: Reader, studentId: StudentId, on: LocalDate) {
  return periodsOf(reader, levelPeriods, studentId).find(
    ({ fromOn, endedOn }) => fromOn <= on && (endedOn === null || on < endedOn),
  );
}
