import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ActivityId } from '#shared/contract/fields.ts';
import { ACTIVITY_KINDS, type ActivityKind } from '#shared/terms.ts';
import {
  dateColumn,
  idColumn,
  isOneOf,
  recordedColumns,
  removedColumns,
} from '#vault/strongbox/database/columns.ts';

/** Lessons, lectures and what is sent to guardians (forms.md 附件3, sections 三 and 四). */
export const activities = sqliteTable(
  'activities',
  {
    id: idColumn<ActivityId>(),
    kind: text('kind').$type<ActivityKind>().notNull(),
    occurredOn: dateColumn('occurred_on').notNull(),
    title: text('title').notNull(),
    quantity: integer('quantity').notNull(),
    guardians: integer('guardians').notNull(),
    ...recordedColumns,
    ...removedColumns,
  },
  (table) => [
    index('activities_by_date').on(table.occurredOn),
    check('activities_kind', isOneOf('kind', ACTIVITY_KINDS)),
  ],
);
