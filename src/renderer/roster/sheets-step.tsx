import { Alert, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { OpenedRoster } from '#shared/contract/roster.ts';
import classes from './roster.module.css';
import { SchoolYearChoice } from './school-year-choice.tsx';
import type { SheetLayout } from './sheet-layout.ts';
import { TextReadingChoice } from './text-reading.tsx';

interface SheetsStepProps {
  opened: OpenedRoster;
  layout: readonly SheetLayout[];
  schoolYear: number;
  /** It is being opened anew, as it was wanted last. */
  isOpening: boolean;
  onReopen(wanted: Omit<InputOf<'roster.reopen'>, 'token'>): void;
  onLayout(layout: SheetLayout[]): void;
  onSchoolYear(schoolYear: number): void;
}

/** Which sheets are read, below which row, and of which school year their classes are. */
export function SheetsStep(props: SheetsStepProps) {
  const { opened, layout, schoolYear, isOpening, onReopen, onLayout, onSchoolYear } = props;
  const { text, leavesHiddenOut } = opened;
  const hidesAny = opened.sheets.some(({ hidden }) => hidden.rows + hidden.columns > 0);
  const [shown, setShown] = useState(() =>
    Math.max(
      0,
      layout.findIndex(({ isTaken }) => isTaken),
    ),
  );
  const set = (sheet: number, changed: Partial<SheetLayout>) =>
    onLayout(layout.map((each, place) => (place === sheet ? { ...each, ...changed } : each)));
  const sheet = opened.sheets[shown];
  const header = sheet ? headerRowsOf(sheet, layout[shown]?.headerRow ?? 0) : { first: 0, last: 0 };
  return (
    <div className={classes.sheets}>
      <div className={classes.choices}>
        {opened.list === 'roster' && <SchoolYearChoice value={schoolYear} onChange={onSchoolYear} />}
        {text && (
          <TextReadingChoice
            text={text}
            isOpening={isOpening}
            onChoose={(chosen) => onReopen({ ...chosen, leavesHiddenOut })}
          />
        )}
        {hidesAny && (
          <Checkbox
            label="不读隐藏的行和列"
            checked={leavesHiddenOut}
            disabled={isOpening}
            onChange={(event) => onReopen({ leavesHiddenOut: event.currentTarget.checked })}
          />
        )}
        <ul className={classes.sheetList} aria-label="文件里的工作表">
          {opened.sheets.map(({ name, rows, message }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is told from the others by its place
            <li key={place} className={classes.sheet} data-shown={place === shown || undefined}>
              <Checkbox
                label={name}
                description={layout[place]?.isTaken ? `${rows} 行` : message || '不读'}
                checked={layout[place]?.isTaken ?? false}
                onFocus={() => setShown(place)}
                onChange={(event) => {
                  setShown(place);
                  set(place, { isTaken: event.currentTarget.checked });
                }}
                data-autofocus={place === shown || undefined}
              />
            </li>
          ))}
        </ul>
      </div>
      {sheet && (
        <div className={classes.look}>
          <Select
            label={`“${sheet.name}”的表头在第几行`}
            description={rowInWords(sheet, header)}
            maw={440}
            data={[
              { value: '0', label: '没有表头，第 1 行就是学生' },
              ...Array.from({ length: Math.min(sheet.rows, 30) }, (_, at) => at + 1)
                // The two rows of one header are one choice.
                .filter((row) => row < header.first || row >= header.last)
                .map((row) => ({
                  value: String(row),
                  label:
                    row === header.last && header.first < row
                      ? `第 ${header.first} 至 ${row} 行`
                      : `第 ${row} 行`,
                })),
            ]}
            value={String(header.last)}
            onChange={(row) => row !== null && set(shown, { headerRow: Number(row) })}
          />
          {layout[shown]?.isTaken && sheet.isTaken && sheet.message && (
            <Alert color="yellow" role="note" className={classes.known}>
              {sheet.message}
            </Alert>
          )}
          <FirstRows
            rows={sheet.firstRows}
            header={header}
            onChoose={(row) => set(shown, { headerRow: row })}
          />
        </div>
      )}
    </div>
  );
}

type OpenedSheet = OpenedRoster['sheets'][number];

interface HeaderRows {
  first: number;
  last: number;
}

/** The rows of the header that is chosen: either row of a header of two names both. */
function headerRowsOf({ headerRow, firstHeaderRow }: OpenedSheet, chosen: number): HeaderRows {
  return firstHeaderRow <= chosen && chosen <= headerRow
    ? { first: firstHeaderRow, last: headerRow }
    : { first: chosen, last: chosen };
}

const MOST_HEADINGS = 4;

/** What stands in the chosen row, so that the choice and what one sees below it are the same. */
function rowInWords({ firstRows }: OpenedSheet, { first, last }: HeaderRows): string {
  if (last === 0) return '第 1 行就是学生';
  const rows = firstRows.slice(first - 1, last);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const words = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]).find(Boolean));
  const shown = words.filter((word) => word !== undefined).slice(0, MOST_HEADINGS);
  const says = shown.length > 0 ? `写着${shown.join('、')}${words.length > MOST_HEADINGS ? '…' : ''}；` : '';
  return `${says}学生从第 ${last + 1} 行开始。点下面的一行也能选`;
}

interface FirstRowsProps {
  rows: readonly string[][];
  header: HeaderRows;
  onChoose(row: number): void;
}

function FirstRows({ rows, header, onChoose }: FirstRowsProps) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.grid} tabIndex={0} aria-label="前几行">
      <table>
        <tbody>
          {rows.map((row, at) => (
            // By keyboard the row is chosen in the list above.
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file stand where they stand
              key={at}
              data-header={(header.first <= at + 1 && at + 1 <= header.last) || undefined}
              onClick={() => onChoose(at + 1)}
            >
              <th scope="row">{at + 1}</th>
              {Array.from({ length: width }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so do its columns
                <td key={column} title={row[column]}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
