import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Paper } from '#renderer/papers/paper.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useBegins, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { BatchLine } from '#shared/contract/screenings.ts';
import { PAPERS } from '#shared/papers.ts';
import { BATCH_KINDS, BATCH_TERMS, writtenTested } from '#shared/screening/batches.ts';
import { writtenScale } from '#shared/screening/scales.ts';
import { BatchForm, NEW_BATCH } from './batch-form.tsx';

const CHECKLIST_WORDS = { print: '打印核查表', save: '核查表保存为PDF' };

const COLUMNS: readonly Column<BatchLine>[] = [
  { key: 'name', heading: '批次', cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'term',
    heading: '学期',
    width: 148,
    cell: ({ schoolYear, term }) => `${schoolYear}学年${BATCH_TERMS[term]}`,
    sortBy: ({ schoolYear, term }) => `${schoolYear} ${term === 'first' ? 0 : 1}`,
  },
  { key: 'kind', heading: '类型', width: 124, cell: ({ kind }) => BATCH_KINDS[kind] },
  {
    key: 'scale',
    heading: '量表',
    width: 148,
    cell: ({ scale, version }) => (scale ? writtenScale(scale, version) : '不用量表'),
  },
  {
    key: 'days',
    heading: '时间',
    width: 172,
    cell: ({ fromOn, untilOn }) => (
      <>
        <ShortDate on={fromOn} />至<ShortDate on={untilOn} />
      </>
    ),
    sortBy: ({ fromOn }) => fromOn,
  },
  {
    key: 'progress',
    heading: '已测 / 应测',
    width: 148,
    cell: ({ scale, progress }) => (scale ? writtenTested(progress) : `${progress.listed} 人`),
  },
  {
    key: 'open',
    heading: '待办',
    width: 132,
    cell: ({ flagged, open }) => (flagged === 0 ? '' : open === 0 ? `${flagged} 人已办完` : `${open} 人待办`),
    sortBy: ({ open }) => -open,
  },
];

/** 普查: every batch, the newest first, with how far it is and how many still wait for something. */
export function BatchList({ begins }: { begins: 'batch' | undefined }) {
  const { go } = usePlace();
  const { data: batches = [], isPending, failure, refetch } = useRequest('screenings.batches', {});
  const [writes, setWrites] = useState(useBegins(begins, 'batch'));
  return (
    <PageFrame
      title="普查"
      subtitle="筛查，非诊断。分数不定等级，等级由评估小组定"
      actions={
        <>
          <Paper
            title={PAPERS['observation.checklist'].word}
            wanted={{ request: 'observations.layChecklist', input: {} }}
            words={CHECKLIST_WORDS}
          />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setWrites(true)}>
            {NEW_BATCH}
          </Button>
        </>
      }
    >
      <List
        label="普查批次"
        rows={batches}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={({ id }) => go({ at: 'screening', batchId: id })}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          <EmptyState
            title="还没有普查"
            text="先建一个批次：选班级和量表，名单自动列好；再导入测评平台的结果。开学排查和三类重点排查也在这里。"
            action={
              <Button variant="default" onClick={() => setWrites(true)}>
                建第一个批次
              </Button>
            }
          />
        }
      />
      <SideSheet title={NEW_BATCH} opened={writes} onClose={() => setWrites(false)}>
        {writes && (
          <BatchForm
            batch={null}
            onDone={(batchId) => go({ at: 'screening', batchId })}
            onClose={() => setWrites(false)}
          />
        )}
      </SideSheet>
    </PageFrame>
  );
}
