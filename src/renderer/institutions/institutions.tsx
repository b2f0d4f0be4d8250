import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { movedBy } from '#renderer/parts/moved-by.ts';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { Institution } from '#shared/contract/institutions.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { INSTITUTION_KINDS } from '#shared/terms.ts';
import { InstitutionForm } from './institution-form.tsx';

const COLUMNS: readonly Column<Institution>[] = [
  {
    key: 'name',
    heading: '名称',
    cell: ({ name, department }) => (department ? `${name}（${department}）` : name),
  },
  { key: 'kind', heading: '类型', width: 128, cell: ({ kind }) => INSTITUTION_KINDS[kind] },
  { key: 'phone', heading: '电话', width: 144, cell: ({ phone }) => writtenPhone(phone) },
  { key: 'address', heading: '地址', cell: ({ address }) => address },
];

/** 设置 · 机构名录: the hospitals and hotlines that letters and talks with guardians recommend. */
export function Institutions() {
  const { data: institutions = [], isPending, failure, refetch } = useRequest('institutions.list', {});
  const [opened, setOpened] = useState<Institution | 'new' | null>(null);
  const order = useCommand('institutions.order');
  const close = () => setOpened(null);
  const offered = institutions.filter(({ inUse }) => inUse);
  const move = async ({ id }: Institution, by: -1 | 1) => {
    const ids = offered.map((each) => each.id);
    const outcome = await order.run({ institutionIds: movedBy(ids, id, by) });
    if (!outcome.ok) announce(outcome.failure.message, 'trouble');
  };
  const add = (
    <Button variant="default" flex="none" onClick={() => setOpened('new')}>
      新增机构
    </Button>
  );
  return (
    <Stack gap={12} maw={1080}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          写告知书、记家校沟通时从这里选，可以一次选几家。改动或停用以后，以前写过的不变。
        </Text>
        {add}
      </Group>
      <List
        label="机构名录"
        rows={institutions}
        rowKey={({ id }) => id}
        columns={[
          ...COLUMNS,
          {
            key: 'order',
            heading: '顺序',
            width: 104,
            cell: (institution) =>
              institution.inUse ? (
                <Order
                  institution={institution}
                  offered={offered}
                  disabled={order.isRunning}
                  onMove={(by) => void move(institution, by)}
                />
              ) : (
                '已停用'
              ),
          },
        ]}
        onOpen={setOpened}
        showsWhole
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="名录是空的" text="添上本地的医院和热线，写告知书时就能选。" />}
      />
      <SideSheet title={opened === 'new' ? '新增机构' : '修改机构'} opened={opened !== null} onClose={close}>
        {opened && <InstitutionForm institution={opened === 'new' ? null : opened} onClose={close} />}
      </SideSheet>
    </Stack>
  );
}

interface OrderProps {
  institution: Institution;
  offered: readonly Institution[];
  disabled: boolean;
  onMove(by: -1 | 1): void;
}

function Order({ institution, offered, disabled, onMove }: OrderProps) {
  const arrow = { variant: 'subtle', color: 'gray' };
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        {...arrow}
        aria-label={`上移：${institution.name}`}
        title="上移"
        disabled={disabled}
        style={{ visibility: institution.id === offered[0]?.id ? 'hidden' : undefined }}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...arrow}
        aria-label={`下移：${institution.name}`}
        title="下移"
        disabled={disabled}
        style={{ visibility: institution.id === offered.at(-1)?.id ? 'hidden' : undefined }}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
