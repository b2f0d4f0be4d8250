import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SummaryId } from '#shared/contract/fields.ts';
import type { SummaryFigure } from '#shared/summary-figures.ts';
import { dateColumn, idColumn, recordedColumns, removedColumns } from '#vault/strongbox/database/columns.ts';

/** 汇总表: which period to count. The figures themselves are never stored (rules of the data, 6). */
export const summaries = sqliteTable('summaries', {
  id: idColumn<SummaryId>(),
  title: text('title').notNull(),
  fromOn: dateColumn('from_on').notNull(),
  untilOn: dateColumn('until_on').notNull(),
  activitiesFromOn: dateColumn('activities_from_on').notNull(),
  activitiesUntilOn: dateColumn('activities_until_on').notNull(),
  ...recordedColumns,
  ...removedColumns,
});

/** A value put over a figure by hand; the newest counts, and one without a value takes it away again. */
export const summaryOverrides = sqliteTable(
  'summary_overrides',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    summaryId: text('summary_id')
      .$type<SummaryId>()
      .notNull()
      .references(() => summaries.id),
    figure: text('figure').$type<SummaryFigure>().notNull(),
    value: integer('value'),
    reason: text('reason').notNull(),
    ...recordedColumns,
  },
  (table) => [index('summary_overrides_by_summary').on(table.summaryId)],
);
