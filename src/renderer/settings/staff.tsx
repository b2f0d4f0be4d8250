import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import classes from './settings.module.css';

/** The teachers who track students and visit homes. */
export function Staff() {
  const { data: staff = [], isPending, failure, refetch } = useRequest('school.staff', {});
  const [adding, setAdding] = useState(false);
  return (
    <div className={classes.narrow}>
      <div className={classes.toolbar}>
        <Button variant="default" onClick={() => setAdding(true)}>
          新增教师
        </Button>
      </div>
      <List
        label="教师名单"
        rows={staff}
        rowKey={(teacher) => teacher.id}
        columns={[
          {
            key: 'name',
            heading: '姓名',
            cell: (teacher) => teacher.name,
            sortBy: (teacher) => teacher.name,
          },
          { key: 'phone', heading: '联系电话', cell: (teacher) => writtenPhone(teacher.phone) || '未填' },
        ]}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="还没有教师" text="记家访或填写跟踪表时，也可以直接输入姓名添加。" />}
      />
      <SideSheet title="新增教师" opened={adding} onClose={() => setAdding(false)}>
        <AddTeacher onClose={() => setAdding(false)} />
      </SideSheet>
    </div>
  );
}

function AddTeacher({ onClose }: { onClose(): void }) {
  const add = useCommand('school.addStaff');
  const form = useRecordForm({
    schema: contract['school.addStaff'].input,
    initial: { name: '', phone: '' },
    submit: add.run,
    onDone: () => {
      announce('已新增教师');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="教师" onCancel={onClose}>
      <TextInput label="姓名" required {...form.getInputProps('name')} />
      <TextInput label="联系电话" {...form.getInputProps('phone')} />
    </RecordForm>
  );
}
