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

const held = (value: number, most: number) => Math.min(Math.max(value, 0), Math.max(most, 0));

/** The spot that `key` leads to from `spot`, kept inside the grid; null for a key that does not move. */
export function movedSpot(key: string, spot: GridSpot, rows: number, columns: number): GridSpot | null {
  const step = STEPS[key];
  if (step) {
    return { row: held(spot.row + step.row, rows - 1), column: held(spot.column + step.column, columns - 1) };
  }
  if (key === 'Home') return { ...spot, column: 0 };
  if (key === 'End') return { ...spot, column: columns - 1 };
  return null;
}

/** What the button at a spot is marked with, so that the keyboard finds it. */
export const spotProps = (row: number, column: number) => ({
  'data-spot': `${row}/${column}`,
  tabIndex: -1,
});

const spotIn = (root: Element, { row, column }: GridSpot) =>
  root.querySelector<HTMLElement>(`[data-spot="${row}/${column}"]`);

/**
 * One stop for Tab in the whole grid; the arrow keys, Home and End move inside it, as in Excel. The stop is
 * moved in the page and not in state: a grid of a thousand cells is not drawn anew for an arrow key.
 */
export function useGridFocus(rows: number, columns: number) {
  const grid = useRef<HTMLTableElement>(null);

  // A row may leave the grid together with the stop.
  useLayoutEffect(() => {
    if (!grid.current || grid.current.querySelector('[data-spot][tabindex="0"]')) return;
    const first = spotIn(grid.current, { row: 0, column: 0 });
    if (first) first.tabIndex = 0;
  });

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const target = event.target.closest<HTMLElement>('[data-spot]');
    if (!target) return;
    for (const stop of event.currentTarget.querySelectorAll<HTMLElement>('[data-spot][tabindex="0"]')) {
      stop.tabIndex = -1;
    }
    target.tabIndex = 0;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const [row, column] = (event.target.dataset.spot ?? '').split('/').map(Number);
    if (row === undefined || column === undefined) return;
    const moved = movedSpot(event.key, { row, column }, rows, columns);
    if (!moved) return;
    event.preventDefault();
    const target = spotIn(event.currentTarget, moved);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return { ref: grid, onFocus, onKeyDown };
}
