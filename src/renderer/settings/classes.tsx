import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import classes from './settings.module.css';

/** The classes with their homeroom teachers, and the change of one. */
export function Classes() {
  const { data = [], isPending, failure, refetch } = useRequest('school.classes', {});
  const [changing, setChanging] = useState<string | null>(null);
  return (
    <div className={classes.narrow}>
      <List
        label="班级名单"
        rows={data}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', heading: '班级', cell: ({ name }) => name },
          { key: 'teacher', heading: '班主任', cell: ({ homeroomTeacher }) => homeroomTeacher || '未填' },
          { key: 'students', heading: '学生数', width: 96, align: 'end', cell: ({ students }) => students },
          {
            key: 'change',
            heading: '操作',
            width: 136,
            cell: ({ name }) => (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`更换班主任：${name}`}
                onClick={() => setChanging(name)}
              >
                更换班主任
              </Button>
            ),
          },
        ]}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="还没有班级" text="导入名册后，班级和班主任会列在这里。" />}
      />
      <SideSheet
        title={changing === null ? '' : `更换班主任：${changing}`}
        opened={changing !== null}
        onClose={() => setChanging(null)}
      >
        {changing !== null && <ChangeTeacher className={changing} onClose={() => setChanging(null)} />}
      </SideSheet>
    </div>
  );
}

function ChangeTeacher({ className, onClose }: { className: string; onClose(): void }) {
  const appoint = useCommand('school.appointHomeroomTeacher');
  const form = useRecordForm({
    schema: contract['school.appointHomeroomTeacher'].input,
    initial: { className, teacherName: '', fromOn: todayOnThisPc() },
    submit: appoint.run,
    onDone: () => {
      announce('已更换班主任');
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel="保存班主任" onCancel={onClose}>
      <TextInput label="班主任" required data-autofocus {...form.getInputProps('teacherName')} />
      <DateField
        label="起始日期"
        required
        description="从这一天起由新的班主任负责，之前的文书仍写原来的班主任"
        {...form.getInputProps('fromOn')}
      />
    </RecordForm>
  );
}
