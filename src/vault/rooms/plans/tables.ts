import { type AnySQLiteColumn, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { PlanId, PlanMeasureId, PlanStepId } from '#shared/contract/plans.ts';
import type { FiledWith, PlanStep, ReviewOutcome } from '#shared/plan-steps.ts';
import type { MeasureKind, TeamRole } from '#shared/plan-terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import { conferenceExtracts } from '#vault/rooms/conferences/tables.ts';
import {
  dateColumn,
  idColumn,
  recordedColumns,
  removedColumns,
  stepColumns,
} from '#vault/strongbox/database/columns.ts';

const written = (column: string) => text(column).notNull().default('');

/** 干预方案（一生一策）, one version a row. Once signed, triggers refuse every change of its words. */
export const plans = sqliteTable(
  'plans',
  {
    id: idColumn<PlanId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    /** The version before. */
    revises: text('revises')
      .$type<PlanId>()
      .references((): AnySQLiteColumn => plans.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    testResults: written('test_results'),
    behaviour: written('behaviour'),
    causeIndividual: written('cause_individual'),
    causeFamily: written('cause_family'),
    causeSchool: written('cause_school'),
    causePeers: written('cause_peers'),
    goals: text('goals').notNull(),
    pace: written('pace'),
    homework: written('homework'),
    discipline: written('discipline'),
    triggers: written('triggers'),
    dangers: written('dangers'),
    toProtect: written('to_protect'),
    whenWorse: written('when_worse'),
    callFirst: written('call_first'),
    safetySigns: written('safety_signs'),
    safetyOwnWays: written('safety_own_ways'),
    safetyPlaces: written('safety_places'),
    safetyPeople: written('safety_people'),
    safetyProfessionals: written('safety_professionals'),
    safetySurroundings: written('safety_surroundings'),
    atHome: written('at_home'),
    inClass: written('in_class'),
    notInClass: written('not_in_class'),
    /** Empty: by the level's interval. */
    reviewOn: dateColumn('review_on'),
    /** When its signature was written down: it never changes from then on. */
    signedAt: integer('signed_at'),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('plans_by_student').on(table.studentId), index('plans_by_revised').on(table.revises)],
);

/** What is done for the student, by whom and until when; signed with the plan. */
export const planMeasures = sqliteTable(
  'plan_measures',
  {
    id: idColumn<PlanMeasureId>(),
    planId: text('plan_id')
      .$type<PlanId>()
      .notNull()
      .references(() => plans.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<MeasureKind>().notNull(),
    content: text('content').notNull(),
    frequency: written('frequency'),
    responsible: text('responsible').notNull(),
    fromOn: dateColumn('from_on'),
    untilOn: dateColumn('until_on'),
  },
  (table) => [index('plan_measures_by_plan').on(table.planId)],
);

/** What came of a plan, step by step: it goes on when the words are signed. */
export const planSteps = sqliteTable(
  'plan_steps',
  {
    id: idColumn<PlanStepId>(),
    planId: text('plan_id')
      .$type<PlanId>()
      .notNull()
      .references(() => plans.id),
    step: text('step').$type<PlanStep>().notNull(),
    ...stepColumns,
    filedWith: text('filed_with').$type<FiledWith>(),
    receipt: written('receipt'),
    outcome: text('outcome').$type<ReviewOutcome>(),
    measureId: text('measure_id')
      .$type<PlanMeasureId>()
      .references(() => planMeasures.id),
    /** The conference that passed the plan, by its part about the student. */
    extractId: text('extract_id')
      .$type<ConferenceExtractId>()
      .references(() => conferenceExtracts.id),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('plan_steps_by_plan').on(table.planId)],
);

/** 专班: who cares for a student together, each in a time. */
export const careTeamMembers = sqliteTable(
  'care_team_members',
  {
    id: idColumn<PeriodId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    role: text('role').$type<TeamRole>().notNull(),
    name: text('name').notNull(),
    phone: written('phone'),
    /** What this person does. */
    task: written('task'),
    fromOn: dateColumn('from_on').notNull(),
    endedOn: dateColumn('ended_on'),
    endReason: written('end_reason'),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('care_team_members_by_student').on(table.studentId)],
);
