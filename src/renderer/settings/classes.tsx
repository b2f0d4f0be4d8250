import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { ClassLine } from '#shared/contract/school-years.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';

/** What the sheet is open for. */
type Open = { for: 'add' } | { for: 'teacher' | 'name'; of: ClassLine };

/** The classes of a school year with their homeroom teachers, and the change of one. */
export function Classes({ schoolYear }: { schoolYear: number }) {
  const { data: year, isPending, failure, refetch } = useRequest('schoolYears.read', { schoolYear });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const addButton = (
    <Button variant="default" onClick={() => setOpen({ for: 'add' })}>
      新增班级
    </Button>
  );
  const rows = year?.classes ?? [];
  return (
    <Section title="班级" action={rows.length > 0 && addButton}>
      <List
        label="班级名单"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', heading: '班级', cell: ({ name }) => name },
          { key: 'teacher', heading: '班主任', cell: ({ homeroomTeacher }) => homeroomTeacher || '未填' },
          { key: 'students', heading: '学生数', width: 96, align: 'end', cell: ({ students }) => students },
          {
            key: 'acts',
            heading: '操作',
            width: 216,
            cell: (of) => (
              <Group gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`更换班主任：${of.name}`}
                  onClick={() => setOpen({ for: 'teacher', of })}
                >
                  更换班主任
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`更正名称：${of.name}`}
                  onClick={() => setOpen({ for: 'name', of })}
                >
                  更正名称
                </Button>
              </Group>
            ),
          },
        ]}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={
          <EmptyState
            title={`${schoolYear}学年还没有班级`}
            text="导入名册或办理升级后，班级和班主任会列在这里；也可以先手工新增。"
            action={addButton}
          />
        }
      />
      <SideSheet title={titleOf(open, schoolYear)} opened={open !== null} onClose={close}>
        {open?.for === 'add' && <AddClass schoolYear={schoolYear} onClose={close} />}
        {open?.for === 'teacher' && <ChangeTeacher schoolYear={schoolYear} of={open.of} onClose={close} />}
        {open?.for === 'name' && <RenameClass of={open.of} onClose={close} />}
      </SideSheet>
    </Section>
  );
}

function titleOf(open: Open | null, schoolYear: number): string {
  if (open === null) return '';
  if (open.for === 'add') return `新增班级：${schoolYear}学年`;
  return `${open.for === 'teacher' ? '更换班主任' : '更正名称'}：${open.of.name}`;
}

function AddClass({ schoolYear, onClose }: { schoolYear: number; onClose(): void }) {
  const add = useCommand('schoolYears.addClass');
  const form = useRecordForm({
    schema: contract['schoolYears.addClass'].input,
    initial: { schoolYear, className: '' },
    submit: add.run,
    onDone: () => {
      announce('已新增班级');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="班级" onCancel={onClose}>
      <TextInput
        label="班级"
        required
        placeholder="例如 七年级(1)班"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('className')}
      />
    </RecordForm>
  );
}

const appointment = contract['school.appointHomeroomTeacher'].input;

function ChangeTeacher({ schoolYear, of, onClose }: { schoolYear: number; of: ClassLine; onClose(): void }) {
  const appoint = useCommand('school.appointHomeroomTeacher');
  const initial: { className: string; schoolYear: number; teacherName: string; fromOn: LocalDate | null } = {
    className: of.name,
    schoolYear,
    teacherName: '',
    fromOn: todayOnThisPc(),
  };
  const form = useRecordForm<typeof initial, z.infer<typeof appointment>, object>({
    schema: appointment,
    initial,
    submit: appoint.run,
    onDone: () => {
      announce('已更换班主任');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="班主任" onCancel={onClose}>
      <TextInput label="班主任" required {...form.getInputProps('teacherName')} />
      <DateField
        label="起始日期"
        required
        description="从这一天起由新的班主任负责，之前的文书仍写原来的班主任"
        {...form.getInputProps('fromOn')}
      />
    </RecordForm>
  );
}

function RenameClass({ of, onClose }: { of: ClassLine; onClose(): void }) {
  const rename = useCommand('schoolYears.renameClass');
  const form = useRecordForm({
    schema: contract['schoolYears.renameClass'].input,
    initial: { classId: of.id, className: of.name, reason: '' },
    submit: rename.run,
    onDone: () => {
      announce('已更正班级名称');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="名称" onCancel={onClose}>
      <TextInput
        label="班级"
        required
        autoComplete="off"
        description="只用于改正写错的名称。其他学年的班级不变，已发出的告知书保持原样；升级请用“办理升级”。"
        {...form.getInputProps('className')}
      />
      <Textarea label="原因" required autosize minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}
