import { Autocomplete, Box, Button, Textarea } from '@mantine/core';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { useNewClassQuestion } from './new-class-question.tsx';
import classes from './students.module.css';

/** So much a sheet covers above the head of a list (`--above-head`): nearer, a section's heading would be cut off. */
const ABOVE_HEAD = 16;

/** 班级与休学: which class in which year, and the times away. */
export function Schooling({ file, isArchived, onShow }: InFile) {
  const lasting = file.leaves.find(({ endedOn }) => endedOn === null);
  return (
    <div className={classes.sections}>
      <Section
        title="班级经历"
        action={
          !isArchived && (
            <Button variant="default" onClick={() => onShow({ shows: 'act', act: 'moveClass' })}>
              转班
            </Button>
          )
        }
      >
        <Box mt={ABOVE_HEAD}>
          <List
            label="班级经历"
            rows={file.classes}
            rowKey={({ fromOn, className }) => `${fromOn} ${className}`}
            columns={[
              {
                key: 'class',
                heading: '班级',
                cell: ({ className, schoolYear }) => `${className}（${schoolYear}学年）`,
              },
              {
                key: 'teacher',
                heading: '班主任',
                width: 88,
                cell: ({ homeroomTeacher }) => homeroomTeacher || '未填',
              },
              { key: 'time', heading: '时间', width: 136, cell: (row) => writtenTime(row) },
            ]}
            empty={<EmptyState title="还没有编班" />}
          />
        </Box>
      </Section>
      <Section
        title="休学"
        action={
          !isArchived && (
            <Button
              variant="default"
              onClick={() =>
                onShow(
                  lasting
                    ? { shows: 'ending', opens: { record: 'leave', id: lasting.id } }
                    : { shows: 'writing', kind: 'leave' },
                )
              }
            >
              {lasting ? '登记复学' : '登记休学'}
            </Button>
          )
        }
      >
        <Box mt={ABOVE_HEAD}>
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
        </Box>
      </Section>
    </div>
  );
}

function writtenTime({ fromOn, endedOn }: { fromOn: LocalDate; endedOn: LocalDate | null }): string {
  if (endedOn === null) return `${writtenDate(fromOn)}起`;
  return `${writtenDate(fromOn)}至${writtenDate(endedOn)}前`;
}

/** 转班: into which class, from which day on. */
export function MoveClassForm({ file, onClose }: { file: StudentFile; onClose(): void }) {
  const move = useCommand('schooling.moveToClass');
  const { data: schoolClasses = [] } = useRequest('school.classes', {});
  const newClass = useNewClassQuestion();
  const initial = { studentId: file.id, className: '', fromOn: today(), reason: '' };
  const form = useRecordForm({
    schema: contract['schooling.moveToClass'].input,
    initial,
    submit: (typed) => newClass.asking(typed.className, () => move.run(typed)),
    onDone: () => {
      announce('已登记转班');
      onClose();
    },
  });
  return (
    <>
      <RecordForm form={form} name="转班" onCancel={onClose}>
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
      {newClass.question}
    </>
  );
}

/** A date that has not been chosen yet is null. */
function today(): LocalDate | null {
  return todayOnThisPc();
}
