import { Autocomplete, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import classes from './students.module.css';

type Act = 'move' | 'beginLeave' | 'endLeave';
const TITLES = { move: '转班', beginLeave: '登记休学', endLeave: '登记复学' } satisfies Record<Act, string>;

interface SchoolingProps {
  file: StudentFile;
  /** Whoever has left is only read about. */
  isArchived: boolean;
}

/** 班级与休学: which class in which year, and the times away. */
export function Schooling({ file, isArchived }: SchoolingProps) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const onLeave = file.leaves.some(({ endedOn }) => endedOn === null);
  return (
    <div className={classes.sections}>
      <Section
        title="班级经历"
        action={
          !isArchived && (
            <Button variant="default" onClick={() => setAct('move')}>
              转班
            </Button>
          )
        }
      >
        <List
          label="班级经历"
          rows={file.classes}
          rowKey={({ fromOn, className }) => `${fromOn} ${className}`}
          columns={[
            { key: 'year', heading: '学年', width: 104, cell: ({ schoolYear }) => `${schoolYear}学年` },
            { key: 'class', heading: '班级', cell: ({ className }) => className },
            {
              key: 'teacher',
              heading: '班主任',
              cell: ({ homeroomTeacher }) => homeroomTeacher || '未填',
            },
            { key: 'time', heading: '时间', width: '40%', cell: (row) => writtenTime(row) },
          ]}
          empty={<EmptyState title="还没有编班" />}
        />
      </Section>
      <Section
        title="休学"
        action={
          !isArchived && (
            <Button variant="default" onClick={() => setAct(onLeave ? 'endLeave' : 'beginLeave')}>
              {TITLES[onLeave ? 'endLeave' : 'beginLeave']}
            </Button>
          )
        }
      >
        <List
          label="休学"
          rows={file.leaves}
          rowKey={({ id }) => id}
          columns={[
            { key: 'time', heading: '时间', width: '40%', cell: (row) => writtenTime(row) },
            {
              key: 'reason',
              heading: '原因',
              cell: ({ reason, endReason }) =>
                [reason, endReason && `复学：${endReason}`].filter(Boolean).join('；'),
            },
          ]}
          empty={<EmptyState title="没有休学记录" text="休学期间保留班级位置，名单上会标出。" />}
        />
      </Section>
      <SideSheet title={act ? `${TITLES[act]}：${file.name}` : ''} opened={act !== null} onClose={close}>
        {act === 'move' && <MoveForm file={file} onClose={close} />}
        {act === 'beginLeave' && <BeginLeaveForm file={file} onClose={close} />}
        {act === 'endLeave' && <EndLeaveForm file={file} onClose={close} />}
      </SideSheet>
    </div>
  );
}

function writtenTime({ fromOn, endedOn }: { fromOn: LocalDate; endedOn: LocalDate | null }): string {
  if (endedOn === null) return `${writtenDate(fromOn)}起`;
  return `${writtenDate(fromOn)}至${writtenDate(endedOn)}前`;
}

interface FormProps {
  file: StudentFile;
  onClose(): void;
}

function MoveForm({ file, onClose }: FormProps) {
  const move = useCommand('schooling.moveToClass');
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  const initial = { studentId: file.id, className: '', fromOn: today(), reason: '' };
  const form = useRecordForm({
    schema: contract['schooling.moveToClass'].input,
    initial,
    submit: move.run,
    onDone: () => {
      announce('已登记转班');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存转班" onCancel={onClose}>
      <Autocomplete
        label="转入班级"
        required
        data-autofocus
        description={`现在在${file.className}`}
        data={schoolClasses.map(({ name }) => name).filter((name) => name !== file.className)}
        {...form.getInputProps('className')}
      />
      <DateField
        label="从哪天起"
        required
        description="之前的记录和文书仍写原来的班级"
        {...form.getInputProps('fromOn')}
      />
      <Textarea label="原因" autosize minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}

function BeginLeaveForm({ file, onClose }: FormProps) {
  const begin = useCommand('schooling.beginLeave');
  const form = useRecordForm({
    schema: contract['schooling.beginLeave'].input,
    initial: { studentId: file.id, fromOn: today(), reason: '' },
    draftKey: `leave/${file.id}`,
    submit: begin.run,
    onDone: () => {
      announce('已登记休学');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存休学" onCancel={onClose}>
      <DateField label="休学开始" required {...form.getInputProps('fromOn')} />
      <Textarea
        label="原因"
        required
        autosize
        minRows={3}
        description="因心理问题休学的，请另在“预警与重点”里登记，汇总表按那里统计"
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
}

function EndLeaveForm({ file, onClose }: FormProps) {
  const end = useCommand('schooling.endLeave');
  const form = useRecordForm({
    schema: contract['schooling.endLeave'].input,
    initial: { studentId: file.id, endedOn: today(), reason: '' },
    submit: end.run,
    onDone: () => {
      announce('已登记复学');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存复学" onCancel={onClose}>
      <DateField
        label="返校第一天"
        required
        description={`回到${file.className}；要换班级请另办转班`}
        {...form.getInputProps('endedOn')}
      />
      <Textarea label="说明" autosize minRows={2} {...form.getInputProps('reason')} />
    </RecordForm>
  );
}

/** A date that has not been chosen yet is null. */
function today(): LocalDate | null {
  return todayOnThisPc();
}
