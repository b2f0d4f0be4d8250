import { Stack, Text } from '@mantine/core';
import { CountedRecords } from '#renderer/parts/counted-records.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Summary } from '#shared/contract/summaries.ts';
import { SUMMARY_FIGURES, type SummaryFigure } from '#shared/summary-figures.ts';
import { nameOf } from './sheet-rows.ts';

interface FigureRecordsProps {
  summary: Summary;
  /** Null while the sheet is closed. */
  figure: SummaryFigure | null;
  onClose(): void;
}

/** The records behind a figure; each leads to itself or its student. */
export function FigureRecords({ summary, figure, onClose }: FigureRecordsProps) {
  const entry = SUMMARY_FIGURES.find(({ code }) => code === figure);
  return (
    <SideSheet title={entry ? nameOf(entry) : '记录'} opened={figure !== null} onClose={onClose}>
      {figure && <RecordsOf summary={summary} figure={figure} />}
    </SideSheet>
  );
}

function RecordsOf({ summary, figure }: { summary: Summary; figure: SummaryFigure }) {
  const { data, failure, refetch } = useRequest('summaries.records', { summaryId: summary.id, figure });
  const known = summary.figures.find((one) => one.figure === figure);
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!data) return <Reading />;
  return (
    <Stack gap={8}>
      <Text fw={500}>
        统计为 {known?.counted}
        {known?.override && `，手工更正为 ${known.override.value}`}
      </Text>
      {known?.override && <Text c="dimmed">更正原因：{known.override.reason}</Text>}
      <CountedRecords records={data} />
    </Stack>
  );
}
