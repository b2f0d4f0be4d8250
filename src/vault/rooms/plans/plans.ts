import { and, asc, eq, getTableColumns, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { PlanId, PlanMeasure, PlanStepTold } from '#shared/contract/plans.ts';
import { Refusal } from '#shared/outcome.ts';
import { isInForce, isUnsigned, PLAN_STATES, type PlanState, stateAfter } from '#shared/plan-steps.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { existingInFile, recordsInFile, removeFromFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { DayReader, Reader, Writer } from '#vault/strongbox/database/access.ts';
import { among, theirs, type Whose } from '#vault/strongbox/database/among.ts';
import { refuseDiagnosisInClass } from './no-diagnosis.ts';
import { planMeasures, planSteps, plans } from './tables.ts';

type PlanRow = typeof plans.$inferSelect;
type Step = PlanStepTold & { recordedAt: number };

/** A plan without its words, what came of it and how it stands. */
export type PlanStanding = Pick<
  PlanRow,
  'id' | 'studentId' | 'revises' | 'occurredOn' | 'reviewOn' | 'signedAt'
> & {
  /** By day; of one day, as they were written down. */
  steps: Step[];
  state: PlanState;
};

/** One of the versions of a plan: 1 for one that revises none, one more for each that was revised. */
export type PlanVersion = PlanStanding & { version: number };

/** The versions of a student's plans, in the order in which they were written down. */
export function versionsOf(reader: Reader, studentId: StudentId): PlanVersion[] {
  const standing = standingPlans(reader, eq(plans.studentId, studentId));
  const versions = new Map<PlanId, number>();
  const replaced = new Set(
    standing.flatMap(({ revises, signedAt }) => (revises && signedAt !== null ? [revises] : [])),
  );
  return standing.map((plan) => {
    // Whatever it revises was written before it.
    const version = (plan.revises === null ? 0 : (versions.get(plan.revises) ?? 0)) + 1;
    versions.set(plan.id, version);
    return { ...plan, version, state: replaced.has(plan.id) ? 'replaced' : plan.state };
  });
}

/** Of the students what is written or holds, or has ended: without all that a signed version has replaced. */
export function plansNotReplaced(reader: DayReader, whose: Whose): PlanStanding[] {
  const later = alias(plans, 'later');
  const replacing = reader.db
    .select({ id: later.id })
    .from(later)
    .where(and(eq(later.revises, plans.id), isNotNull(later.signedAt), isNull(later.removedAt)));
  return standingPlans(reader, and(theirs(plans.studentId, whose), notExists(replacing)));
}

/** Each by itself, whatever replaces it. */
function standingPlans(reader: DayReader, which: SQL | undefined): PlanStanding[] {
  const { id, studentId, revises, occurredOn, reviewOn, signedAt } = plans;
  const rows = reader.db
    .select({ id, studentId, revises, occurredOn, reviewOn, signedAt })
    .from(plans)
    .where(and(which, isNull(plans.removedAt)))
    .orderBy(asc(plans.recordedAt))
    .all();
  const steps = stepsOf(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const itsSteps = steps.get(row.id) ?? [];
    return { ...row, steps: itsSteps, state: stateAfter(itsSteps) };
  });
}

function stepsOf(reader: DayReader, of: readonly PlanId[]): Map<PlanId, Step[]> {
  const { recordedBy, removedAt, removedBy, removalReason, ...told } = getTableColumns(planSteps);
  const rows = reader.db
    .select(told)
    .from(planSteps)
    .where(and(among(planSteps.planId, of), isNull(removedAt)))
    .orderBy(asc(planSteps.occurredOn), asc(planSteps.recordedAt))
    .all();
  return Map.groupBy(rows, ({ planId }) => planId);
}

/** The words of the version that was signed last, whatever came of it; undefined where none was. */
export function lastSignedPlan(reader: Reader, studentId: StudentId): PlanRow | undefined {
  return recordsInFile(reader, plans, studentId).findLast(({ signedAt }) => signedAt !== null);
}

/** One version. @throws Refusal `noRecord`. */
export function existingVersion(reader: Reader, planId: PlanId): PlanVersion {
  const { studentId } = existingInFile(reader, plans, planId);
  const version = versionsOf(reader, studentId).find(({ id }) => id === planId);
  if (!version) throw noPlan();
  return version;
}

/** In the order in which they stand in the plan. */
export function measuresOf(reader: Reader, planId: PlanId): PlanMeasure[] {
  const { id, kind, content, frequency, responsible, fromOn, untilOn } = planMeasures;
  return reader.db
    .select({ id, kind, content, frequency, responsible, fromOn, untilOn })
    .from(planMeasures)
    .where(eq(planMeasures.planId, planId))
    .orderBy(asc(planMeasures.position))
    .all();
}

/**
 * Writes a plan down, or changes one that nobody has signed. A student has one at a time; another version begins where
 * the one that holds is revised.
 *
 * @throws Refusal `noStudent`, `archived`, `noRecord`, `signed`, `hasPlan`, `notInForce`, `beforeItsVersion`,
 *   `endsBeforeStart` at a measure, `namesDiagnosis`; those of `refuseImpossibleDay`.
 */
export function writePlan(
  writer: Writer,
  { planId, revises, measures, ...columns }: InputOf<'plans.write'>,
): PlanId {
  const { studentId } = columns;
  const student = studentOn(writer, studentId, writer.today);
  mustBeAtSchool(writer, studentId);
  refuseImpossibleDay(writer, 'occurredOn', columns.occurredOn, { of: [studentId] });
  refuseImpossibleDay(writer, 'reviewOn', columns.reviewOn, { of: [studentId], ahead: true });
  refuseReviewBefore(columns.reviewOn, columns.occurredOn);
  for (const [at, { fromOn, untilOn }] of measures.entries()) {
    refuseImpossibleDay(writer, `measures.${at}.fromOn`, fromOn, { of: [studentId], ahead: true });
    refuseImpossibleDay(writer, `measures.${at}.untilOn`, untilOn, { of: [studentId], ahead: true });
    if (fromOn && untilOn && untilOn < fromOn)
      throw Refusal.at(`measures.${at}.untilOn`, 'endsBeforeStart', '结束日期不能早于开始日期，请核对');
  }
  refuseDiagnosisInClass(writer, studentId, columns);
  const before = planId === null ? null : unsignedPlan(writer, planId);
  if (before && before.studentId !== studentId) throw noPlan();
  if (!before) refuseSecond(writer, studentId, revises);
  const of = before ? before.revises : revises;
  const earlier = of === null ? undefined : existingInFile(writer, plans, of);
  if (earlier && columns.occurredOn < earlier.occurredOn)
    throw Refusal.at('occurredOn', 'beforeItsVersion', '新版的日期不能早于上一版，请核对');
  const old = before && { ...before, measures: measuresOf(writer, before.id) };
  const id = before
    ? before.id
    : writer.db
        .insert(plans)
        .values({ ...columns, revises, recordedAt: writer.now, recordedBy: writer.person })
        .returning({ id: plans.id })
        .get().id;
  if (before) {
    writer.db.update(plans).set(columns).where(eq(plans.id, id)).run();
    writer.db.delete(planMeasures).where(eq(planMeasures.planId, id)).run();
  }
  for (const [position, measure] of measures.entries())
    writer.db
      .insert(planMeasures)
      .values({ planId: id, position, ...measure })
      .run();
  writer.record({
    action: 'plan.written',
    subject: auditSubject(student),
    detail: { old, new: { ...columns, measures } },
  });
  return id;
}

/** Hides a plan that nobody has signed. @throws Refusal `noRecord`, `signed`, `archived`. */
export function removePlan(writer: Writer, { planId, reason }: InputOf<'plans.remove'>): void {
  unsignedPlan(writer, planId);
  removeFromFile(writer, { table: plans, action: 'plan.removed' }, planId, reason);
}

/** @throws Refusal `noRecord`, `signed`: its words are those that were signed. */
export function unsignedPlan(reader: Reader, planId: PlanId): PlanRow {
  const row = existingInFile(reader, plans, planId);
  if (row.signedAt !== null)
    throw new Refusal('signed', '这份方案已经签字生效，内容不能再改。情况有变时，请复评后写新的一版。');
  return row;
}

/** A student has one plan: another one is a version of that which holds. @throws Refusal `hasPlan`, `notInForce`. */
function refuseSecond(reader: Reader, studentId: StudentId, revises: PlanId | null): void {
  const versions = versionsOf(reader, studentId);
  const draft = versions.find(({ state }) => isUnsigned(state));
  if (draft) throw new Refusal('hasPlan', '这名学生已有一份没有签字的方案，请打开那一份接着写。');
  const holding = versions.find(({ state }) => isInForce(state));
  if (revises === null) {
    if (holding)
      throw new Refusal('hasPlan', '这名学生已有生效的方案。要改动的，请打开那一份，点“写新的一版”。');
    return;
  }
  const revised = versions.find(({ id }) => id === revises);
  if (!revised) throw noPlan();
  if (revised.id !== holding?.id)
    throw new Refusal(
      'notInForce',
      `这一版现在是“${PLAN_STATES[revised.state]}”，不能修订。请修订正在执行的那一版。`,
    );
}

/** @throws Refusal `reviewBefore`. */
function refuseReviewBefore(reviewOn: LocalDate | null, occurredOn: LocalDate): void {
  if (reviewOn !== null && reviewOn < occurredOn)
    throw Refusal.at('reviewOn', 'reviewBefore', '复评日期不能早于制定日期，请核对');
}

const noPlan = () => new Refusal('noRecord', '找不到这份方案，可能已被删除。请刷新学生档案后查看。');
