import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
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

const keyOf = ({ situation, duty }: ContactRuleLine) => `${situation}/${duty}`;

/** 设置 · 联系频次: how often whom to speak with, by the situation that a student is in. */
export function ContactRules() {
  const { data: rules = [], isPending, failure, refetch } = useRequest('obligations.rules', {});
  const [opened, setOpened] = useState<ContactRuleLine | null>(null);
  return (
    <Stack gap={12}>
      <Text size="sm" c="dimmed">
        应办事项按这张表推算。频次跟着情形走，不跟着等级的数字走；改动从今天起生效，以前欠下的不变。
      </Text>
      <List
        label="联系频次"
        rows={rules}
        rowKey={keyOf}
        columns={COLUMNS}
        onOpen={setOpened}
        showsWhole
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="没有联系频次" text="请重新打开这一页。" />}
      />
      <SideSheet title="修改联系频次" opened={opened !== null} onClose={() => setOpened(null)}>
        {opened && <RuleForm key={keyOf(opened)} rule={opened} onClose={() => setOpened(null)} />}
      </SideSheet>
    </Stack>
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

function RuleForm({ rule, onClose }: { rule: ContactRuleLine; onClose(): void }) {
  const set = useCommand('obligations.setRule');
  const { situation, duty, times, per } = rule;
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
