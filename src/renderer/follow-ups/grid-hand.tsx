import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { announce } from '#renderer/parts/announce.ts';
import { useDraft } from '#renderer/parts/draft.ts';
import { codesOf, FOLLOW_UP_COMPARISONS } from '#shared/terms.ts';
import { draftKeyOfWeek } from './follow-up-draft.ts';
import { HandBar } from './hand-bar.tsx';
import { pastedCells } from './pasted.ts';
import type { TypedCell } from './typed-cells.ts';
import classes from './week-grid.module.css';
import { spokenWeek, WEEK_STATES } from './week-words.ts';

/** What one key writes for a child of whom there is nothing to tell. */
export const STEADY = '平稳。';

/** Where the keyboard goes on: by a key that moves, or to the next cell that waits. */
export type Onward = { key: string } | 'down' | 'right' | 'left';

type Values = TypedCell['start'];

export interface GridHandProps {
  cell: TypedCell;
  /** The week's number in its period, from 1. */
  number: number;
  /** What the words lie over. */
  scroller: HTMLElement;
  place: { top: number; left: number; width: number };
  /** The words of the student above, in the same week. */
  above(): string | undefined;
  onMove(to: Onward): void;
  onWrite(values: Values): Promise<boolean>;
  onPaste(cells: string[][]): void;
  onUndo(): void;
  onOpen(): void;
}

/**
 * Where one stands in the grid: a field over the cell, so that a Chinese word can begin with its first key. As long as
 * nothing was typed, the arrow keys move on; then they move in the words. What was typed and not handed in stays a
 * draft.
 */
export function GridHand({ cell, number, scroller, place, above, ...on }: GridHandProps) {
  const { student, week, start } = cell;
  const [values, setValues] = useState<Values>(start);
  const [isWriting, setWriting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft<Values>({
    key: draftKeyOfWeek(start),
    initial: start,
    changesRecord: start.followUpId !== null,
    restore: (kept) => setValues((now) => ({ ...now, ...kept })),
  });
  const change = (more: Partial<Values>) => {
    const changed = { ...values, ...more };
    setValues(changed);
    draft.typed(changed);
    return changed;
  };

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.focus({ preventScroll: true });
    // What is typed goes on after what stands there: no key writes over a record.
    current.setSelectionRange(current.value.length, current.value.length);
  }, []);
  // Where one writes stays in sight, also when the window or the size of the text becomes another.
  const { top, left, width } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field has come to another place
  useLayoutEffect(() => {
    const show = () => {
      const { current } = field;
      if (!current) return;
      current.scrollIntoView({ block: 'nearest' });
      // Sideways the browser takes a field for visible of which a hand's breadth is; the names lie over its beginning.
      const names = Number.parseFloat(getComputedStyle(current).scrollMarginLeft);
      const least = current.offsetLeft + current.offsetWidth - scroller.clientWidth;
      scroller.scrollLeft = Math.min(Math.max(scroller.scrollLeft, least), current.offsetLeft - names);
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [scroller, top, left, width]);
  // What was taken back stands in the vault again; what is being typed is not touched by it.
  const stands = JSON.stringify(start);
  const shown = useRef(stands);
  useEffect(() => {
    if (shown.current === stands || isWriting || draft.restored) return;
    shown.current = stands;
    setValues(JSON.parse(stands) as Values);
  }, [stands, isWriting, draft.restored]);

  const handIn = (wanted: Values): void => {
    setWriting(false);
    if (wanted.text.trim() !== '') {
      if (JSON.stringify(wanted) === stands) return;
      // Also where one stays in the cell: what is kept of it would come back as begun.
      void on.onWrite(wanted).then((isTaken) => (isTaken ? draft.discard(wanted) : undefined));
    } else if (start.followUpId !== null) {
      announce('要删除这条记录，请按“打开”，写明原因后删除', 'note');
      void draft.giveUp();
      setValues(start);
    }
  };
  /** What belongs to a record that stands is put right at once; the words take theirs along. */
  const choose = (more: Partial<Values>) => {
    const changed = change(more);
    if (start.followUpId !== null && !isWriting) handIn(changed);
  };
  const writeAndGo = (text: string, to: Onward) => {
    handIn(change({ text }));
    on.onMove(to);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // A word that is being put together has the keys for itself.
    if (event.nativeEvent.isComposing) return;
    const act = isWriting ? whileWriting(event) : whileReady(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const whileWriting = (event: KeyboardEvent): (() => void) | undefined => {
    const { key, shiftKey, altKey, ctrlKey } = event;
    if (key === 'Enter' && !ctrlKey && (altKey || shiftKey)) return breakLine;
    if (key === 'Enter' && !ctrlKey) return () => writeAndGo(values.text, 'down');
    if (key === 'Tab') return () => writeAndGo(values.text, shiftKey ? 'left' : 'right');
    if (isSave(event)) return () => handIn(values);
    if (key === 'Escape') return () => setWriting(false);
    return undefined;
  };

  const whileReady = (event: KeyboardEvent): (() => void) | undefined => {
    const { key, altKey, ctrlKey } = event;
    if (altKey) return undefined;
    if (ctrlKey) {
      const comparison = codesOf(FOLLOW_UP_COMPARISONS)[Number(key) - 1];
      if (comparison) return () => choose({ compared: comparison });
      if (key.toLowerCase() === 'z') return on.onUndo;
      if (key.toLowerCase() === 'd') return () => fill(above());
      return isSave(event) ? () => handIn(values) : undefined;
    }
    if (key === 'F4') return () => fill(STEADY);
    if (key === 'Enter' || key === 'F2') return () => setWriting(true);
    if (key === 'Backspace' || key === 'Delete') return () => {};
    if (MOVES.has(key)) return () => on.onMove({ key });
    return undefined;
  };

  /** Words that nobody typed: never over words that stand. */
  const fill = (words: string | undefined) => {
    if (values.text !== '') announce('这一格已经写了，要改请直接改', 'note');
    else if (!words) announce('上一名这一周还没有记录', 'note');
    else writeAndGo(words, 'down');
  };

  const breakLine = () => {
    const { current } = field;
    if (!current) return;
    current.setRangeText('\n', current.selectionStart, current.selectionEnd, 'end');
    change({ text: current.value });
  };

  const onPaste = (event: ClipboardEvent) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    const [[only = ''] = [], ...more] = cells;
    const isOneCell = more.length === 0 && (cells[0]?.length ?? 0) < 2;
    if (isWriting) return;
    event.preventDefault();
    if (!isOneCell) on.onPaste(cells);
    else {
      setWriting(true);
      change({ text: values.text + only });
    }
  };

  const { word } = WEEK_STATES[week.state];
  const where = `${student.name}（${student.className}）第${number}周（${spokenWeek({ from: week.fromOn, until: week.untilOn })}）`;
  return (
    <>
      {createPortal(
        <textarea
          ref={field}
          className={classes.hand}
          style={place}
          rows={1}
          aria-label={`${where}：${word}`}
          data-writing={isWriting || undefined}
          value={values.text}
          onChange={(event) => {
            setWriting(true);
            change({ text: event.currentTarget.value });
          }}
          onCompositionStart={() => setWriting(true)}
          onDoubleClick={() => setWriting(true)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />,
        scroller,
      )}
      <HandBar
        cell={cell}
        number={number}
        values={values}
        isDraft={draft.restored}
        onChoose={choose}
        onDiscard={() => {
          void draft.giveUp();
          setValues(start);
        }}
        onOpen={on.onOpen}
      />
    </>
  );
}

const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

const isSave = ({ ctrlKey, key }: KeyboardEvent) => ctrlKey && (key.toLowerCase() === 's' || key === 'Enter');
