import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { List } from '#renderer/parts/list.tsx';
import { ReasonDialog } from '#renderer/parts/reason-dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { date } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { SchoolSpan, SpanKind } from '#shared/contract/school-years.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import classes from './settings.module.css';

const SPAN_KINDS = { term: '学期', holiday: '假期' } satisfies Record<SpanKind, string>;

/** What the sheet is open for. */
type Open = { for: 'dates' } | { for: 'span'; span: SchoolSpan | null };

/** A school year's first and last day, its terms and its holidays. */
export function SchoolYearDays({ schoolYear }: { schoolYear: number }) {
  const { data: year, isPending, failure, refetch } = useRequest('schoolYears.read', { schoolYear });
  const remove = useCommand('schoolYears.removeSpan');
  const [open, setOpen] = useState<Open | null>(null);
  const [removing, setRemoving] = useState<SchoolSpan | null>(null);
  const close = () => setOpen(null);
  return (
    <Section
      title="学期与假期"
      note={
        year &&
        `${schoolYear}学年：${writtenDate(year.fromOn)}至${writtenDate(year.untilOn)}${year.isSet ? '' : '（通常日期，可按本校校历修改）'}`
      }
      action={
        <Group gap={8}>
          <Button variant="default" disabled={!year} onClick={() => setOpen({ for: 'dates' })}>
            修改学年日期
          </Button>
          <Button variant="default" disabled={!year} onClick={() => setOpen({ for: 'span', span: null })}>
            添加学期或假期
          </Button>
        </Group>
      }
    >
      <List
        label="学期与假期"
        rows={year?.spans ?? []}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', heading: '名称', cell: ({ name }) => name },
          { key: 'kind', heading: '类别', width: 96, cell: ({ kind }) => SPAN_KINDS[kind] },
          { key: 'fromOn', heading: '第一天', width: 176, cell: ({ fromOn }) => writtenDate(fromOn) },
          { key: 'untilOn', heading: '最后一天', width: 176, cell: ({ untilOn }) => writtenDate(untilOn) },
          {
            key: 'acts',
            heading: '操作',
            width: 152,
            cell: (span) => (
              <Group gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`修改：${span.name}`}
                  onClick={() => setOpen({ for: 'span', span })}
                >
                  修改
                </Button>
                <TakeAwayButton
                  size="compact-sm"
                  aria-label={`删除：${span.name}`}
                  onClick={() => setRemoving(span)}
                >
                  删除
                </TakeAwayButton>
              </Group>
            ),
          },
        ]}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<p className={classes.none}>还没有登记学期和假期。</p>}
      />
      <SideSheet title={titleOf(open, schoolYear)} opened={open !== null} onClose={close}>
        {open?.for === 'dates' && year && (
          <DatesForm schoolYear={schoolYear} fromOn={year.fromOn} untilOn={year.untilOn} onClose={close} />
        )}
        {open?.for === 'span' && <SpanForm schoolYear={schoolYear} span={open.span} onClose={close} />}
      </SideSheet>
      <ReasonDialog
        act="删除"
        to={`${schoolYear}学年的“${removing?.name ?? ''}”`}
        text="学生的记录不受影响。"
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={(reason) => remove.run({ spanId: removing?.id ?? '', schoolYear, reason })}
      />
    </Section>
  );
}

function titleOf(open: Open | null, schoolYear: number): string {
  if (open === null) return '';
  if (open.for === 'dates') return `修改${schoolYear}学年的日期`;
  return open.span ? `修改${open.span.name}` : '添加学期或假期';
}

interface DatesFormProps {
  schoolYear: number;
  fromOn: LocalDate;
  untilOn: LocalDate;
  onClose(): void;
}

function DatesForm({ schoolYear, fromOn, untilOn, onClose }: DatesFormProps) {
  const change = useCommand('schoolYears.change');
  const initial: { fromOn: LocalDate | null; untilOn: LocalDate | null } = { fromOn, untilOn };
  const form = useRecordForm({
    schema: z.strictObject({ fromOn: date, untilOn: date }),
    initial,
    submit: (days) => change.run({ schoolYear, ...days }),
    onDone: () => {
      announce('已修改学年日期');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="学年日期" onCancel={onClose}>
      <DateField
        label="第一天"
        anyTime
        required
        description="从这一天起，新的班级和告知书编号按这个学年计算"
        {...form.getInputProps('fromOn')}
      />
      <DateField label="最后一天" anyTime required {...form.getInputProps('untilOn')} />
    </RecordForm>
  );
}

interface SpanFormProps {
  schoolYear: number;
  span: SchoolSpan | null;
  onClose(): void;
}

const spanTyped = contract['schoolYears.writeSpan'].input.omit({ spanId: true, schoolYear: true });

function SpanForm({ schoolYear, span, onClose }: SpanFormProps) {
  const write = useCommand('schoolYears.writeSpan');
  const initial: { kind: SpanKind; name: string; fromOn: LocalDate | null; untilOn: LocalDate | null } = {
    kind: span?.kind ?? 'term',
    name: span?.name ?? '',
    fromOn: span?.fromOn ?? null,
    untilOn: span?.untilOn ?? null,
  };
  const form = useRecordForm({
    schema: spanTyped,
    initial,
    submit: (typed) => write.run({ spanId: span?.id ?? null, schoolYear, ...typed }),
    onDone: () => {
      announce(span ? '已修改' : '已添加');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="学期或假期" onCancel={onClose}>
      <SegmentedControl
        aria-label="类别"
        data={Object.entries(SPAN_KINDS).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label="名称"
        required
        placeholder="例如 第一学期、寒假、国庆假期"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <DateField label="第一天" anyTime required {...form.getInputProps('fromOn')} />
      <DateField label="最后一天" anyTime required {...form.getInputProps('untilOn')} />
    </RecordForm>
  );
}
