import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PeriodId, StudentId } from '#shared/contract/fields.ts';
import type { SchoolReturnId } from '#shared/contract/school-returns.ts';
import type { ReturnDecision } from '#shared/return-decisions.ts';
import { signersTable } from '#vault/roll/students/signers.ts';
import { leavePeriods, students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 复学: one application to come back from a leave, with what the school made of it. */
export const schoolReturns = sqliteTable(
  'school_returns',
  {
    id: idColumn<SchoolReturnId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    leaveId: text('leave_id')
      .$type<PeriodId>()
      .notNull()
      .references(() => leavePeriods.id),
    appliedOn: dateColumn('applied_on').notNull(),
    application: text('application').notNull().default(''),
    certificateHospital: text('certificate_hospital').notNull().default(''),
    certificateOn: dateColumn('certificate_on'),
    certificate: text('certificate').notNull().default(''),
    assessedOn: dateColumn('assessed_on'),
    assessedBy: text('assessed_by').notNull().default(''),
    assessment: text('assessment').notNull().default(''),
    decision: text('decision').$type<ReturnDecision>(),
    decidedOn: dateColumn('decided_on'),
    decidedBy: text('decided_by').notNull().default(''),
    decisionReason: text('decision_reason').notNull().default(''),
    reviewOn: dateColumn('review_on'),
    arrangement: text('arrangement').notNull().default(''),
    /** 防备预案. */
    plannedOn: dateColumn('planned_on'),
    signs: text('signs').notNull().default(''),
    roles: text('roles').notNull().default(''),
    numbers: text('numbers').notNull().default(''),
    planLeader: text('plan_leader').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('school_returns_by_student').on(table.studentId),
    index('school_returns_by_leave').on(table.leaveId),
  ],
);

export const schoolReturnSigners = signersTable('school_return_signers', () => schoolReturns.id);
