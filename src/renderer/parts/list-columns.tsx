import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { usePreference } from '#renderer/preference.tsx';

export interface Column<Row> {
  key: string;
  heading: string;
  /** CSS width; columns without one share what is left. */
  width?: number | string;
  cell(row: Row): ReactNode;
  /** Makes the heading a button that sorts. */
  sortBy?(row: Row): string | number;
  align?: 'start' | 'end';
  /** Without it one would not know whose row it is: it cannot be taken away. */
  stays?: boolean;
  /** Left out on a narrow page: it can be read where the row opens. */
  onlyWide?: boolean;
  /** Offered in the menu 列, and not shown until it is chosen. */
  onDemand?: boolean;
}

const AS_IT_COMES: Readonly<Record<string, boolean>> = {};
/** Only what differs from how the list comes: a column that a later version adds shows itself. */
const choices = z.record(z.string(), z.boolean());

/**
 * The columns that the person wants to see of a list, kept from day to day.
 *
 * @param keptAs unique among lists; undefined where there is nothing to choose.
 */
export function useChosenColumns<Row>(keptAs: string | undefined, columns: readonly Column<Row>[]) {
  const [chosen, choose] = usePreference(`list/${keptAs ?? ''}/columns`, AS_IT_COMES, choices);
  const isShown = ({ key, stays, onDemand }: Column<Row>) => stays || (chosen[key] ?? !onDemand);
  const shown = keptAs === undefined ? columns : columns.filter(isShown);
  return {
    // One at least, whatever an older version has kept.
    shown: shown.length === 0 ? columns.slice(0, 1) : shown,
    show: (key: string, wanted: boolean) => choose({ ...chosen, [key]: wanted }),
    reset: () => choose(null),
    isAsItComes: Object.keys(chosen).length === 0,
  };
}

interface ColumnMenuProps<Row> {
  columns: readonly Column<Row>[];
  chosen: ReturnType<typeof useChosenColumns<Row>>;
}

/** 列: which columns a list shows. */
export function ColumnMenu<Row>({ columns, chosen }: ColumnMenuProps<Row>) {
  const { shown, show, reset, isAsItComes } = chosen;
  return (
    <Menu position="bottom-end" width={208} keepMounted={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={18} stroke={1.6} aria-hidden />}>
          列
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>显示哪些列</Menu.Label>
        {columns
          .filter(({ stays }) => !stays)
          .map((column) => {
            const isShown = shown.includes(column);
            return (
              <Menu.CheckboxItem
                key={column.key}
                checked={isShown}
                disabled={isShown && shown.length === 1}
                onChange={(wanted) => show(column.key, wanted)}
              >
                {column.heading}
              </Menu.CheckboxItem>
            );
          })}
        <Menu.Divider />
        <Menu.Item disabled={isAsItComes} onClick={reset}>
          恢复原样
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
