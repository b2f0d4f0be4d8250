import { Stack, Text } from '@mantine/core';
import { CountedRecords } from '#renderer/parts/counted-records.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Workload, WorkPart } from '#shared/contract/workload.ts';
import type { NotCounted, WorkKind } from '#shared/work-kinds.ts';

/** A figure that is looked into. */
export interface OpenedFigure {
  kind: WorkKind | NotCounted;
  part: WorkPart;
  title: string;
}

interface OpenedProps {
  period: Pick<Workload, 'fromOn' | 'untilOn'>;
  /** Null while nothing is open. */
  figure: OpenedFigure | null;
  onClose(): void;
}

/** The records that a figure counts. */
export function OpenedFigureSheet({ period, figure, onClose }: OpenedProps) {
  return (
    <SideSheet title={figure?.title ?? '记录'} opened={figure !== null} onClose={onClose}>
      {figure && <Records period={period} figure={figure} />}
    </SideSheet>
  );
}

function Records({
  period: { fromOn, untilOn },
  figure: { kind, part },
}: Pick<OpenedProps, 'period'> & { figure: OpenedFigure }) {
  const { data, failure, refetch } = useRequest('workload.records', { fromOn, untilOn, kind, part });
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!data) return <Reading />;
  return (
    <Stack gap={8}>
      {data.length > 0 && <Text fw={500}>共 {data.length} 条</Text>}
      <CountedRecords records={data} />
    </Stack>
  );
}
