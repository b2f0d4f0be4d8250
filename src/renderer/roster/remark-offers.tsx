import { Text } from '@mantine/core';
import { type Column, List, type Selecting } from '#renderer/parts/list.tsx';
import { classOrderKey } from '#shared/class-names.ts';
import type { RosterOffer } from '#shared/contract/roster.ts';
import { CIRCUMSTANCES } from '#shared/terms.ts';
import classes from './roster.module.css';

const COLUMNS: readonly Column<RosterOffer>[] = [
  { key: 'name', heading: '姓名', width: '14%', cell: ({ name }) => name },
  {
    key: 'className',
    heading: '班级',
    width: '16%',
    cell: ({ className }) => className,
    sortBy: ({ className }) => classOrderKey(className),
  },
  {
    key: 'circumstance',
    heading: '可记为',
    width: '22%',
    cell: ({ circumstance }) => CIRCUMSTANCES[circumstance],
    sortBy: ({ circumstance }) => CIRCUMSTANCES[circumstance],
  },
  { key: 'remark', heading: '名册备注', cell: ({ remark }) => remark },
];

interface RemarkOffersProps {
  offers: readonly RosterOffer[];
  /** In a preview: what a person says is so, and the rows that are taken. */
  choosing?: { ticked: NonNullable<Selecting<RosterOffer>['ticked']>; rows: ReadonlySet<string> };
}

/** What the remarks of a roster may mean: offered one by one or together, and nothing of it ticked. */
export function RemarkOffers({ offers, choosing }: RemarkOffersProps) {
  const resulting: Column<RosterOffer> = {
    key: 'taken',
    heading: '结果',
    width: 112,
    cell: ({ taken }) => (taken ? '已记下' : '没有记'),
  };
  return (
    <>
      {choosing && (
        <Text className={classes.soft}>
          备注里的这些词可能是家庭情况。不勾选就只留备注，以后也能在学生档案里一键记下；勾选的随名册一起记为家庭情况，撤销导入时一起撤销。
        </Text>
      )}
      <List
        label="备注里的情况"
        rows={offers}
        rowKey={({ key }) => key}
        columns={choosing ? COLUMNS : [...COLUMNS, resulting]}
        showsWhole
        {...(choosing
          ? {
              selecting: {
                name: ({ name, circumstance }: RosterOffer) => `${name}：${CIRCUMSTANCES[circumstance]}`,
                unit: '项',
                offers: ({ row }: RosterOffer) => choosing.rows.has(row),
                ticked: choosing.ticked,
              },
            }
          : {})}
        empty={null}
      />
    </>
  );
}
