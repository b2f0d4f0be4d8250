import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import type { StaffMember } from '#shared/contract/school.ts';
import type { Outcome } from '#shared/outcome.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import classes from './settings.module.css';

/** The teachers who track students and visit homes. */
export function Staff() {
  const { data: staff = [], isPending, failure, refetch } = useRequest('school.staff', {});
  const [opened, setOpened] = useState<StaffMember | 'new' | null>(null);
  const close = () => setOpened(null);
  return (
    <div className={classes.narrow}>
      <div className={classes.toolbar}>
        <Button variant="default" onClick={() => setOpened('new')}>
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
        onOpen={setOpened}
        isPending={isPending}
        failure={failure}
        onRetry={refetch}
        empty={<EmptyState title="还没有教师" text="记家访或填写跟踪表时，也可以直接输入姓名添加。" />}
      />
      <SideSheet title={opened === 'new' ? '新增教师' : '更正教师'} opened={opened !== null} onClose={close}>
        {opened !== null && <TeacherForm teacher={opened === 'new' ? null : opened} onClose={close} />}
      </SideSheet>
    </div>
  );
}

interface TeacherFormProps {
  /** Null for another one. */
  teacher: StaffMember | null;
  onClose(): void;
}

function TeacherForm({ teacher, onClose }: TeacherFormProps) {
  const add = useCommand('school.addStaff');
  const change = useCommand('school.changeStaff');
  const form = useRecordForm({
    schema: contract['school.addStaff'].input,
    initial: { name: teacher?.name ?? '', phone: teacher?.phone ?? '' },
    submit: (wanted): Promise<Outcome<unknown>> =>
      teacher ? change.run({ staffId: teacher.id, ...wanted }) : add.run(wanted),
    onDone: () => {
      announce(teacher ? '已更正教师' : '已新增教师');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name="教师" onCancel={onClose}>
      <TextInput
        label="姓名"
        required
        description={teacher && '写错了在这里更正，已有的记录里也跟着改；换了人请更换班主任'}
        {...form.getInputProps('name')}
      />
      <TextInput label="联系电话" {...form.getInputProps('phone')} />
    </RecordForm>
  );
}
