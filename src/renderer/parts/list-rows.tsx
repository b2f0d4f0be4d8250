import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from '#renderer/look.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import classes from './list.module.css';
import type { Column } from './list-columns.tsx';
import { Heading, type Sorting } from './list-heading.tsx';
import { ListRow } from './list-row.tsx';
import type { ListSelection, Selecting } from './list-selection.ts';

/** Above this many rows only those in sight are in the page. */
export const VIRTUAL_ABOVE = 100;

interface RowsProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  onOpen: ((row: Row) => void) | undefined;
  sorting: Sorting | null;
  onSort(sorting: Sorting | null): void;
  selecting: Selecting<Row> | undefined;
  selection: ListSelection<Row>;
  showsWhole: boolean;
}

/** The rows as a table that one walks by the arrow keys; of many only those in sight are in the page. */
export function Rows<Row>(props: RowsProps<Row>) {
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
          {columns.map(({ key, width: given, onlyWide }) => (
            <col
              key={key}
              data-only-wide={onlyWide}
              style={given === undefined ? undefined : widthOf(given)}
            />
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

/** A variable, and no width of its own: a narrow window has its own way. */
const widthOf = (width: number | string) =>
  // React's types know no variables.
  ({ '--column': typeof width === 'number' ? `${width}px` : width }) as CSSProperties;

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
