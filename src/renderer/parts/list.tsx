import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useKept } from '#renderer/place.tsx';
import type { Failure } from '#shared/outcome.ts';
import { ErrorState } from './error-state.tsx';
import classes from './list.module.css';
import { type Column, ColumnMenu, useChosenColumns } from './list-columns.tsx';
import { type Sorting, sortRows } from './list-heading.tsx';
import { Rows, VIRTUAL_ABOVE } from './list-rows.tsx';
import { type Seen, type Selecting, useListSelection } from './list-selection.ts';

export type { Column } from './list-columns.tsx';
export type { Seen, Selecting } from './list-selection.ts';

interface ListProps<Row> {
  /** The accessible name. */
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  /** Lets the person choose among the columns, and keeps the choice under this name. */
  columnsKeptAs?: string;
  onOpen?: ((row: Row) => void) | undefined;
  /** Rows can be ticked, for what is done to several at once. */
  selecting?: Selecting<Row>;
  /** Rows are as high as what stands in them: nothing is cut off, however many there are. */
  showsWhole?: boolean;
  /** What narrows the list: fields, menus, and a chip for each filter that holds. Above it, at the left. */
  filters?: ReactNode;
  /** Buttons for what can be done with all that is shown. Above it, at the right. */
  tools?(seen: Seen<Row>): ReactNode;
  empty: ReactNode;
  isPending?: boolean | undefined;
  failure?: Failure | undefined;
  onRetry?: (() => void) | undefined;
}

const everyRow = () => true;

/**
 * The one list: sorts by its headings, moves by the arrow keys, opens by Enter or a click. Space ticks a row, Shift
 * with an arrow key ticks on, Ctrl+A ticks all, Escape none.
 */
export function List<Row>(props: ListProps<Row>) {
  const { label, rows, rowKey, columns, columnsKeptAs, selecting, filters, tools } = props;
  const { onOpen, empty, isPending, failure, onRetry, showsWhole = false } = props;
  const [sorting, setSorting] = useKept<Sorting | null>(`${label}/sorting`, null);
  const chosen = useChosenColumns(columnsKeptAs, columns);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const selection = useListSelection({
    label,
    rows: sorted,
    rowKey,
    offers: selecting?.offers ?? everyRow,
    ticked: selecting?.ticked,
  });
  const keys = chosen.shown.map(({ key }) => key);
  const isShown = !failure && !isPending && rows.length > 0;

  return (
    <>
      {(filters || (isShown && (tools || columnsKeptAs !== undefined))) && (
        <div className={classes.bar}>
          <div className={classes.filters}>{filters}</div>
          {isShown && (
            <div className={classes.tools}>
              {tools?.({ rows: sorted, columns: keys })}
              {columnsKeptAs !== undefined && <ColumnMenu columns={columns} chosen={chosen} />}
            </div>
          )}
        </div>
      )}
      {failure && <ErrorState failure={failure} onRetry={onRetry} />}
      {!failure && isPending && <output className={classes.waiting}>正在读取…</output>}
      {!failure && !isPending && rows.length === 0 && empty}
      {isShown && (
        <div className={rows.length > VIRTUAL_ABOVE ? classes.long : classes.short}>
          <Rows
            label={label}
            rows={sorted}
            rowKey={rowKey}
            columns={chosen.shown}
            onOpen={onOpen}
            sorting={sorting}
            onSort={setSorting}
            selecting={selecting}
            selection={selection}
            showsWhole={showsWhole}
          />
          {selecting?.acts && selection.rows.length > 0 && (
            <div className={classes.selected} role="toolbar" aria-label="对选中的操作">
              <span aria-live="polite">
                已选 {selection.rows.length} {selecting.unit}
              </span>
              {selecting.acts({ rows: selection.rows, columns: keys })}
              <Button variant="subtle" color="gray" title="取消选择（Esc）" onClick={selection.clear}>
                取消选择
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
