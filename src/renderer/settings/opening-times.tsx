import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { type Column, List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { OpeningTimeLine } from '#shared/contract/school-years.ts';
import {
  HOURS_ASKED_FOR,
  WEEKDAY_WORDS,
  WEEKDAYS,
  type Weekday,
  writtenWeekdays,
} from '#shared/opening-hours.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';

const COLUMNS: readonly Column<OpeningTimeLine>[] = [
  { key: 'weekdays', heading: '星期', cell: ({ weekdays }) => writtenWeekdays(weekdays) },
  { key: 'hours', heading: '时间', width: 160, cell: ({ startsAt, endsAt }) => `${startsAt}–${endsAt}` },
  { key: 'fromOn', heading: '第一天', width: 176, cell: ({ fromOn }) => writtenDate(fromOn) },
  {
    key: 'untilOn',
    heading: '最后一天',
    width: 176,
    cell: ({ untilOn }) => (untilOn ? writtenDate(untilOn) : '一直开放'),
  },
];

/** 设置 · 开放时间: when the counselling room is open each week. */
export function OpeningTimes() {
  const { data: times = [], isPending, failure, refetch } = useRequest('schoolYears.openingTimes', {});
  const [opened, setOpened] = useState<OpeningTimeLine | 'new' | null>(null);
  const close = () => setOpened(null);
  const add = (
    <Button variant="default" flex="none" onClick={() => setOpened('new')}>
      添加开放时间
    </Button>
  );
  return (
    <Stack gap={12} maw={880}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          心理辅导室每周定时开放的时间，不少于 {HOURS_ASKED_FOR}{' '}
          小时；工作量统计按它算每周开放了几小时。时间有变动时，给原来的写上最后一天，再添加新的。
        </Text>
        {add}
      </Group>
      <List
        label="开放时间"
        rows={times}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        onOpen={setOpened}
        showsWhole
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="还没有登记开放时间" text="例如：周一至周五 12:30–13:30，从开学那天起。" />}
      />
      <SideSheet
        title={opened === 'new' ? '添加开放时间' : '修改开放时间'}
        opened={opened !== null}
        onClose={close}
      >
        {opened && <TimeForm time={opened === 'new' ? null : opened} onClose={close} />}
      </SideSheet>
    </Stack>
  );
}

interface Typed {
  openingTimeId: OpeningTimeLine['id'] | null;
  weekdays: readonly Weekday[];
  startsAt: string;
  endsAt: string;
  fromOn: LocalDate | null;
  untilOn: LocalDate | null;
}

function TimeForm({ time, onClose }: { time: OpeningTimeLine | null; onClose(): void }) {
  const write = useCommand('schoolYears.writeOpeningTime');
  const remove = useCommand('schoolYears.removeOpeningTime');
  const initial: Typed = {
    openingTimeId: time?.id ?? null,
    // Most rooms are open on every school day at noon.
    weekdays: time?.weekdays ?? [1, 2, 3, 4, 5],
    startsAt: time?.startsAt ?? '',
    endsAt: time?.endsAt ?? '',
    fromOn: time?.fromOn ?? todayOnThisPc(),
    untilOn: time?.untilOn ?? null,
  };
  const form = useRecordForm({
    schema: contract['schoolYears.writeOpeningTime'].input,
    initial,
    submit: write.run,
    onDone: () => {
      announce(time ? '已修改开放时间' : '已添加开放时间');
      onClose();
    },
  });
  const { value, onChange, ...weekdays } = form.getInputProps('weekdays');
  return (
    <RecordForm
      form={form}
      name="开放时间"
      onCancel={onClose}
      extraActions={
        time && (
          <RemoveButton
            what={`开放时间“${writtenWeekdays(time.weekdays)} ${time.startsAt}–${time.endsAt}”`}
            consequence="登记错了才删除；以后不再开放的，请写上最后一天"
            remove={(reason) => remove.run({ openingTimeId: time.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <Checkbox.Group
        label="星期"
        required
        value={value.map(String)}
        onChange={(chosen) => onChange(WEEKDAYS.filter((weekday) => chosen.includes(`${weekday}`)))}
        {...weekdays}
      >
        <Group gap={16} pt={4}>
          {WEEKDAYS.map((weekday) => (
            <Checkbox key={weekday} value={`${weekday}`} label={WEEKDAY_WORDS[weekday]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group align="flex-start" grow>
        <TimeField label="开始时间" required {...form.getInputProps('startsAt')} />
        <TimeField label="结束时间" required {...form.getInputProps('endsAt')} />
      </Group>
      <DateField label="第一天" anyTime required {...form.getInputProps('fromOn')} />
      <DateField
        label="最后一天"
        anyTime
        description="一直这样开放的，不填"
        {...form.getInputProps('untilOn')}
      />
    </RecordForm>
  );
}
