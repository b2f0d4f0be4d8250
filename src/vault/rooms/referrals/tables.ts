import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { ReferralId, ReferralStepId } from '#shared/contract/referrals.ts';
import type { ReferralStep } from '#shared/referral-steps.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  recordedColumns,
  removedColumns,
  stepColumns,
} from '#vault/strongbox/database/columns.ts';

/** 转介: that a hospital was suggested for a student, and why. */
export const referrals = sqliteTable(
  'referrals',
  {
    id: idColumn<ReferralId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    reason: text('reason').notNull(),
    institutions: text('institutions').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('referrals_by_student').on(table.studentId)],
);

/** What came of a referral, step by step. */
export const referralSteps = sqliteTable(
  'referral_steps',
  {
    id: idColumn<ReferralStepId>(),
    referralId: text('referral_id')
      .$type<ReferralId>()
      .notNull()
      .references(() => referrals.id),
    step: text('step').$type<ReferralStep>().notNull(),
    ...stepColumns,
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('referral_steps_by_referral').on(table.referralId)],
);
