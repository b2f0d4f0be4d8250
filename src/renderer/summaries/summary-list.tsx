import { Button, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useBegins, usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { SummaryId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { SummaryLine } from '#shared/contract/summaries.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { CountsChoice } from './counts-choice.tsx';
import { suggestedSummary } from './suggested-summary.ts';

const COLUMNS: readonly Column<SummaryLine>[] = [
  { key: 'title', heading: '标题', cell: ({ title }) => title, sortBy: ({ title }) => title },
  {
    key: 'span',
    heading: '时间',
    cell: ({ fromOn, untilOn }) => `${writtenDate(fromOn)}至${writtenDate(untilOn)}`,
    sortBy: ({ untilOn }) => untilOn,
  },
  {
    key: 'activities',
    heading: '开学前后活动',
    cell: ({ activitiesFromOn, activitiesUntilOn }) =>
      `${writtenDate(activitiesFromOn)}至${writtenDate(activitiesUntilOn)}`,
  },
];

/** 汇总: the summary tables that were made. */
export function SummaryList({ begins }: { begins?: 'summary' | undefined }) {
  const { go } = usePlace();
  const summaries = useRequest('summaries.list', {});
  const [adding, setAdding] = useState(useBegins(begins, 'summary'));
  const open = (summaryId: SummaryId) => go({ at: 'summary', summaryId });
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      新建汇总表
    </Button>
  );
  return (
    <PageFrame
      title="汇总"
      subtitle="暑期学生心理健康工作开展情况统计表（附件3），数字由记录计算"
      actions={add}
    >
      <CountsChoice shown="summaries" />
      <List
        label="汇总表"
        rows={summaries.data ?? []}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={({ id }) => open(id)}
        isPending={summaries.isPending}
        failure={summaries.failure}
        onRetry={summaries.refetch}
        empty={
          <EmptyState
            title="还没有汇总表"
            text="选好起止日期，数字会从家访、预警库和活动的记录里算出来，每个数字都能点开看到是哪些记录。"
            action={add}
          />
        }
      />
      <SideSheet title="新建汇总表" opened={adding} onClose={() => setAdding(false)}>
        <SummaryForm onAdded={open} onCancel={() => setAdding(false)} />
      </SideSheet>
    </PageFrame>
  );
}

interface SummaryFormProps {
  onAdded(summaryId: SummaryId): void;
  onCancel(): void;
}

function SummaryForm({ onAdded, onCancel }: SummaryFormProps) {
  const add = useCommand('summaries.add');
  const form = useRecordForm({
    schema: contract['summaries.add'].input,
    initial: suggestedSummary(todayOnThisPc()),
    submit: add.run,
    onDone: ({ summaryId }) => onAdded(summaryId),
  });
  return (
    <RecordForm form={form} onCancel={onCancel}>
      <TextInput label="标题" required {...form.getInputProps('title')} />
      <SimpleGrid cols={2} spacing={16}>
        <DateField label="开始日期" required {...form.getInputProps('fromOn')} />
        <DateField label="截止日期" required {...form.getInputProps('untilOn')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        三、四两部分按“开学前后”统计，可以用自己的起止日期：
      </Text>
      <SimpleGrid cols={2} spacing={16}>
        <DateField label="开学前后活动 开始日期" required {...form.getInputProps('activitiesFromOn')} />
        <DateField label="开学前后活动 截止日期" required {...form.getInputProps('activitiesUntilOn')} />
      </SimpleGrid>
    </RecordForm>
  );
}
