import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StudentId } from '#shared/contract/fields.ts';

/** From which file rows move into which: it has a row only within that transaction, and the guards look at it. */
export const merging = sqliteTable('merging', {
  fromId: text('from_id').$type<StudentId>().primaryKey(),
  intoId: text('into_id').$type<StudentId>().notNull(),
});
