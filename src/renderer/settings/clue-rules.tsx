import { Group, NumberInput, Text } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import type { Column } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { CLUE_RULES, writtenClueRule } from '#shared/clues.ts';
import type { ClueRuleLine } from '#shared/contract/clues.ts';
import { contract } from '#shared/contract/index.ts';
import { RuleList } from './rule-list.tsx';

/** 设置 · 预警线索: by which rules records that say something together are shown, and how much is enough. */
export function ClueRules() {
  return (
    <RuleList
      word="预警线索规则"
      says="学生的记录够上其中一条，就提示一条预警线索，由人决定采纳不采纳。只数天数和人数，不打分，看得多不等于问题重。改动马上生效。"
      rules={useRequest('clues.rules', {})}
      ruleKey={({ rule }) => rule}
      columns={COLUMNS}
      Form={RuleForm}
    />
  );
}

const COLUMNS: readonly Column<ClueRuleLine>[] = [
  { key: 'rule', heading: '线索', width: '38%', cell: ({ rule }) => CLUE_RULES[rule].word },
  { key: 'size', heading: '规则', cell: ({ rule, ...size }) => writtenClueRule(rule, size) },
];

function RuleForm({ line, onClose }: { line: ClueRuleLine; onClose(): void }) {
  const set = useCommand('clues.setRule');
  const form = useRecordForm({
    schema: contract['clues.setRule'].input,
    initial: line,
    submit: set.run,
    onDone: () => {
      announce('已保存预警线索规则');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存" onCancel={onClose}>
      <Text size="sm">{CLUE_RULES[line.rule].word}</Text>
      <Group align="flex-start" grow>
        <NumberInput
          label="几天之内"
          description="1 到 365"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          min={1}
          max={365}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps('days')}
        />
        <NumberInput
          label={`够几${CLUE_RULES[line.rule].unit}`}
          description={`${CLUE_RULES[line.rule].counted}；填 0 表示不用这条`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          min={0}
          max={30}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps('need')}
        />
      </Group>
    </RecordForm>
  );
}
