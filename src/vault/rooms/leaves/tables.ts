import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PeriodId } from '#shared/contract/fields.ts';
import type { LeaveStepId } from '#shared/contract/leaves.ts';
import type { LeaveStep } from '#shared/leave-steps.ts';
import { leavePeriods } from '#vault/roll/students/tables.ts';
import { idColumn, recordedColumns, removedColumns, stepColumns } from '#vault/strongbox/database/columns.ts';

/** What hangs on a leave: certificates, the procedure, who keeps in touch, more leave. */
export const leaveSteps = sqliteTable(
  'leave_steps',
  {
    id: idColumn<LeaveStepId>(),
    leaveId: text('leave_id')
      .$type<PeriodId>()
      .notNull()
      .references(() => leavePeriods.id),
    step: text('step').$type<LeaveStep>().notNull(),
    ...stepColumns,
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [index('leave_steps_by_leave').on(table.leaveId)],
);
