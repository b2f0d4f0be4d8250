import type { CSSProperties, ReactNode } from 'react';

/** A column of a list: its heading, and how wide it is at least; without a width it takes what the others leave. */
export type ListHead = readonly [word: string, width?: string];

/**
 * A list on paper: its headings again on each sheet, no line broken over two. A cell that is `unbroken` widens its
 * column, and what has no width makes room: a number of twenty digits is whole, a long name or text takes more lines.
 */
export function ListTable({ heads, children }: { heads: readonly ListHead[]; children: ReactNode }) {
  return (
    <table className="list">
      <colgroup>
        {heads.map(([word, width]) => (
          <col key={word} style={width === undefined ? undefined : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map(([word, width = LEAST]) => (
            // The width of a column alone is a wish, which a long number beside it overrules.
            // React's types know no variables.
            <th key={word} style={{ '--least': width } as CSSProperties}>
              <div>{word}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Narrower no text is read. */
const LEAST = '24mm';
