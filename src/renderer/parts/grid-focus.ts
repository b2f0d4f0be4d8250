import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';

/** A spot of a grid: a row and a column, both from 0. */
export interface GridSpot {
  row: number;
  column: number;
}

const STEPS: Readonly<Record<string, GridSpot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** So many rows a screen holds, more or less. */
const PAGE = 10;

const held = (value: number, most: number) => Math.min(Math.max(value, 0), Math.max(most, 0));

/** The spot that `key` leads to from `spot`, kept inside the grid; null for a key that does not move. */
export function movedSpot(key: string, spot: GridSpot, rows: number, columns: number): GridSpot | null {
  const step = STEPS[key];
  if (step) {
    return { row: held(spot.row + step.row, rows - 1), column: held(spot.column + step.column, columns - 1) };
  }
  if (key === 'Home') return { ...spot, column: 0 };
  if (key === 'End') return { ...spot, column: columns - 1 };
  if (key === 'PageUp') return { ...spot, row: held(spot.row - PAGE, rows - 1) };
  if (key === 'PageDown') return { ...spot, row: held(spot.row + PAGE, rows - 1) };
  return null;
}

/** What the button at a spot is marked with, so that the keyboard finds it. */
export const spotProps = (row: number, column: number) => ({
  'data-spot': `${row}/${column}`,
  tabIndex: -1,
});

/** The button at a spot. */
export const spotIn = (root: Element, { row, column }: GridSpot) =>
  root.querySelector<HTMLElement>(`[data-spot="${row}/${column}"]`);

/** Moves the keyboard to a spot, and the spot into sight. */
export function focusSpot(root: Element, spot: GridSpot): void {
  const target = spotIn(root, spot);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface GridFocusOptions {
  rows: number;
  columns: number;
  /** Where one stands has a field of its own, which is then the stop for Tab. */
  isHeld: boolean;
  /** Where one comes in. */
  first: GridSpot;
  onSpot(spot: GridSpot): void;
}

/**
 * One stop for Tab in the whole grid; the arrow keys, Home and End move inside it, as in Excel. The stop is
 * moved in the page and not in state: a grid of a thousand cells is not drawn anew for an arrow key.
 */
export function useGridFocus({ rows, columns, isHeld, first, onSpot }: GridFocusOptions) {
  const grid = useRef<HTMLTableElement>(null);

  useLayoutEffect(() => {
    const stops = [...(grid.current?.querySelectorAll<HTMLElement>('[data-spot][tabindex="0"]') ?? [])];
    if (isHeld) for (const stop of stops) stop.tabIndex = -1;
    // A row may leave the grid together with the stop.
    if (isHeld || stops.length > 0 || !grid.current) return;
    const stop = spotIn(grid.current, first);
    if (stop) stop.tabIndex = 0;
  });

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const target = event.target.closest<HTMLElement>('[data-spot]');
    const spot = target && spotOf(target);
    if (!target || !spot) return;
    for (const stop of event.currentTarget.querySelectorAll<HTMLElement>('[data-spot][tabindex="0"]')) {
      stop.tabIndex = -1;
    }
    target.tabIndex = 0;
    onSpot(spot);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const spot = spotOf(event.target);
    const moved = spot && movedSpot(event.key, spot, rows, columns);
    if (!moved) return;
    event.preventDefault();
    focusSpot(event.currentTarget, moved);
  };

  return { ref: grid, onFocus, onKeyDown };
}

function spotOf({ dataset }: HTMLElement): GridSpot | null {
  const [row, column] = (dataset.spot ?? '').split('/').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
