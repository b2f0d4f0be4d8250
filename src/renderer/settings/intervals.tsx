import { NumberInput, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import type { Column } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { IntervalLine } from '#shared/contract/obligations.ts';
import { INTERVALS, writtenInterval } from '#shared/intervals.ts';
import { RuleList } from './rule-list.tsx';

/** 设置 · 办理期限: how long something may wait, and how often a plan is looked at again. */
export function Intervals() {
  return (
    <RuleList
      word="办理期限"
      says="上级文件没有写明天数的，心港先给一个，学校可以改：点一行修改。改动马上生效，已经在等的事项也按新期限算。"
      rules={useRequest('obligations.intervals', {})}
      ruleKey={({ interval }) => interval}
      columns={COLUMNS}
      Form={IntervalForm}
    />
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
