import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react';
import classes from './list.module.css';
import type { Column } from './list-columns.tsx';

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
            data-only-wide={column.onlyWide}
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

/**
 * `one` name or class is read at a glance and never breaks, less still a `number` or what is as short as one; `several`
 * break between them.
 */
function shortness(content: ReactNode): 'number' | 'one' | 'several' | undefined {
  if (typeof content === 'number') return 'number';
  if (typeof content !== 'string') return undefined;
  if (/^[\dA-Za-z-]{1,20}$|〔\d{4}〕\d+号$/.test(content)) return 'number';
  const { length } = content;
  if (length <= LONGEST_NAME && !/[、，：（]/.test(content)) return 'number';
  const areShort = content.includes('、') && content.split('、').every((each) => each.length <= 8);
  if (areShort) return 'several';
  if (/[、，：（]/.test(content)) return length <= LONGEST_SHORT ? 'several' : undefined;
  // The long ones among names have a dot: 阿依古丽·买买提江.
  return length <= (content.includes('·') ? LONGEST_SHORT : 8) ? 'one' : undefined;
}
const LONGEST_SHORT = 12;
const LONGEST_NAME = 4;

/** As `writtenDate` and `writtenDay` give one, with or without the time of the day. */
const WRITTEN_DATE = /^\d{4}年\d{1,2}月\d{1,2}日( 周.)?( \d\d:\d\d)?$/;

// `memo` forgets that its component is generic.
/** One row of a list, drawn anew only when something of it has changed. */
export const ListRow = memo(PlainListRow) as typeof PlainListRow;
