import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CustodyHandOverId, CustodyPromiseId } from '#shared/contract/custody.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { PromiseKind } from '#shared/custody.ts';
import { signersTable } from '#vault/roll/students/signers.ts';
import { students } from '#vault/roll/students/tables.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 监护承诺书, 陪护协议: what a guardian promises, until when. */
export const custodyPromises = sqliteTable(
  'custody_promises',
  {
    id: idColumn<CustodyPromiseId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    kind: text('kind').$type<PromiseKind>().notNull(),
    fromOn: dateColumn('from_on').notNull(),
    /** The last day on which it holds. */
    untilOn: dateColumn('until_on').notNull(),
    treatment: text('treatment').notNull().default(''),
    medicine: text('medicine').notNull().default(''),
    company: text('company').notNull().default(''),
    dangerousThings: text('dangerous_things').notNull().default(''),
    contact: text('contact').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('custody_promises_by_student').on(table.studentId)],
);

export const custodyPromiseSigners = signersTable('custody_promise_signers', () => custodyPromises.id);

/** 安全责任移交: the moment when the child went over to the guardian. */
export const custodyHandOvers = sqliteTable(
  'custody_hand_overs',
  {
    id: idColumn<CustodyHandOverId>(),
    studentId: text('student_id')
      .$type<StudentId>()
      .notNull()
      .references(() => students.id),
    occurredOn: dateColumn('occurred_on').notNull(),
    /** `HH:mm`. */
    startsAt: text('starts_at').notNull(),
    place: text('place').notNull().default(''),
    handedBy: text('handed_by').notNull(),
    takenBy: text('taken_by').notNull().default(''),
    riskTold: text('risk_told').notNull(),
    goesTo: text('goes_to').notNull(),
    instructions: text('instructions').notNull(),
    witnesses: text('witnesses').notNull().default(''),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('custody_hand_overs_by_student').on(table.studentId)],
);

export const custodyHandOverSigners = signersTable('custody_hand_over_signers', () => custodyHandOvers.id);
