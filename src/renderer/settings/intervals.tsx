import { NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { IntervalLine } from '#shared/contract/obligations.ts';
import { INTERVALS, writtenInterval } from '#shared/intervals.ts';

/** 设置 · 办理期限: how long something may wait, and how often a plan is looked at again. */
export function Intervals() {
  const { data: intervals = [], isPending, failure, refetch } = useRequest('obligations.intervals', {});
  const [opened, setOpened] = useState<IntervalLine | null>(null);
  return (
    <Stack gap={12}>
      <Text size="sm" c="dimmed">
        上级文件没有写明天数的，心港先给一个，学校可以改：点一行修改。改动马上生效，已经在等的事项也按新期限算。
      </Text>
      <List
        label="办理期限"
        rows={intervals}
        rowKey={({ interval }) => interval}
        columns={COLUMNS}
        onOpen={setOpened}
        showsWhole
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="没有办理期限" text="请重新打开这一页。" />}
      />
      <SideSheet title="修改办理期限" opened={opened !== null} onClose={() => setOpened(null)}>
        {opened && <IntervalForm key={opened.interval} line={opened} onClose={() => setOpened(null)} />}
      </SideSheet>
    </Stack>
  );
}

const COLUMNS: readonly Column<IntervalLine>[] = [
  { key: 'what', heading: '事项', width: '24%', cell: ({ interval }) => INTERVALS[interval].word },
  {
    key: 'count',
    heading: '期限',
    width: 120,
    cell: ({ interval, count }) => writtenInterval(interval, count),
  },
  { key: 'from', heading: '从什么时候算起', cell: ({ interval }) => INTERVALS[interval].from },
  { key: 'source', heading: '依据', width: '20%', cell: ({ source }) => source },
];

function IntervalForm({ line, onClose }: { line: IntervalLine; onClose(): void }) {
  const set = useCommand('obligations.setInterval');
  const { interval, count } = line;
  const { word, from, unit, beforehand = false } = INTERVALS[interval];
  const form = useRecordForm({
    schema: contract['obligations.setInterval'].input,
    initial: { interval, count },
    submit: set.run,
    onDone: () => {
      announce('已保存办理期限');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <Text size="sm">{word}</Text>
      <Text size="sm" c="dimmed">
        {beforehand ? `在${from}之前` : `从${from}算起`}
      </Text>
      <NumberInput
        label={
          unit === 'hour' ? '几小时内' : unit === 'month' ? '每几个月' : beforehand ? '提前几天' : '几天内'
        }
        description={unit === 'hour' ? '按时钟算' : unit === 'month' ? '1 到 24' : '填 0 表示当天'}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        min={0}
        max={365}
        clampBehavior="none"
        allowDecimal={false}
        {...form.getInputProps('count')}
      />
    </RecordForm>
  );
}
