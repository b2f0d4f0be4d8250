import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';
import type { InterviewId } from '#shared/contract/interviews.ts';
import { RISK_ANSWERS, type RiskAnswer } from '#shared/terms.ts';
import { students } from '#vault/roll/students/tables.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** 面谈: one to one, after a screening or a check (policy B2). */
export const interviews = sqliteTable(
  'interviews',
  {
    id: idColumn<InterviewId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`, or empty when not noted. */
    startsAt: text('starts_at').notNull().default(''),
    place: text('place').notNull().default(''),
    interviewer: text('interviewer').notNull(),
    occasion: text('occasion').notNull().default(''),
    teacherSays: text('teacher_says').notNull().default(''),
    guardianSays: text('guardian_says').notNull().default(''),
    content: text('content').notNull(),
    risk: text('risk').$type<RiskAnswer>().notNull(),
    riskText: text('risk_text').notNull().default(''),
    impression: text('impression').notNull(),
    advice: text('advice').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('interviews_by_student').on(table.studentId),
    check('interviews_risk', isOneOf('risk', RISK_ANSWERS)),
  ],
);
