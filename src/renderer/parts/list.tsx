import { Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from '#renderer/look.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import type { Failure } from '#shared/outcome.ts';
import { ErrorState } from './error-state.tsx';
import classes from './list.module.css';
import { type Column, ColumnMenu, useChosenColumns } from './list-columns.tsx';
import { type ListSelection, type Ticked, useListSelection } from './list-selection.ts';

export type { Column } from './list-columns.tsx';

/** What stands before one's eyes, for what is done with it: exported, printed. */
export interface Seen<Row> {
  /** Those selected, or all that are shown while none is; in the order of the screen. */
  rows: readonly Row[];
  /** The keys of the columns, in their order. */
  columns: readonly string[];
}

export interface Selecting<Row> {
  /** What the row is called where it is ticked, such as the student's name. */
  name(row: Row): string;
  /** What one counts: 人, 份. */
  unit: string;
  /** Whether the row can be selected; without it every one can. */
  offers?(row: Row): boolean;
  /** What is ticked, where it is an answer that the screen itself needs, such as which rows of a roster to take. */
  ticked?: Ticked;
  /** Buttons for what can be done with those selected; none where ticking itself is what one came for. */
  acts?(seen: Seen<Row>): ReactNode;
}

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

/** Above this many rows only those in sight are in the page. */
const VIRTUAL_ABOVE = 100;

interface Sorting {
  key: string;
  descending: boolean;
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
  selecting: Selecting<Row> | undefined;
  selection: ListSelection<Row>;
  showsWhole: boolean;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { label, rows, rowKey, columns, onOpen, sorting, onSort, selecting, selection, showsWhole } = props;
  const virtual = rows.length > VIRTUAL_ABOVE;
  const rowHeight = useRowHeight();
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
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: keptOffset,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the density has changed
  useEffect(() => virtualizer.measure(), [rowHeight]);
  const offset = useRef(keptOffset);
  useEffect(() => {
    const keep = () => keepOffset(offset.current);
    // Before the place is kept, which listens too: a lock throws the page away without taking the list off it.
    window.addEventListener('pagehide', keep, true);
    return () => {
      window.removeEventListener('pagehide', keep, true);
      keep();
    };
  }, [keepOffset]);

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

  const moveTo = (index: number) => {
    toFocus.current = index;
    setActive(index);
    if (virtual) virtualizer.scrollToIndex(index);
  };
  const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const act = keyAct(event, index, row);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const keyAct = (
    { key, shiftKey, ctrlKey }: KeyboardEvent,
    index: number,
    row: Row,
  ): (() => void) | undefined => {
    if (ctrlKey) return selecting && key.toLowerCase() === 'a' ? selection.all : undefined;
    if (key === 'Enter') return () => open(row);
    if (selecting && key === ' ') return () => selection.toggle(index);
    if (selecting && key === 'Escape' && selection.rows.length > 0) return selection.clear;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 440) / rowHeight) - 2);
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    }[key];
    if (target === undefined) return undefined;
    const next = Math.max(0, Math.min(rows.length - 1, target));
    return () => {
      if (selecting && shiftKey) selection.extend(index, next);
      moveTo(next);
    };
  };
  const open = (row: Row) => {
    keepRow(rowKey(row));
    onOpen?.(row);
  };
  const onRowClick = (event: MouseEvent<HTMLTableRowElement>, index: number, row: Row) => {
    // A button or a link inside a row is its own target.
    if (event.target instanceof Element && event.target.closest('button, a, input, label')) return;
    if (selecting && event.shiftKey) {
      window.getSelection()?.empty();
      selection.extend(current, index);
      moveTo(index);
      return;
    }
    if (selecting && event.ctrlKey) {
      selection.toggle(index);
      return;
    }
    if (window.getSelection()?.type === 'Range') return;
    open(row);
  };

  // What is out of date only in its closures must not draw every row anew while one scrolls.
  const hands = useRef({ onRowKey, onRowClick, toggle: selection.toggle });
  hands.current = { onRowKey, onRowClick, toggle: selection.toggle };
  const key = useCallback<typeof onRowKey>((...given) => hands.current.onRowKey(...given), []);
  const click = useCallback<typeof onRowClick>((...given) => hands.current.onRowClick(...given), []);
  const toggle = useCallback((index: number) => hands.current.toggle(index), []);

  const walks = onOpen !== undefined || selecting !== undefined;
  const width = columns.length + (selecting ? 1 : 0);
  return (
    <div
      ref={scroller}
      className={virtual ? classes.scroller : classes.plain}
      data-whole={showsWhole || undefined}
      onScroll={(event) => {
        offset.current = event.currentTarget.scrollTop;
      }}
    >
      <table
        className={classes.table}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        {...(walks ? { role: 'grid' } : {})}
        {...(selecting ? { 'aria-multiselectable': true } : {})}
      >
        <colgroup>
          {selecting && <col style={widthOf(44)} />}
          {columns.map(({ key, width: given }) => (
            <col key={key} style={given === undefined ? undefined : widthOf(given)} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selecting && (
              <th scope="col" className={classes.tick}>
                <Checkbox
                  aria-label="全选"
                  checked={selection.isAll}
                  indeterminate={!selection.isAll && selection.rows.length > 0}
                  onChange={() => (selection.isAll ? selection.clear() : selection.all())}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {before > 0 && <Gap height={before} columns={width} />}
        <tbody>
          {shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const rowId = rowKey(row);
            return (
              <ListRow
                key={rowId}
                row={row}
                index={index}
                columns={columns}
                opens={onOpen !== undefined}
                walks={walks}
                isStop={index === stop}
                oneLine={virtual && !showsWhole}
                measure={virtual && showsWhole ? virtualizer.measureElement : undefined}
                name={selecting?.name}
                isOffered={selecting?.offers?.(row) ?? true}
                isSelected={selecting !== undefined && selection.has(rowId)}
                onFocus={setActive}
                onKey={key}
                onClick={click}
                onToggle={toggle}
              />
            );
          })}
        </tbody>
        {after > 0 && <Gap height={after} columns={width} />}
      </table>
    </div>
  );
}

interface ListRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  opens: boolean;
  walks: boolean;
  /** Tab comes in here. */
  isStop: boolean;
  oneLine: boolean;
  /** Learns how high the row has become. */
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  /** Undefined where rows are not ticked. */
  name: ((row: Row) => string) | undefined;
  isOffered: boolean;
  isSelected: boolean;
  onFocus(index: number): void;
  onKey(event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row): void;
  onClick(event: MouseEvent<HTMLTableRowElement>, index: number, row: Row): void;
  onToggle(index: number): void;
}

function PlainListRow<Row>(props: ListRowProps<Row>) {
  const { row, index, columns, opens, walks, isStop, oneLine, name, isOffered, isSelected } = props;
  const { onFocus, onKey, onClick, onToggle, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={walks ? classes.walks : undefined}
      data-opens={opens || undefined}
      {...(walks ? { tabIndex: isStop ? 0 : -1 } : {})}
      {...(name && isOffered ? { 'aria-selected': isSelected } : {})}
      onFocus={() => onFocus(index)}
      onKeyDown={(event) => onKey(event, index, row)}
      onClick={(event) => onClick(event, index, row)}
    >
      {name && (
        <td className={classes.tick}>
          {isOffered && (
            <Checkbox
              // By the keyboard a row is ticked with Space, without a stop at each.
              tabIndex={-1}
              aria-label={`选择 ${name(row)}`}
              checked={isSelected}
              onChange={() => onToggle(index)}
            />
          )}
        </td>
      )}
      {columns.map((column) => {
        const content = column.cell(row);
        // A row of one height may cut a text off; the pointer shows the whole.
        const whole = oneLine && typeof content === 'string' ? content : undefined;
        return (
          <td
            key={column.key}
            data-align={column.align}
            data-short={shortness(content)}
            data-date={(typeof content === 'string' && WRITTEN_DATE.test(content)) || undefined}
            title={whole}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}

/** A variable, and no width of its own: a narrow window has its own way. */
const widthOf = (width: number | string) =>
  // React's types know no variables.
  ({ '--column': typeof width === 'number' ? `${width}px` : width }) as CSSProperties;

/** `one` name or class is read at a glance and never breaks, less still a `number`; `several` break between them. */
function shortness(content: ReactNode): 'number' | 'one' | 'several' | undefined {
  if (typeof content === 'number') return 'number';
  if (typeof content !== 'string') return undefined;
  if (/^[\dA-Za-z-]{1,20}$/.test(content)) return 'number';
  const { length } = content;
  const areShort = content.includes('、') && content.split('、').every((each) => each.length <= 8);
  if (areShort) return 'several';
  if (/[、，：（]/.test(content)) return length <= LONGEST_SHORT ? 'several' : undefined;
  // The long ones among names have a dot: 阿依古丽·买买提江.
  return length <= (content.includes('·') ? LONGEST_SHORT : 8) ? 'one' : undefined;
}
const LONGEST_SHORT = 12;

/** As `writtenDate` and `writtenDay` give one, with or without the time of the day. */
const WRITTEN_DATE = /^\d{4}年\d{1,2}月\d{1,2}日( 周.)?( \d\d:\d\d)?$/;

// `memo` forgets that its component is generic.
const ListRow = memo(PlainListRow) as typeof PlainListRow;

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
