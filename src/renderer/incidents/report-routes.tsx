import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { reportRoute } from '#shared/contract/incidents.ts';
import { RESPONSE_LEVELS, SPOT_STEPS } from '#shared/incident-terms.ts';
import { AT_ONCE, LEG_CHANNELS, type ReportRoute, writtenWithin } from '#shared/report-legs.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

type Numbered = ReportRoute & { position: number };

const COLUMNS: readonly Column<Numbered>[] = [
  { key: 'toWhom', heading: '向谁报告', width: '26%', cell: ({ toWhom }) => toWhom },
  { key: 'channel', heading: '方式', width: 72, cell: ({ channel }) => LEG_CHANNELS[channel] },
  { key: 'within', heading: '时限', width: 176, cell: ({ within }) => writtenWithin(within) },
  {
    key: 'level',
    heading: '级别',
    width: 120,
    cell: ({ fromLevel }) => `${RESPONSE_LEVELS[fromLevel]}${fromLevel === 'third' ? '' : '及以上'}`,
  },
  { key: 'phone', heading: '电话', width: 152, cell: ({ phone }) => writtenPhone(phone) },
  { key: 'basis', heading: '依据', cell: ({ basis }) => basis },
];

const BLANK: ReportRoute = {
  toWhom: '',
  phone: '',
  channel: 'phone',
  within: AT_ONCE,
  fromLevel: 'third',
  step: null,
  basis: '学校规定',
};

/** 设置 · 报告名单: whom the school tells of an event, how and within what; 双报告 stands in it. */
export function ReportRoutes() {
  const { data, isPending, failure, refetch } = useRequest('incidents.routes', {});
  const [opened, setOpened] = useState<number | 'new' | null>(null);
  const set = useCommand('incidents.setRoutes');
  const routes = data?.routes ?? [];
  const close = () => setOpened(null);
  const keep = (next: readonly ReportRoute[]) => set.run({ routes: [...next] });
  return (
    <Stack gap={12}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          危机事件要向谁报告、用什么方式、多久以内，从学校得知时算起。请把“上级教育主管部门”“区（县）心理中心”改成本校实际的部门和电话；已经开始的事件仍按原来的名单。
        </Text>
        <Button variant="default" flex="none" onClick={() => setOpened('new')}>
          添加报告环节
        </Button>
      </Group>
      <List
        label="报告名单"
        rows={routes.map((route, position) => ({ ...route, position }))}
        rowKey={({ position }) => `${position}`}
        columns={COLUMNS}
        onOpen={({ position }) => setOpened(position)}
        showsWhole
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="没有报告名单" text="请重新打开这一页。" />}
      />
      <SideSheet
        title={opened === 'new' ? '添加报告环节' : '修改报告环节'}
        opened={opened !== null}
        onClose={close}
      >
        {opened !== null && (
          <RouteForm
            key={opened}
            routes={routes}
            place={opened === 'new' ? routes.length : opened}
            keep={keep}
            onClose={close}
          />
        )}
      </SideSheet>
    </Stack>
  );
}

const optionsOf = <Code extends string>(terms: Readonly<Record<Code, string>>, codes = codesOf(terms)) =>
  codes.map((code) => ({ value: code, label: terms[code] }));

interface RouteFormProps {
  routes: readonly ReportRoute[];
  /** Where in the list; behind its end for another one. */
  place: number;
  keep(
    routes: readonly ReportRoute[],
  ): ReturnType<ReturnType<typeof useCommand<'incidents.setRoutes'>>['run']>;
  onClose(): void;
}

function RouteForm({ routes, place, keep, onClose }: RouteFormProps) {
  const before = routes[place];
  const without = routes.filter((_, position) => position !== place);
  const form = useRecordForm({
    schema: reportRoute,
    initial: before ?? BLANK,
    submit: (route) => keep(routes.toSpliced(place, before ? 1 : 0, route)),
    onDone: () => {
      announce('报告名单已保存');
      onClose();
    },
  });
  const put = (next: readonly ReportRoute[], said: string) =>
    void keep(next).then((outcome) => {
      announce(outcome.ok ? said : outcome.failure.message, outcome.ok ? undefined : 'trouble');
      if (outcome.ok) onClose();
    });
  const move = (by: 1 | -1) => before && put(without.toSpliced(place + by, 0, before), '已调整顺序');
  return (
    <RecordForm
      form={form}
      name="报告环节"
      onCancel={onClose}
      extraActions={
        before && (
          <>
            <TakeAwayButton
              disabled={routes.length === 1}
              onClick={() => put(without, '已从名单删除，已经开始的事件不受影响')}
            >
              从名单删除
            </TakeAwayButton>
            <Button variant="default" aria-label="上移" disabled={place === 0} onClick={() => move(-1)}>
              <IconArrowUp size={16} aria-hidden />
            </Button>
            <Button
              variant="default"
              aria-label="下移"
              disabled={place === routes.length - 1}
              onClick={() => move(1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </Button>
          </>
        )
      }
    >
      <TextInput label="向谁报告" required autoComplete="off" {...form.getInputProps('toWhom')} />
      <TextInput label="电话" autoComplete="off" {...form.getInputProps('phone')} />
      <Group align="flex-start" grow>
        <Select
          label="方式"
          required
          allowDeselect={false}
          data={optionsOf(LEG_CHANNELS)}
          {...form.getInputProps('channel')}
        />
        <NumberInput
          label="几分钟内"
          description="立即写 30；24 小时写 1440"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          allowDecimal={false}
          clampBehavior="none"
          {...form.getInputProps('within')}
        />
      </Group>
      <Select
        label="从哪一级起"
        required
        allowDeselect={false}
        data={optionsOf(RESPONSE_LEVELS, ['second', 'third'])}
        {...form.getInputProps('fromLevel')}
      />
      <Select
        label="现场处置里打了勾就算报告"
        placeholder="没有"
        clearable
        data={optionsOf(SPOT_STEPS, ['calledGuardian', 'calledLeader', 'calledDoctor', 'calledPolice'])}
        {...form.getInputProps('step')}
      />
      <TextInput label="依据" autoComplete="off" {...form.getInputProps('basis')} />
    </RecordForm>
  );
}
