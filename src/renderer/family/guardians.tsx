import { ActionIcon, Badge, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { announce } from '#renderer/parts/announce.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useCommand } from '#renderer/request.ts';
import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import type { Guardian } from '#shared/contract/family.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { movedBy } from './moved-by.ts';

const COLUMNS: readonly Column<Guardian>[] = [
  {
    key: 'name',
    heading: '姓名',
    width: 200,
    cell: ({ name, firstContact }) => (
      <Group gap={8} wrap="nowrap">
        <Clamped>{name || '未填'}</Clamped>
        {firstContact && (
          <Badge flex="none" variant="light" radius={4} tt="none" fw={500}>
            首选联系人
          </Badge>
        )}
      </Group>
    ),
  },
  { key: 'relation', heading: '关系', width: 104, cell: ({ relation }) => relation || '未填' },
  { key: 'phone', heading: '电话', width: 160, cell: ({ phone }) => writtenPhone(phone) || '未填' },
  { key: 'note', heading: '备注', cell: ({ note }) => <Clamped>{note}</Clamped> },
];

/** Keeps its place, so that the arrows below stand in line. */
const UNSEEN = { visibility: 'hidden' } as const;

/** 监护人, in the order in which they are called. */
export function Guardians({ file, isArchived, onOpen }: FileSectionProps) {
  const order = useCommand('family.orderGuardians');
  const { guardians } = file;
  const move = async (guardian: Guardian, by: -1 | 1) => {
    const guardianIds = movedBy(
      guardians.map(({ id }) => id),
      guardian.id,
      by,
    );
    const outcome = await order.run({ studentId: file.id, guardianIds });
    if (outcome.ok) announce('已调整联系顺序');
    else announce(outcome.failure.message, 'trouble');
  };
  const add = !isArchived && (
    <Button variant="default" onClick={() => onOpen({ record: 'guardian', id: null })}>
      添加监护人
    </Button>
  );
  const acts: Column<Guardian> = {
    key: 'acts',
    heading: '操作',
    width: 176,
    cell: (guardian) => (
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          aria-label={`上移：${guardian.name}`}
          title="上移；第一位是首选联系人"
          style={guardian.firstContact ? UNSEEN : undefined}
          disabled={order.isRunning}
          onClick={() => void move(guardian, -1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label={`下移：${guardian.name}`}
          title="下移"
          style={guardian.id === guardians.at(-1)?.id ? UNSEEN : undefined}
          disabled={order.isRunning}
          onClick={() => void move(guardian, 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`结束：${guardian.name}`}
          onClick={() => onOpen({ record: 'endGuardian', id: guardian.id })}
        >
          结束
        </Button>
      </Group>
    ),
  };
  return (
    <Section title="监护人" note="按联系的先后排列，第一位是首选联系人" action={add}>
      <List
        label="监护人"
        rows={guardians}
        rowKey={({ id }) => id}
        columns={isArchived ? COLUMNS : [...COLUMNS, acts]}
        onOpen={isArchived ? undefined : ({ id }) => onOpen({ record: 'guardian', id })}
        empty={<EmptyState title="还没有监护人" text="先添加一位能联系上的监护人，紧急时从这里打电话。" />}
      />
    </Section>
  );
}
