import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { spotProps, useGridFocus } from '#renderer/parts/grid-focus.ts';
import classes from './workload.module.css';

export interface FigureRow {
  key: string;
  /** What it is called, where it stands alone. */
  name: string;
  /** Its headings, as cells of the table. */
  heading: ReactNode;
  numbers: readonly number[];
  /** It sums up the rows beneath it. */
  isWhole?: boolean;
  /** Cells behind its numbers. */
  after?: ReactNode;
}

interface FigureGridProps {
  label: string;
  /** Above the headings of the rows. */
  corner: ReactNode;
  columns: readonly { key: string; word: ReactNode; name: string }[];
  rows: readonly FigureRow[];
  /** Above what stands behind the numbers. */
  after?: ReactNode;
  /** Widths of the headings' columns. */
  children: ReactNode;
  onOpen(row: number, column: number): void;
}

const nowhere = () => undefined;
// Cells that are moved between by the arrow keys make a grid, which the linter does not know of a table.
const GRID = { role: 'grid' };

/** Numbers that each open to their records. Tab comes in once, the arrow keys move, Enter opens. */
export function FigureGrid({ label, corner, columns, rows, after, children, onOpen }: FigureGridProps) {
  const keyboard = useGridFocus({
    rows: rows.length,
    columns: columns.length,
    isHeld: false,
    first: { row: 0, column: columns.length - 1 },
    onSpot: nowhere,
  });
  return (
    <table className={classes.figures} {...GRID} {...keyboard} aria-label={label}>
      {children}
      <thead>
        <tr>
          {corner}
          {columns.map(({ key, word }) => (
            <th key={key} scope="col">
              {word}
            </th>
          ))}
          {after}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key} data-whole={row.isWhole || undefined}>
            {row.heading}
            {row.numbers.map((number, column) => (
              <td key={columns[column]?.key}>
                <UnstyledButton
                  className={classes.number}
                  data-nothing={number === 0 || undefined}
                  {...spotProps(at, column)}
                  aria-label={`${row.name} ${columns[column]?.name}：${number}，查看记录`}
                  onClick={() => onOpen(at, column)}
                >
                  {number}
                </UnstyledButton>
              </td>
            ))}
            {row.after}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
