import { type ReactNode, useMemo, useRef } from 'react';
import { useKept } from '#renderer/place.tsx';

const NOBODY: ReadonlySet<string> = new Set();

interface SelectionOf<Row> {
  label: string;
  /** In the order in which they are shown. */
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Whether the row can be selected at all. */
  offers(row: Row): boolean;
  /** Where the caller holds what is ticked; without it the list does. */
  ticked?: Ticked | undefined;
}

/** The keys of the rows that are ticked, and how to tick others. */
export interface Ticked {
  keys: ReadonlySet<string>;
  tick(keys: ReadonlySet<string>): void;
}

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

export interface ListSelection<Row> {
  /** In the order in which they are shown. What a filter hides is not among them: nothing is done to it unseen. */
  rows: readonly Row[];
  has(key: string): boolean;
  isAll: boolean;
  toggle(index: number): void;
  /** All from where one began to here; what was selected before stays. */
  extend(from: number, to: number): void;
  all(): void;
  clear(): void;
}

/** Which rows of a list are selected for what is done to several at once; found again when one comes back. */
export function useListSelection<Row>(list: SelectionOf<Row>): ListSelection<Row> {
  const { label, rows, rowKey, offers, ticked } = list;
  const [kept, keep] = useKept<ReadonlySet<string>>(`${label}/selected`, NOBODY);
  const [chosen, choose] = ticked ? [ticked.keys, ticked.tick] : [kept, keep];
  const isAnswer = ticked !== undefined;
  const reach = useRef<{ from: number; last: number; before: ReadonlySet<string> } | null>(null);
  return useMemo(() => {
    const offered = rows.filter(offers);
    const selected = chosen.size === 0 ? [] : offered.filter((row) => chosen.has(rowKey(row)));
    const settle = (keys: ReadonlySet<string>) => {
      reach.current = null;
      choose(keys);
    };
    return {
      rows: selected,
      has: (key) => chosen.has(key),
      isAll: selected.length > 0 && selected.length === offered.length,
      toggle: (index) => {
        const row = rows[index];
        if (row === undefined || !offers(row)) return;
        const after = new Set(chosen);
        if (!after.delete(rowKey(row))) after.add(rowKey(row));
        settle(after);
        reach.current = { from: index, last: index, before: after };
      },
      extend: (from, to) => {
        // Going on from where the last step ended, one is still reaching from where it began.
        const reaching = reach.current?.last === from ? reach.current : { from, before: chosen };
        reach.current = { from: reaching.from, last: to, before: reaching.before };
        const [first, last] = [Math.min(reaching.from, to), Math.max(reaching.from, to)];
        const within = rows.slice(first, last + 1).filter(offers);
        choose(new Set([...reaching.before, ...within.map(rowKey)]));
      },
      all: () => settle(new Set([...chosen, ...offered.map(rowKey)])),
      // An answer is given for the rows of this list alone; what is ticked elsewhere stays.
      clear: () => {
        const own = new Set(offered.map(rowKey));
        settle(isAnswer ? new Set([...chosen].filter((key) => !own.has(key))) : NOBODY);
      },
    };
  }, [rows, rowKey, offers, chosen, choose, isAnswer]);
}
