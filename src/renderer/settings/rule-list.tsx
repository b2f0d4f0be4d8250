import { Stack, Text } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import type { useRequest } from '#renderer/request.ts';

interface RuleListProps<Line> {
  /** What they are: the list, and 修改… above the form. */
  word: string;
  /** What a change does. */
  says: string;
  rules: Pick<ReturnType<typeof useRequest>, 'isPending' | 'failure' | 'refetch'> & {
    data: readonly Line[] | undefined;
  };
  ruleKey(line: Line): string;
  columns: readonly Column<Line>[];
  Form: ComponentType<{ line: Line; onClose(): void }>;
}

/** Rules that the app comes with and a school may change: a closed list, each changed in a sheet beside it. */
export function RuleList<Line>({ word, says, rules, ruleKey, columns, Form }: RuleListProps<Line>) {
  const [opened, setOpened] = useState<Line | null>(null);
  const close = () => setOpened(null);
  return (
    <Stack gap={12}>
      <Text size="sm" c="dimmed">
        {says}
      </Text>
      <List
        label={word}
        rows={rules.data ?? []}
        rowKey={ruleKey}
        columns={columns}
        onOpen={setOpened}
        showsWhole
        isPending={rules.isPending}
        failure={rules.failure}
        onRetry={rules.refetch}
        empty={<EmptyState title={`没有${word}`} text="请重新打开这一页。" />}
      />
      <SideSheet title={`修改${word}`} opened={opened !== null} onClose={close}>
        {opened && <Form key={ruleKey(opened)} line={opened} onClose={close} />}
      </SideSheet>
    </Stack>
  );
}
