import { Group, NumberInput, Select, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import type { Column } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import {
  DUTIES,
  PERS,
  ROLE_OF,
  ROLES,
  SATISFIED_BY,
  SITUATIONS,
  writtenFrequency,
} from '#shared/contact-rules.ts';
import { contract } from '#shared/contract/index.ts';
import type { ContactRuleLine } from '#shared/contract/obligations.ts';
import { codesOf } from '#shared/terms.ts';
import { RuleList } from './rule-list.tsx';

/** 设置 · 联系频次: how often whom to speak with, by the situation that a student is in. */
export function ContactRules() {
  return (
    <RuleList
      word="联系频次"
      says="应办事项按这张表推算。频次跟着情形走，不跟着等级的数字走；改动从今天起生效，以前欠下的不变。"
      rules={useRequest('obligations.rules', {})}
      ruleKey={({ situation, duty }) => `${situation}/${duty}`}
      columns={COLUMNS}
      Form={RuleForm}
    />
  );
}

const COLUMNS: readonly Column<ContactRuleLine>[] = [
  { key: 'situation', heading: '情形', width: '24%', cell: ({ situation }) => SITUATIONS[situation] },
  { key: 'duty', heading: '事项', width: '14%', cell: ({ duty }) => DUTIES[duty] },
  { key: 'frequency', heading: '频次', width: 120, cell: writtenFrequency },
  { key: 'who', heading: '谁来做', width: 112, cell: ({ duty }) => ROLES[ROLE_OF[duty]] },
  { key: 'by', heading: '怎样算办到', cell: ({ duty }) => SATISFIED_BY[duty] },
  { key: 'source', heading: '依据', width: '20%', cell: ({ source }) => source },
];

function RuleForm({ line, onClose }: { line: ContactRuleLine; onClose(): void }) {
  const set = useCommand('obligations.setRule');
  const { situation, duty, times, per } = line;
  const form = useRecordForm({
    schema: contract['obligations.setRule'].input,
    initial: { situation, duty, times, per },
    submit: set.run,
    onDone: () => {
      announce('已保存联系频次，今天起生效');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <Text size="sm">
        {SITUATIONS[situation]}：{DUTIES[duty]}
      </Text>
      <Text size="sm" c="dimmed">
        {SATISFIED_BY[duty]}
      </Text>
      <Group align="flex-start" grow>
        <Select
          label="期间"
          required
          allowDeselect={false}
          data={codesOf(PERS).map((value) => ({ value, label: PERS[value] }))}
          {...form.getInputProps('per')}
        />
        <NumberInput
          label="次数"
          description="填 0 表示不要求；同一天两次只算一次"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          min={0}
          max={31}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps('times')}
        />
      </Group>
    </RecordForm>
  );
}
