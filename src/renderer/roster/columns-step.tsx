import { Select } from '@mantine/core';
import { List } from '#renderer/parts/list.tsx';
import type { ColumnGroup } from '#shared/contract/roster.ts';
import type { LaidListKind } from '#shared/roster-terms.ts';
import type { Scale } from '#shared/screening/scales.ts';
import type { NumberKind } from '#shared/terms.ts';
import { chosenMeaning, isOnlyOnce, type Meaning, meaningOf, meanings } from './column-meanings.ts';
import { NumberChoice } from './number-choice.tsx';
import classes from './roster.module.css';

type GuessedColumn = ColumnGroup['columns'][number];

const GUESSED_BY = { heading: '按列名认出', content: '按内容猜的，请核对', kept: '与上次相同' } as const;

interface ColumnsStepProps {
  list: LaidListKind;
  /** Of a test's results: the scale whose factors and items the columns may hold. */
  scale?: Scale | null | undefined;
  groups: readonly ColumnGroup[];
  /** By which number students are told apart; null once that is settled. */
  identifiedBy: NumberKind | null;
  onIdentifiedBy(kind: NumberKind): void;
  onChange(groups: ColumnGroup[]): void;
}

/** What each column holds: guessed, and changed where the guess is wrong. */
export function ColumnsStep({
  list,
  scale,
  groups,
  identifiedBy,
  onIdentifiedBy,
  onChange,
}: ColumnsStepProps) {
  const fields = new Set(groups.flatMap(({ columns }) => columns.map(({ field }) => field)));
  const hasBoth = fields.has('studentNumber') && fields.has('registrationNumber');
  const choose = (place: number, chosen: GuessedColumn, meaning: Meaning) =>
    onChange(
      groups.map((group, each) =>
        each === place ? { ...group, columns: matched(group.columns, chosen, meaning) } : group,
      ),
    );
  return (
    <>
      {hasBoth && identifiedBy !== null && (
        <NumberChoice value={identifiedBy} note="以后可在“设置 → 学校”里更改。" onChange={onIdentifiedBy} />
      )}
      {groups.map((group, place) => (
        <section key={group.sheets.join()} className={classes.group}>
          {groups.length > 1 && <h2 className={classes.heading}>工作表 {group.sheetNames.join('、')}</h2>}
          <List
            label={groups.length > 1 ? `${group.sheetNames[0] ?? ''}的列` : '列'}
            rows={group.columns}
            rowKey={({ column }) => String(column)}
            columns={[
              {
                key: 'heading',
                heading: '文件里的列',
                width: '22%',
                cell: ({ heading, column }) =>
                  heading || <span className={classes.soft}>第 {column + 1} 列（没有列名）</span>,
              },
              {
                key: 'samples',
                heading: '前几个值',
                cell: ({ samples }) => <span className={classes.soft}>{samples.join('、') || '（空）'}</span>,
              },
              {
                key: 'field',
                heading: '读作',
                width: 240,
                cell: (column) => (
                  <Select
                    aria-label={`${column.heading || `第 ${column.column + 1} 列`}读作`}
                    searchable
                    nothingFoundMessage="没有这一项"
                    maxDropdownHeight={320}
                    data={meanings(column, list, scale)}
                    value={chosenMeaning(column)}
                    onChange={(value) => value !== null && choose(place, column, meaningOf(value))}
                  />
                ),
              },
              {
                key: 'by',
                heading: '依据',
                width: 180,
                cell: ({ by }) => (
                  <span className={by === 'content' ? classes.notice : classes.soft}>
                    {by === null ? '' : GUESSED_BY[by]}
                  </span>
                ),
              },
            ]}
            empty={null}
          />
        </section>
      ))}
    </>
  );
}

/** The columns with another meaning for one of them; who had it before gives it up. */
function matched(
  columns: readonly GuessedColumn[],
  chosen: GuessedColumn,
  meaning: Meaning,
): GuessedColumn[] {
  return columns.map((column) => {
    if (column.column === chosen.column) return { ...column, ...meaning, by: null };
    const gaveUp = isOnlyOnce(meaning) && column.field === meaning.field && column.person === meaning.person;
    return gaveUp ? { ...column, field: null, person: '', by: null } : column;
  });
}
