import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import classes from './list.module.css';
import type { Column } from './list-columns.tsx';

/** By which column a list is sorted. */
export interface Sorting {
  key: string;
  descending: boolean;
}

/** Rows in the order that the headings ask for; as they came where they ask for none. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sorting?.key)?.sortBy;
  if (!sorting || !sortBy) return rows;
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const direction = sorting.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, by: sortBy(row) }))
    .sort(({ by: a }, { by: b }) => {
      const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`);
      return order * direction;
    })
    .map(({ row }) => row);
}

interface HeadingProps<Row> {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort(sorting: Sorting | null): void;
}

/** The head of a column; where one can sort by it, a button that does. */
export function Heading<Row>({ column, sorting, onSort }: HeadingProps<Row>) {
  if (!column.sortBy) {
    return (
      <th scope="col" data-align={column.align} data-only-wide={column.onlyWide}>
        <span className={classes.heading}>{column.heading}</span>
      </th>
    );
  }
  const mine = sorting?.key === column.key;
  const Icon = !mine ? IconArrowsSort : sorting.descending ? IconArrowDown : IconArrowUp;
  const next = !mine
    ? { key: column.key, descending: false }
    : sorting.descending
      ? null
      : { key: column.key, descending: true };
  return (
    <th
      scope="col"
      data-align={column.align}
      data-only-wide={column.onlyWide}
      aria-sort={!mine ? 'none' : sorting.descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={classes.sorts}
        data-active={mine || undefined}
        title={`按${column.heading}排序`}
        onClick={() => onSort(next)}
      >
        {column.heading}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}
