import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useKept, usePlace } from '#renderer/place.tsx';
import type { Failure } from '#shared/outcome.ts';
import { ErrorState } from './error-state.tsx';
import classes from './list.module.css';

export interface Column<Row> {
  key: string;
  heading: string;
  /** CSS width; columns without one share what is left. */
  width?: number | string;
  cell(row: Row): ReactNode;
  /** Makes the heading a button that sorts. */
  sortBy?(row: Row): string | number;
  align?: 'start' | 'end';
}

interface ListProps<Row> {
  /** The accessible name. */
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  onOpen?: ((row: Row) => void) | undefined;
  empty: ReactNode;
  isPending?: boolean | undefined;
  failure?: Failure | undefined;
  onRetry?: (() => void) | undefined;
}

/** Above this many rows only those in sight are in the page. */
const VIRTUAL_ABOVE = 100;
const ROW_HEIGHT = 44;

interface Sorting {
  key: string;
  descending: boolean;
}

/** The one list: sorts by its headings, moves by the arrow keys, opens by Enter or a click. */
export function List<Row>({
  label,
  rows,
  columns,
  empty,
  isPending,
  failure,
  onRetry,
  ...rest
}: ListProps<Row>) {
  const [sorting, setSorting] = useKept<Sorting | null>(`${label}/sorting`, null);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);

  if (failure) return <ErrorState failure={failure} onRetry={onRetry} />;
  if (isPending) return <output className={classes.waiting}>正在读取…</output>;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <Rows label={label} rows={sorted} columns={columns} sorting={sorting} onSort={setSorting} {...rest} />
  );
}

function sortRows<Row>(
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

interface RowsProps<Row> extends Pick<ListProps<Row>, 'label' | 'rows' | 'rowKey' | 'columns' | 'onOpen'> {
  sorting: Sorting | null;
  onSort(sorting: Sorting | null): void;
}

function Rows<Row>({ label, rows, rowKey, columns, onOpen, sorting, onSort }: RowsProps<Row>) {
  const virtual = rows.length > VIRTUAL_ABOVE;
  const scroller = useRef<HTMLDivElement>(null);
  const [keptOffset, keepOffset] = useKept(`${label}/offset`, 0);
  const { cameBack } = usePlace();
  const [keptRow, keepRow] = useKept<string | null>(`${label}/row`, null);
  const [active, setActive] = useState(() =>
    cameBack
      ? Math.max(
          0,
          rows.findIndex((row) => rowKey(row) === keptRow),
        )
      : 0,
  );
  // Whoever comes back from a record goes on at its row.
  const toFocus = useRef<number | null>(cameBack && keptRow !== null ? active : null);
  const current = Math.min(active, rows.length - 1);

  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialOffset: keptOffset,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const offset = useRef(keptOffset);
  useEffect(() => () => keepOffset(offset.current), [keepOffset]);

  const items = virtualizer.getVirtualItems();
  const shown = virtual
    ? items.map((item) => item.index)
    : Array.from({ length: rows.length }, (_, index) => index);
  // The row where Tab comes in is always in the page, also when the wheel has moved it out of sight.
  const stop = shown.includes(current) ? current : shown[0];
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  // The row to focus may only come into the page with this render.
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${toFocus.current}"]`);
    if (!row) return;
    toFocus.current = null;
    row.focus();
  });

  const open = (row: Row) => {
    keepRow(rowKey(row));
    onOpen?.(row);
  };
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    toFocus.current = next;
    setActive(next);
    if (virtual) virtualizer.scrollToIndex(next);
  };
  const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 440) / ROW_HEIGHT) - 2);
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(row);
    }
  };
  const onRowClick = (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    // A button or a link inside a row is its own target.
    if (event.target instanceof Element && event.target.closest('button, a, input, label')) return;
    if (window.getSelection()?.type === 'Range') return;
    open(row);
  };

  return (
    <div
      ref={scroller}
      className={virtual ? classes.scroller : classes.plain}
      onScroll={(event) => {
        offset.current = event.currentTarget.scrollTop;
      }}
    >
      <table
        className={classes.table}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        {...(onOpen ? { role: 'grid' } : {})}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {before > 0 && <Gap height={before} columns={columns.length} />}
        <tbody>
          {shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={rowKey(row)}
                data-index={index}
                aria-rowindex={index + 2}
                className={onOpen ? classes.opens : undefined}
                {...(onOpen ? { tabIndex: index === stop ? 0 : -1 } : {})}
                onFocus={() => setActive(index)}
                onKeyDown={(event) => onRowKey(event, index, row)}
                onClick={(event) => onRowClick(event, row)}
              >
                {columns.map((column) => {
                  const content = column.cell(row);
                  // A row of one height may cut a text off; the pointer shows the whole.
                  const whole = virtual && typeof content === 'string' ? content : undefined;
                  return (
                    <td key={column.key} data-align={column.align} title={whole}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        {after > 0 && <Gap height={after} columns={columns.length} />}
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} className={classes.gap} style={{ height }} />
      </tr>
    </tbody>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort(sorting: Sorting | null): void;
}

function Heading<Row>({ column, sorting, onSort }: HeadingProps<Row>) {
  if (!column.sortBy) {
    return (
      <th scope="col" data-align={column.align}>
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
