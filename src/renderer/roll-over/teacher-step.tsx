import { Autocomplete } from '@mantine/core';
import { Flag } from '#renderer/parts/flag.tsx';
import { List } from '#renderer/parts/list.tsx';
import { useRequest } from '#renderer/request.ts';
import classes from './roll-over.module.css';
import type { StepProps } from './step-props.ts';

/** Who will be homeroom teacher of each class: taken along unless somebody else is named. */
export function TeacherStep({ decisions, outlook, onDecide }: StepProps) {
  const { data: staff = [] } = useRequest('school.staff', {});
  const names = [...new Set(staff.map(({ name }) => name))];
  return (
    <>
      <p className={classes.lead}>
        班主任随班升级，有更换的请直接改；新教师写上姓名即可。还不知道的可以留空，以后在“设置 ·
        学年与班级”里填写。
      </p>
      <List
        label="新学年班主任"
        rows={outlook.classes}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', heading: '班级', cell: ({ name }) => name },
          { key: 'from', heading: '来自', cell: ({ fromClasses }) => fromClasses.join('、') },
          { key: 'students', heading: '学生数', width: 96, align: 'end', cell: ({ students }) => students },
          {
            key: 'teacher',
            heading: '班主任',
            width: '32%',
            cell: ({ name, homeroomTeacher, teacherIsSet }) =>
              teacherIsSet ? (
                <>
                  {homeroomTeacher}
                  <Flag>已登记</Flag>
                </>
              ) : (
                <Autocomplete
                  aria-label={`班主任：${name}`}
                  data={names}
                  limit={20}
                  maxLength={20}
                  placeholder="未定"
                  value={homeroomTeacher}
                  onChange={(teacher) =>
                    onDecide({ ...decisions, teachers: { ...decisions.teachers, [name]: teacher } })
                  }
                />
              ),
          },
        ]}
        empty={<p className={classes.lead}>没有班级升入新学年。</p>}
      />
    </>
  );
}
