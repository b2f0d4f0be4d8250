import { Button, Loader } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { SummaryId } from '#shared/contract/fields.ts';
import type { Summary } from '#shared/contract/summaries.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import type { SummaryFigure } from '#shared/summary-figures.ts';
import { FigureRecords } from './figure-records.tsx';
import { FigureTable } from './figure-table.tsx';
import { OverrideDialog } from './override-dialog.tsx';

/** One summary table, as it will stand on paper; every figure opens to its records. */
export function SummarySheet({ summaryId }: { summaryId: SummaryId }) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('summaries.read', { summaryId });
  const saving = useCommand('summaries.save');

  const save = async () => {
    const outcome = await saving.run({ summaryId });
    if (!outcome.ok) announce(outcome.failure.message, 'trouble');
    else if (outcome.value.saved) announce(`已保存 ${outcome.value.fileName}`);
  };

  return (
    <PageFrame
      title="汇总表"
      subtitle={data && spansOf(data)}
      onBack={back}
      actions={
        <Button
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          disabled={!data}
          loading={saving.isRunning}
          onClick={() => void save()}
        >
          导出Excel表格
        </Button>
      }
    >
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {!data && !failure && <Loader size="sm" aria-label="正在读取" />}
      {data && <Sheet summary={data} />}
    </PageFrame>
  );
}

function spansOf({ fromOn, untilOn, activitiesFromOn, activitiesUntilOn }: Summary): string {
  const span = `${writtenDate(fromOn)}至${writtenDate(untilOn)}`;
  return `${span}；开学前后活动 ${writtenDate(activitiesFromOn)}至${writtenDate(activitiesUntilOn)}`;
}

function Sheet({ summary }: { summary: Summary }) {
  const [opened, setOpened] = useState<SummaryFigure | null>(null);
  const [correcting, setCorrecting] = useState<SummaryFigure | null>(null);
  return (
    <>
      <FigureTable summary={summary} onOpen={setOpened} onCorrect={setCorrecting} />
      <FigureRecords summary={summary} figure={opened} onClose={() => setOpened(null)} />
      <OverrideDialog summary={summary} figure={correcting} onClose={() => setCorrecting(null)} />
    </>
  );
}
