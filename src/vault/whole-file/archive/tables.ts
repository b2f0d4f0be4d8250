import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';

/** Whose file is being destroyed: it has rows only within that transaction, and the guards look at them. */
export const destroying = sqliteTable('destroying', {
  studentId: text('student_id').$type<StudentId>().primaryKey(),
});
