import { ActionIcon, Group, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Summary } from '#shared/contract/summaries.ts';
import type { SummaryFigure } from '#shared/summary-figures.ts';
import { nameOf, SHEET_ROWS, type SheetRow } from './sheet-rows.ts';
import classes from './summary-sheet.module.css';

type Figure = Summary['figures'][number];

interface FigureTableProps {
  summary: Summary;
  onOpen(figure: SummaryFigure): void;
  onCorrect(figure: SummaryFigure): void;
}

/** The sheet in the shape of forms.md 附件3: section, item, value, with the merged cells of the form. */
export function FigureTable({ summary, onOpen, onCorrect }: FigureTableProps) {
  return (
    <table className={classes.sheet}>
      <caption>{summary.title}学生心理健康工作开展情况统计表</caption>
      <thead hidden>
        <tr>
          <th scope="col">项目</th>
          <th scope="col" colSpan={2}>
            内容
          </th>
          <th scope="col">数值</th>
        </tr>
      </thead>
      <tbody>
        {SHEET_ROWS.map((row) => (
          <tr key={row.code}>
            {row.sectionCell && (
              <th scope="rowgroup" rowSpan={row.sectionCell.lines} className={classes.section}>
                {row.sectionCell.text}
              </th>
            )}
            {row.groupCell && (
              <th scope="rowgroup" rowSpan={row.groupCell.lines} className={classes.group}>
                {row.groupCell.text}
              </th>
            )}
            <th scope="row" colSpan={row.group === undefined ? 2 : 1}>
              {row.label}
            </th>
            <td className={classes.value}>
              <FigureValue
                row={row}
                figure={summary.figures.find(({ figure }) => figure === row.code)}
                onOpen={() => onOpen(row.code)}
                onCorrect={() => onCorrect(row.code)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FigureValueProps {
  row: SheetRow;
  figure: Figure | undefined;
  onOpen(): void;
  onCorrect(): void;
}

function FigureValue({ row, figure, onOpen, onCorrect }: FigureValueProps) {
  if (!figure) return null;
  const value = figure.override?.value ?? figure.counted;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Tooltip label="查看是哪些记录" openDelay={500}>
          <UnstyledButton
            className={classes.number}
            aria-label={`${nameOf(row)}：${value}，查看记录`}
            onClick={onOpen}
          >
            {value}
          </UnstyledButton>
        </Tooltip>
        <Tooltip label="手工更正" openDelay={500}>
          <ActionIcon variant="subtle" color="gray" aria-label={`更正 ${nameOf(row)}`} onClick={onCorrect}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {figure.override && (
        <div className={classes.override}>
          手工更正：统计为 {figure.counted}，改为 {figure.override.value}。{figure.override.reason}
        </div>
      )}
    </>
  );
}
