import { Button, Checkbox } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { announceSaved } from '#renderer/parts/announce-saved.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { ExportDialog } from '#renderer/parts/export-dialog.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { SummaryId } from '#shared/contract/fields.ts';
import type { Summary } from '#shared/contract/summaries.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import type { SummaryFigure } from '#shared/summary-figures.ts';
import { FigureRecords } from './figure-records.tsx';
import { FigureTable } from './figure-table.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { SummaryGaps } from './summary-gaps.tsx';
import { TitleForm } from './title-form.tsx';

/** One summary table, as it will stand on paper; every figure opens to its records. */
export function SummarySheet({ summaryId }: { summaryId: SummaryId }) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('summaries.read', { summaryId });
  const saving = useCommand('summaries.save');
  const [exporting, setExporting] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const [withReasons, setWithReasons] = useState(false);
  const corrected = data?.figures.filter(({ override }) => override !== null).length ?? 0;

  return (
    <PageFrame
      title="汇总表"
      subtitle={data && spansOf(data)}
      onBack={back}
      actions={
        <>
          <Button variant="default" disabled={!data} onClick={() => setRenaming(true)}>
            修改标题
          </Button>
          <Button
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            disabled={!data}
            onClick={() => {
              setWithReasons(false);
              setExporting(true);
            }}
          >
            导出Excel表格
          </Button>
        </>
      }
    >
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {!data && !failure && <Reading />}
      {data && <Sheet summary={data} />}
      <SideSheet title="修改标题" opened={renaming} onClose={() => setRenaming(false)}>
        {data && <TitleForm summary={data} onClose={() => setRenaming(false)} onRemoved={back} />}
      </SideSheet>
      <ExportDialog
        title="导出汇总表"
        opened={exporting}
        onClose={() => setExporting(false)}
        save={(password) => saving.run({ summaryId, password, withReasons })}
        onSaved={({ fileName }) => announceSaved(`已保存 ${fileName}`)}
      >
        {corrected > 0 && (
          <Checkbox
            label="把更正原因写进表格的批注"
            description={`有 ${corrected} 个数字手工更正过。原因里可能有学生姓名或病情，上报的表格一般不带。`}
            checked={withReasons}
            onChange={(event) => setWithReasons(event.currentTarget.checked)}
          />
        )}
      </ExportDialog>
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
      <SummaryGaps gaps={summary.gaps} />
      <FigureTable summary={summary} onOpen={setOpened} onCorrect={setCorrecting} />
      <FigureRecords summary={summary} figure={opened} onClose={() => setOpened(null)} />
      <OverrideDialog summary={summary} figure={correcting} onClose={() => setCorrecting(null)} />
    </>
  );
}
