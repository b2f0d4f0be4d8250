import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconPencil, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { PaperDialog } from '#renderer/papers/paper-dialog.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { useImporting } from '#renderer/roster/importing.ts';
import type { Batch, ScreeningBatchId } from '#shared/contract/screenings.ts';
import { PAPERS } from '#shared/papers.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { BATCH_KINDS, GUARDIAN_CONSENTS, writtenShare } from '#shared/screening/batches.ts';
import { writtenScale } from '#shared/screening/scales.ts';
import { BatchForm } from './batch-form.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { BatchStudents } from './batch-students.tsx';
import { ClassReplies } from './class-replies.tsx';
import { ClassWorkbooksImport, ClassWorkbooksMenu } from './class-workbooks.tsx';
import { IMPORT_RESULTS, ResultsImport } from './results-import.tsx';

type Shows = 'open' | 'progress' | 'replies' | undefined;

interface BatchScreenProps {
  batchId: ScreeningBatchId;
  shows: Shows;
  begins: 'import' | undefined;
}

/** One batch: its list, whom it has flagged, how far each class is; or the import of results on its way. */
export function BatchScreen({ batchId, shows, begins }: BatchScreenProps) {
  const { back } = usePlace();
  const { data, failure, refetch } = useRequest('screenings.readBatch', { batchId });
  const { importing, choosesAtOnce, begin, leave } = useImporting(begins, batchId);
  if (!data) {
    return (
      <PageFrame title="普查" onBack={back}>
        {failure ? <ErrorState failure={failure} onRetry={refetch} /> : <Reading />}
      </PageFrame>
    );
  }
  if (importing && data.scale) {
    return <ResultsImport batch={data} choosesAtOnce={choosesAtOnce} onLeave={leave} />;
  }
  if (importing && data.kind === 'threeGroups') return <ClassWorkbooksImport batch={data} onLeave={leave} />;
  return <OpenedBatch batch={data} shows={shows} onImport={begin} />;
}

/** 应测 1200，已测 1150 … and what judges it, in a line or two. */
function told({ kind, scale, version, fromOn, untilOn, consent, progress }: Batch): string {
  const of = scale ? writtenScale(scale, version) : '不用量表';
  const days = `${writtenDate(fromOn)}至${writtenDate(untilOn)}`;
  if (!scale) return `${BATCH_KINDS[kind]}　${days}　名单 ${progress.listed} 人`;
  const { listed, tested, excused, exempt, untested } = progress;
  return `${of}　${days}　监护人${GUARDIAN_CONSENTS[consent]}　应测 ${listed}，已测 ${tested}，请假 ${excused}，免测 ${exempt}，未测 ${untested}，完成率 ${writtenShare(progress)}`;
}

function OpenedBatch({ batch, shows, onImport }: { batch: Batch; shows: Shows; onImport(): void }) {
  const { back, replace } = usePlace();
  const [changes, setChanges] = useState(false);
  const fill = useCommand('screenings.fillUp', {
    onDone: ({ students }) => announce(`已补入 ${students} 名学生`),
  });
  const { id: batchId, kind, scale, flagged, newcomers, replies } = batch;
  const silent = replies.filter(({ repliedOn }) => repliedOn === null).length;
  const goTo = (shown: Shows) =>
    replace(shown ? { at: 'screening', batchId, shows: shown } : { at: 'screening', batchId });
  return (
    <PageFrame
      title={batch.name}
      subtitle={told(batch)}
      onBack={back}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setChanges(true)}
          >
            修改
          </Button>
          {scale && (
            <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
              {IMPORT_RESULTS}
            </Button>
          )}
        </>
      }
    >
      <Group justify="space-between" gap={8}>
        <SegmentedControl
          aria-label="看什么"
          data={[
            { value: 'list', label: '名单' },
            ...(scale ? [{ value: 'open', label: `待办（${flagged}）` }] : []),
            ...(scale ? [{ value: 'progress', label: '各班进度' }] : []),
            ...(kind === 'threeGroups'
              ? [{ value: 'replies', label: silent > 0 ? `各班回复（${silent} 个班未回）` : '各班回复' }]
              : []),
          ]}
          value={shows ?? 'list'}
          onChange={(value) =>
            goTo(value === 'open' || value === 'progress' || value === 'replies' ? value : undefined)
          }
        />
        <Group gap={8}>
          {shows === 'replies' ? (
            <>
              <ClassWorkbooksMenu batch={batch} onImport={onImport} />
              <Paper
                title={PAPERS['screeningBatch.classSheet'].word}
                wanted={{ request: 'screenings.layClassSheets', input: { batchId } }}
              >
                <Text size="sm">每班一页，发给班主任填写；已经回复的印上回复的内容。没有分数和等级。</Text>
              </Paper>
            </>
          ) : shows === 'progress' ? (
            <ProgressPapers batchId={batchId} />
          ) : shows === 'open' || !scale ? (
            <Paper
              title={PAPERS['screeningBatch.flagged'].word}
              disabled={flagged === 0}
              wanted={{ request: 'screenings.layFlagged', input: { batchId } }}
            >
              <Text size="sm">需要复测或面谈的学生、原因和进展，只供心理辅导室内部。</Text>
            </Paper>
          ) : null}
        </Group>
      </Group>
      {newcomers > 0 && (
        <Alert color="yellow" role="note">
          <Group justify="space-between" gap={8}>
            <Text size="sm">参加的班级里有 {newcomers} 名学生不在名单上，可能是后来转入的。</Text>
            <Button variant="default" loading={fill.isRunning} onClick={() => void fill.run({ batchId })}>
              补入名单
            </Button>
          </Group>
        </Alert>
      )}
      {fill.failure && <ErrorState failure={fill.failure} />}
      {shows === 'replies' ? (
        <ClassReplies batch={batch} />
      ) : shows === 'progress' ? (
        <BatchProgress batch={batch} />
      ) : (
        <BatchStudents key={shows} batch={batch} onlyFlagged={shows === 'open'} />
      )}
      <SideSheet title="修改普查批次" opened={changes} onClose={() => setChanges(false)}>
        {changes && (
          <BatchForm
            batch={batch}
            onDone={() => setChanges(false)}
            onRemoved={back}
            onClose={() => setChanges(false)}
          />
        )}
      </SideSheet>
    </PageFrame>
  );
}

/** What leaves of how far a batch is: for the room by class, for superiors by grade. */
function ProgressPapers({ batchId }: { batchId: ScreeningBatchId }) {
  const [opened, setOpened] = useState<'progress' | 'figures' | null>(null);
  return (
    <>
      <Button variant="default" onClick={() => setOpened('progress')}>
        {PAPERS['screeningBatch.progress'].word}…
      </Button>
      <Button variant="default" onClick={() => setOpened('figures')}>
        {PAPERS['screeningBatch.figures'].word}…
      </Button>
      <PaperDialog
        title={PAPERS['screeningBatch.progress'].word}
        wanted={{ request: 'screenings.layProgress', input: { batchId } }}
        opened={opened === 'progress' ? 'print' : null}
        onClose={() => setOpened(null)}
      >
        <Text size="sm">各班的应测、已测、请假、免测和未测人数；没有学生姓名和分数。</Text>
      </PaperDialog>
      <PaperDialog
        title={PAPERS['screeningBatch.figures'].word}
        wanted={{ request: 'screenings.layFigures', input: { batchId } }}
        opened={opened === 'figures' ? 'print' : null}
        onClose={() => setOpened(null)}
      >
        <Text size="sm">按年级和总分分布的人数，供上报；一两个人的数字不印出来。</Text>
      </PaperDialog>
    </>
  );
}
